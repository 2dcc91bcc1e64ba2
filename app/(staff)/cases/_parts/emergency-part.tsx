import { getTranslations } from "next-intl/server";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { CaseView } from "#server/pathway/schemas.ts";
import { ReviewForm } from "../../day/_parts/review-form.tsx";
import { Sealed } from "../../list/_parts/sealed.tsx";

type Props = { view: CaseView; now: Temporal.Instant };

/** The emergencies of this case, the latest first. */
export function EmergencyPart({ view, now }: Props) {
  return view.emergencies.map((one) => <One key={one.at} emergency={one} view={view} now={now} />);
}

/** One of them: who started it, when and why, until when it passes gates, and what a second person thinks of it. */
async function One({ emergency, view, now }: Props & { emergency: CaseView["emergencies"][number] }) {
  const [words, day] = [await getTranslations("Case.emergency"), await getTranslations("Day.emergency")];
  const { zone, caseId, patientName } = view;
  const id = `emergency-${Date.parse(emergency.at)}`;
  const { runs, review, reviewBy } = emergency;
  const on = (iso: string) => ({ date: shortDate(dateAt(iso, zone)), time: hour(iso, zone) });
  const isOverdue = Date.parse(reviewBy) < now.epochMilliseconds;
  const isLoud = runs || review === null;
  return (
    <section className={isLoud ? "notice is-attention" : "notice"} aria-labelledby={id}>
      <h2 id={id}>
        <span className="icon i-emergency" aria-hidden="true" />
        {words(runs ? "runs" : "over")}
      </h2>
      <p>
        <Sealed>{emergency.reason}</Sealed>
      </p>
      <p className="small soft">{words("by", { ...on(emergency.at), name: emergency.byName })}</p>
      {runs && <p className="small">{words("passes", on(reviewBy))}</p>}
      {review ? (
        <>
          <p className="small soft">{words("reviewed", { ...on(review.at), name: review.byName })}</p>
          <p>
            <Sealed>{review.words}</Sealed>
          </p>
        </>
      ) : (
        <>
          <p>
            <span className={`mark ${isOverdue ? "is-attention" : "is-waiting"}`}>
              {day(isOverdue ? "overdue" : "reviewBy", on(reviewBy))}
            </span>
          </p>
          {emergency.mayReview ? (
            <p>
              <ReviewForm caseId={caseId} patientName={patientName} />
            </p>
          ) : (
            <p className="small soft">{day("other")}</p>
          )}
        </>
      )}
    </section>
  );
}

/** Of what it is decided to operate, or was operated; not beside one that runs and waits for its review. */
export const mayStartEmergency = ({ state, emergencies, preparation, decision }: CaseView): boolean =>
  state !== "withdrawn" &&
  !emergencies.some(({ runs, review }) => runs && review === null) &&
  (preparation === null || decision?.outcome === "operate");
