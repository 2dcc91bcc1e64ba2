import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { hour } from "#app/_format/index.ts";
import type { Option } from "#app/_forms/fields.tsx";
import type { DayCase } from "#server/pathway/day-schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";
import { CallOffForm } from "./call-off-form.tsx";
import { EmergencyDialog } from "./emergency-dialog.tsx";
import { Missing } from "./missing.tsx";
import { Recovery } from "./recovery.tsx";
import { standOf, tones } from "./stands.ts";
import { StepButton } from "./step-button.tsx";
import { StepTime } from "./step-time.tsx";

type Props = {
  one: DayCase;
  now: Temporal.Instant;
  isFilled: boolean;
  /** Of the surgeon alone. */
  reviews: readonly Option[] | null;
  theatres: readonly Option[];
};

/** One operation of today: hour, whom, where, what has happened, and the next step with what is missing before it. */
export async function CaseOfDay({ one, now, isFilled, reviews, theatres }: Props) {
  const words = await getTranslations("Day");
  const { bookingId, caseId, zone, steps, next, readiness, patientName } = one;
  const stand = standOf(one, now.toString());
  return (
    <li className={`day-case ${tones[stand]}`} data-stand={stand} aria-label={patientName}>
      <Head one={one} mark={words(`states.${stand}`)} />
      {steps.length > 0 && (
        <ul className="day-times" aria-label={words("times")}>
          {steps.map(({ step, at, byName }, n) => (
            <li key={step}>
              <StepTime
                bookingId={bookingId}
                patientName={patientName}
                step={step}
                at={at}
                byName={byName}
                before={steps[n - 1]?.at ?? null}
                zone={zone}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="day-next">
        {next && (
          <StepButton
            bookingId={bookingId}
            patientName={patientName}
            step={next}
            zone={zone}
            isFilled={isFilled}
          />
        )}
        {next === "arrived" && readiness !== "ready" && (
          <p className="mark is-attention">{words(`notReady.${readiness}`)}</p>
        )}
        <Missing one={one} />
      </div>
      <Recovery one={one} now={now} reviews={reviews} />
      <div className="day-foot">
        <Link className="btn plain" href={`/cases/${caseId}`} prefetch={false}>
          {words("openCase")}
          <span className="hidden"> {patientName}</span>
        </Link>
        {(next === "arrived" || next === "ready" || next === "in_theatre") && (
          <CallOffForm bookingId={bookingId} patientName={patientName} />
        )}
        <EmergencyDialog
          caseId={caseId}
          patientName={patientName}
          theatres={theatres}
          className="btn plain"
        />
      </div>
    </li>
  );
}

async function Head({ one, mark }: { one: DayCase; mark: string }) {
  const words = await getTranslations("Day");
  const { zone, startsAt, endsAt, patientId, patientName, nameToCall, roomName, surgeonName } = one;
  const what = words("what", { profile: one.profileLabel, variant: one.variantLabel });
  return (
    <div className="day-head">
      <span className="bigtime time">
        {hour(startsAt, zone)}
        <small>
          <span className="hidden">{words("until")} </span>
          {hour(endsAt, zone)}
        </small>
      </span>
      <span className="whom">
        <Link className="who" href={`/patients/${patientId}`} prefetch={false}>
          {patientName}
        </Link>
        {nameToCall && <span className="call-her">{words("callHer", { name: nameToCall })}</span>}
        {one.emergency && <span className="tag is-emergency">{words("emergencyRuns")}</span>}
      </span>
      <span className="mark">{mark}</span>
      <span className="what">{[roomName, what, surgeonName].filter(Boolean).join(", ")}</span>
      <Sealed>{one.procedureName}</Sealed>
    </div>
  );
}
