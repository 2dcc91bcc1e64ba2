import { useTranslations } from "next-intl";
import { ToSignIn } from "./to-sign-in.tsx";

/** Used, too old, moved, or never one: the same words, so that nobody learns which. */
export function SpentLink({ slug }: { slug: string | null }) {
  const words = useTranslations("Door.answer");
  return (
    <div className="stack">
      <h1>{words("spentTitle")}</h1>
      <p>{words("spent")}</p>
      <ToSignIn slug={slug} />
    </div>
  );
}
