import { getTranslations } from "next-intl/server";
import type { CheckInView, QueueItem } from "#server/recovery/check-in-schemas.ts";
import type { SilenceItem } from "#server/recovery/silence-schemas.ts";
import { AnswersPart } from "./answers-part.tsx";
import { Arrive } from "./arrive.tsx";
import { CarePart } from "./care-part.tsx";
import { Chart } from "./chart.tsx";
import { Back, Head } from "./look-head.tsx";
import { RulesSay } from "./rules-say.tsx";
import { SoFar } from "./so-far.tsx";

type Props = { view: CheckInView; now: Temporal.Instant; next: QueueItem | SilenceItem | null };

/** One day's answers: whom to call, what says that somebody should, how it has gone so far, and what was done. */
export async function Look({ view, now, next }: Props) {
  const words = await getTranslations("Recovery");
  return (
    <Arrive key={view.checkInId} line={view.checkInId} label={words("answersOf", { name: view.patientName })}>
      <Back />
      <Head view={view} now={now} />
      <CarePart line={{ checkInId: view.checkInId }} view={view} next={next} />
      <RulesSay view={view} />
      <Chart view={view} now={now} />
      {view.reports.map((report) => (
        <AnswersPart key={report.at} report={report} zone={view.zone} now={now} />
      ))}
      <SoFar view={view} />
    </Arrive>
  );
}

/** Where nobody is chosen, and where what was chosen is not there for this reader. */
export async function NoLook({ isGone, isEmpty }: { isGone: boolean; isEmpty: boolean }) {
  const words = await getTranslations("Recovery");
  return (
    <section className="detail no-look" aria-label={words("answers")}>
      {isGone && <Back />}
      {isGone && <h1 className="hidden">{words("answers")}</h1>}
      <p className="soft">{words(isGone ? "gone" : isEmpty ? "comesHere" : "choose")}</p>
    </section>
  );
}
