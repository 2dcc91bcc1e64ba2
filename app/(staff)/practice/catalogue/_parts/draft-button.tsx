import Link from "next/link";
import { getTranslations } from "next-intl/server";

/** The way to a new draft, which begins with the newest version's words. */
export async function DraftButton({ procedureId }: { procedureId: string }) {
  const words = await getTranslations("Catalogue");
  return (
    <p className="btns">
      <Link className="btn" href={`/practice/catalogue/texts/new?of=${procedureId}`} prefetch={false}>
        {words("newDraft")}
      </Link>
    </p>
  );
}
