import { getTranslations } from "next-intl/server";
import { dateAt, hour, longDate } from "#app/_format/index.ts";
import type { CaseView } from "#server/pathway/schemas.ts";

/** A consent that she has taken back stands above all else. */
export async function TakenBack({ view: { preparation, zone } }: { view: CaseView }) {
  const words = await getTranslations("Case.takenBack");
  const taken = (["consent", "anaesthesia"] as const).flatMap((kind) => {
    const consent = preparation?.[kind];
    return consent?.state === "withdrawn" && consent.withdrawnAt ? [{ kind, at: consent.withdrawnAt }] : [];
  });
  return taken.map(({ kind, at }) => (
    <section className="notice is-attention" role="alert" key={kind}>
      <h2>
        <span className="icon i-attention" aria-hidden="true" />
        {words(kind === "consent" ? "title" : "anaesthesia")}
      </h2>
      <p>{words("means", { date: longDate(dateAt(at, zone)), time: hour(at, zone) })}</p>
    </section>
  ));
}
