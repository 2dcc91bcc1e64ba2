import { getTranslations } from "next-intl/server";
import type { CaseView } from "#server/pathway/schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";

/** The risks that were talked about one by one. They may name the operation: each is sealed. */
export async function RisksPart({ view: { risksDiscussed, decision } }: { view: CaseView }) {
  if (!decision) return null;
  const words = await getTranslations("Case.risks");
  const count = risksDiscussed.length;
  return (
    <section className="part" aria-labelledby="risks">
      <div className="part-head">
        <h2 id="risks">{words("title")}</h2>
        {count > 0 && decision.outcome === "operate" && (
          <span className="small soft">{words("all", { count })}</span>
        )}
      </div>
      {count === 0 && <p className="case-say soft">{words("none")}</p>}
      <ul className="gates">
        {risksDiscussed.map((risk) => (
          <li key={risk}>
            <span className="icon i-yes" aria-hidden="true" />
            <Sealed>{risk}</Sealed>
          </li>
        ))}
      </ul>
    </section>
  );
}
