import { redirect } from "next/navigation";

/** An address that is none of hers says nothing, not even that it is none. */
export default function UnknownPage(): never {
  redirect("/my");
}
