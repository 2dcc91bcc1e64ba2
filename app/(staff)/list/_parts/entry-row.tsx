import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { hour } from "#app/_format/index.ts";
import type { ListEntry } from "#server/pathway/schemas.ts";
import { OtherClock } from "../../_parts/other-clock.tsx";
import { hoursOf, stateOf, whereOf } from "./days.ts";
import { Sealed } from "./sealed.tsx";

const tones = {
  over: "is-done",
  missed: "is-silent",
  now: "is-live",
  lost: "is-attention",
  ahead: null,
  occupied: null,
} as const;

type Props = { entry: ListEntry; now: Temporal.Instant; saysSite: boolean; saysMine: boolean };

/** Hour, name, profile, procedure, and how it stands. "Occupied" has its hours and its room, and nothing else. */
export async function EntryRow({ entry, now, saysSite, saysMine }: Props) {
  const words = await getTranslations("List");
  const state = stateOf(entry, now);
  const { from, to } = hoursOf(entry);
  const tone = tones[state];
  const where = whereOf(entry, saysSite);
  return (
    <li className="entry" data-state={state}>
      <span className="bigtime time">
        {from}
        <small>
          <span className="hidden">{words("until")} </span>
          {to}
        </small>
      </span>
      {entry.occupied ? (
        <span className="whom">
          <b className="mark is-locked">{words("occupied")}</b>
          {entry.roomName && <small className="where">{entry.roomName}</small>}
          <small>{words("occupiedMeans")}</small>
        </span>
      ) : (
        <span className="whom">
          {entry.patientId && (
            <Link className="who" href={`/patients/${entry.patientId}`} prefetch={false}>
              {entry.patientName}
            </Link>
          )}
          <small>
            {[
              entry.arrivesAt && (state === "ahead" || state === "lost")
                ? words("arrives", { time: hour(entry.arrivesAt, entry.zone) })
                : null,
              saysMine ? words("withYou") : null,
            ]
              .filter((said) => said !== null)
              .join(", ")}
          </small>
        </span>
      )}
      <span className="what">
        {entry.label}
        {where && (
          <small className="where">
            {where}
            {saysSite && (
              <>
                {" "}
                <OtherClock zone={entry.zone} at={entry.startsAt.toString()} as="after" />
              </>
            )}
          </small>
        )}
      </span>
      {entry.procedureName && entry.caseId ? (
        <Sealed>
          <Link href={`/cases/${entry.caseId}`} prefetch={false}>
            {entry.procedureName}
          </Link>
        </Sealed>
      ) : (
        <span className="no-seal" />
      )}
      <span className="stands">
        {tone && <span className={`mark ${tone}`}>{words(`states.${state}`)}</span>}
        {entry.mayRequest && entry.patientId && (
          <Link
            className="btn"
            href={`/cases/new?patient=${entry.patientId}&site=${entry.siteId}`}
            prefetch={false}
          >
            {words("request")}
          </Link>
        )}
      </span>
    </li>
  );
}
