import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { hour, shortDate } from "#app/_format/index.ts";
import type { CheckInView, QueueItem } from "#server/recovery/check-in-schemas.ts";
import { AnswersPart } from "./answers-part.tsx";
import { Arrive } from "./arrive.tsx";
import { CareActions } from "./care-actions.tsx";
import { Chart } from "./chart.tsx";
import { lookAt } from "./look-at.ts";
import { Reach } from "./reach.tsx";
import { RulesSay } from "./rules-say.tsx";
import { SoFar } from "./so-far.tsx";
import { TakeButton } from "./take-button.tsx";
import { Waited } from "./waited.tsx";

type Props = { view: CheckInView; now: Temporal.Instant; next: QueueItem | null };

/** One day's answers: whom to call, what says that somebody should, how it has gone so far, and what was done. */
export async function Look({ view, now, next }: Props) {
  const { checkInId, since, seen, heldBy, closedAt, patientName } = view;
  const words = await getTranslations("Recovery");
  const isMine = heldBy?.isMe === true;
  const wasReached = view.done.some(
    ({ kind, at }) => kind === "reached" && Date.parse(at) >= Date.parse(since),
  );
  return (
    <Arrive key={checkInId} checkInId={checkInId} label={words("answersOf", { name: patientName })}>
      <Back />
      <Head view={view} now={now} />
      <div className="care">
        {closedAt ? (
          <p className="mark is-done">{words("doneAt", { time: hour(closedAt, view.zone) })}</p>
        ) : isMine ? (
          <p className="have-it">
            <span className="icon i-yes" aria-hidden="true" /> {words("youHaveIt")}
          </p>
        ) : (
          <TakeButton checkInId={checkInId} heldBy={heldBy} />
        )}
        <Reach patientId={view.patientId} />
        <CareActions
          checkInId={checkInId}
          seen={seen}
          heldBy={heldBy?.staffId ?? null}
          isClosed={closedAt !== null}
          filled={!isMine || closedAt ? null : wasReached ? "closed" : "reached"}
        >
          {closedAt && next && (
            <Link className="btn main" href={lookAt(next.checkInId)} prefetch={false}>
              {words("next")}
            </Link>
          )}
        </CareActions>
      </div>
      <RulesSay view={view} />
      <Chart view={view} now={now} />
      {view.reports.map((report) => (
        <AnswersPart key={report.at} report={report} zone={view.zone} now={now} />
      ))}
      <SoFar view={view} />
    </Arrive>
  );
}

async function Back() {
  const words = await getTranslations("Recovery");
  return (
    <p className="look-back">
      <Link href="/recovery" prefetch={false} data-close>
        <span className="icon i-back" aria-hidden="true" /> {words("back")}
      </Link>
    </p>
  );
}

async function Head({ view, now }: Pick<Props, "view" | "now">) {
  const words = await getTranslations("Recovery");
  const { patientId, patientName, operatedOn, surgeonName, day, closedAt, since } = view;
  return (
    <header className="record-head">
      <div>
        <h1 className="look-name">
          <Link className="who" href={`/patients/${patientId}`} prefetch={false}>
            {patientName}
          </Link>
        </h1>
        <p className="meta">
          <span>{words("operated", { day, date: shortDate(operatedOn), surgeon: surgeonName })}</span>
          <span>{view.siteName}</span>
        </p>
      </div>
      {!closedAt && (
        <p className="look-wait push">
          <span className="small soft">{words("waitsFor")}</span>{" "}
          <span className="bigtime time">
            <Waited since={since} now={now.toString()} />
          </span>
        </p>
      )}
    </header>
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
