import Link from "next/link";
import { getTranslations } from "next-intl/server";

export default async function NothingHere() {
  const words = await getTranslations("Door");
  return (
    <div className="door-words">
      <h1>{words("nothing")}</h1>
      <p className="soft">{words("nothingHint")}</p>
      <Link className="btn wide" href="/" prefetch={false}>
        {words("start")}
      </Link>
    </div>
  );
}
