import { getTranslations } from "next-intl/server";
import { dateAt, fullDate, hour } from "#app/_format/index.ts";
import type { ConsentCopyView } from "#server/pathway/schemas.ts";
import { PrintButton } from "./print-button.tsx";
import { Risks, TextAfter, TextBefore } from "./text.tsx";

type Props = { copy: ConsentCopyView; zone: string; page: string };

/** The sealed copy: its words, who signed it when, and the hash over all of it. On paper too. */
export async function Copy({ copy, zone, page }: Props) {
  const words = await getTranslations("My.consent");
  const on = (iso: string) => ({ date: fullDate(dateAt(iso, zone)), time: hour(iso, zone) });
  const { countersignedBy: name, countersignedAt } = copy;
  return (
    <section className="my-part consent copy" id="shown">
      <TextBefore text={copy.words} />
      <Risks text={copy.words} note={words("ticked")} />
      <TextAfter text={copy.words} />
      <dl className="signed">
        <dt>{words("signedBy", { name: copy.typedName })}</dt>
        <dd>{words("signedAt", on(copy.signedAt))}</dd>
        {name && countersignedAt && <dt>{words("countersignedBy", { name, ...on(countersignedAt) })}</dt>}
        {copy.withdrawnAt && <dt>{words("takenBackAt", on(copy.withdrawnAt))}</dt>}
        <dt>{words("hash")}</dt>
        <dd className="hash ltr">{copy.hash}</dd>
        <dd className="soft">{words("hashMeans")}</dd>
      </dl>
      <PrintButton label={words("print")} />
      <a className="btn wide" href={page}>
        {words("cover")}
      </a>
      <a className="btn wide" href="/my/consent">
        {words("back")}
      </a>
    </section>
  );
}
