import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { dateAt, fullDate } from "#app/_format/index.ts";
import type { TemplateSummary } from "#server/catalogue/template-schemas.ts";

const tones = { draft: "is-attention", approved: "is-ready", retired: "is-done" } as const;

/** One version of a text: its state, who approved it and when. */
export async function VersionRow({ version, zone }: { version: TemplateSummary; zone: string }) {
  const words = await getTranslations("Catalogue");
  const { templateVersionId, kind, state, approvedByName, approvedAt, isDemo } = version;
  return (
    <li className="text-version">
      <Link href={`/practice/catalogue/texts/${templateVersionId}`} prefetch={false}>
        <span className="hidden">{words(`textKinds.${kind}`)}, </span>
        {words("version", { version: version.version })}
      </Link>
      <span className={`mark ${tones[state]}`}>{words(`textState.${state}`)}</span>
      {approvedByName && approvedAt && (
        <span className="small soft">
          {words("approvedBy", { name: approvedByName, date: fullDate(dateAt(approvedAt, zone)) })}
        </span>
      )}
      {isDemo && <span className="small soft">{words("demo")}</span>}
    </li>
  );
}
