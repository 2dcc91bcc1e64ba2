import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { DayList } from "#server/pathway/day-schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";
import { ReviewForm } from "./review-form.tsx";
import { SpecimenStep } from "./specimen-step.tsx";

/** `shared`: whoever taps may be the second person, whoever signed in. */
type Props = { day: DayList; now: Temporal.Instant; shared: boolean };

/** What does not end with the day: emergencies that a second person has yet to look at, and what was sent and is not told. */
export async function LeftOpen({ day, now, shared }: Props) {
  const words = await getTranslations("Day.open");
  const { specimens, emergencies, zone } = day;
  return (
    <section className="list-day day-open" aria-labelledby="left-open">
      <h2 id="left-open">{words("title")}</h2>
      {specimens.length + emergencies.length === 0 && <p className="soft">{words("nothing")}</p>}
      {emergencies.length > 0 && (
        <>
          <h3>{words("emergencies")}</h3>
          <ul>
            {emergencies.map((one) => (
              <EmergencyRow key={one.caseId} one={one} zone={zone} now={now} shared={shared} />
            ))}
          </ul>
        </>
      )}
      {specimens.length > 0 && (
        <>
          <h3>{words("specimens")}</h3>
          <ul>
            {specimens.map((one) => (
              <SpecimenRow key={one.specimenId} one={one} zone={zone} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type Row<Of extends "specimens" | "emergencies"> = { one: DayList[Of][number]; zone: string };

async function EmergencyRow({ one, zone, now, shared }: Row<"emergencies"> & Omit<Props, "day">) {
  const words = await getTranslations("Day.emergency");
  const isOverdue = Date.parse(one.reviewBy) < now.epochMilliseconds;
  const on = (iso: string) => ({ date: shortDate(dateAt(iso, zone)), time: hour(iso, zone) });
  return (
    <li className="open-row">
      <Link className="who" href={`/cases/${one.caseId}`} prefetch={false}>
        {one.patientName}
      </Link>
      <Sealed>{one.reason}</Sealed>
      <span className="small soft">{words("since", { ...on(one.at), name: one.byName })}</span>
      <span className={`mark ${isOverdue ? "is-attention" : "is-waiting"}`}>
        {words(isOverdue ? "overdue" : "reviewBy", on(one.reviewBy))}
      </span>
      {one.mayReview || shared ? (
        <ReviewForm caseId={one.caseId} patientName={one.patientName} />
      ) : (
        <span className="small soft">{words("other")}</span>
      )}
    </li>
  );
}

async function SpecimenRow({ one, zone }: Row<"specimens">) {
  const words = await getTranslations("Day.specimen");
  const on = (iso: string) => ({ date: shortDate(dateAt(iso, zone)) });
  const said = [words("sentOn", on(one.at)), one.seenAt ? words("seenOn", on(one.seenAt)) : null];
  return (
    <li className="open-row">
      <Link className="who" href={`/cases/${one.caseId}`} prefetch={false}>
        {one.patientName}
      </Link>
      <Sealed>{one.what}</Sealed>
      <span className="small soft">{said.filter((part) => part !== null).join(", ")}</span>
      <SpecimenStep
        caseId={one.caseId}
        specimenId={one.specimenId}
        patientName={one.patientName}
        step={one.seenAt ? "told" : "seen"}
      />
    </li>
  );
}
