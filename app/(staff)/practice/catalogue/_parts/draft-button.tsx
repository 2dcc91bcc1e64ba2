import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { TemplateKind } from "#server/catalogue/template-schemas.ts";

/** The way to a new draft, which begins with the newest version's words. */
export async function DraftButton({ kind, procedureId }: { kind: TemplateKind; procedureId: string | null }) {
  const words = await getTranslations("Catalogue");
  const of = procedureId ? `&of=${procedureId}` : "";
  return (
    <Link
      className="btn"
      href={`/practice/catalogue/texts/new?kind=${kind}${of}`}
      prefetch={false}
      aria-label={`${words("newDraft")}: ${words(`textKinds.${kind}`)}`}
    >
      {words("newDraft")}
    </Link>
  );
}
