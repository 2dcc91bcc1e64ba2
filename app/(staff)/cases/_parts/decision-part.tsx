import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { dateAt, shortDate } from "#app/_format/index.ts";
import type { CaseView } from "#server/pathway/schemas.ts";

/** What was decided after a private talk, for the treating team. */
export async function DecisionPart({ view }: { view: CaseView }) {
  const words = await getTranslations("Case.decision");
  const { decision, mayDecide, caseId } = view;
  return (
    <section className="part">
      <div className="part-head">
        <h2>
          {decision
            ? words("decided", { outcome: words(`outcomes.${decision.outcome}`) })
            : words("undecided")}
        </h2>
        {mayDecide && decision && (
          <Link className="small" href={`/cases/${caseId}/decision`} prefetch={false}>
            {words("change")}
          </Link>
        )}
      </div>
      {decision ? (
        <dl className="rows">
          <div>
            <dt>{words("on")}</dt>
            <dd>{shortDate(dateAt(decision.at, view.zone))}</dd>
          </div>
          <div>
            <dt>{words("alternativesShort")}</dt>
            <dd>{words(decision.alternatives ? "talkedAbout" : "notTalked")}</dd>
          </div>
          <div>
            <dt>{words("counsellingShort")}</dt>
            <dd>{decision.counselling ? words(`answers.${decision.counselling}`) : words("notOffered")}</dd>
          </div>
        </dl>
      ) : (
        <p className="case-say">{words(view.state === "booked" ? "undecidedBooked" : "undecidedMeans")}</p>
      )}
      {mayDecide && !decision && (
        <Link className="btn main" href={`/cases/${caseId}/decision`} prefetch={false}>
          {words("record")}
        </Link>
      )}
    </section>
  );
}
