"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { BeforeChoice } from "./before-choice.tsx";
import { Booked } from "./booked.tsx";
import { CallContext } from "./call-context.ts";
import { Chosen } from "./chosen.tsx";
import { DayList } from "./day-list.tsx";
import { Gone } from "./gone.tsx";
import type { Opened } from "./opened.ts";
import { ReadOut } from "./read-out.tsx";
import { Refused } from "./refused.tsx";
import { StepWhat } from "./step-what.tsx";
import { StepWhen } from "./step-when.tsx";
import { StepWho } from "./step-who.tsx";
import { useBooking } from "./use-booking.ts";
import { useCallState } from "./use-call.ts";
import { useStepFocus } from "./use-step-focus.ts";

const nobody = { slot: null, own: null };

/** A phone call's worth of work on one page: what, who, when; the times; the one that is read out and booked. */
export function FindATime({ opened }: { opened: Opened }) {
  const words = useTranslations("Find");
  const call = useCallState(opened);
  const booking = useBooking(call);
  const search = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const toHeading = () => requestAnimationFrame(() => heading.current?.focus());
  const step = call.subject === null ? 1 : call.patientId === null ? 2 : 3;
  useStepFocus(booking.outcome ? 0 : step, search);
  if (booking.outcome) return <Booked outcome={booking.outcome} booking={booking} />;
  return (
    // What was refused is not picked any more, and nothing else is until somebody picks it.
    <CallContext value={booking.refusal ? { ...call, picked: nobody } : call}>
      <main className="call" id="main">
        <h1 className="hidden">{words("title")}</h1>
        <div className="call-side">
          <ol className="steps" aria-label={words("call")}>
            <StepWhat />
            <StepWho searchRef={search} found={toHeading} />
            <StepWhen />
          </ol>
          {call.subject && booking.refusal === null && <ReadOut startsAt={booking.startsAt} />}
        </div>
        <div className="call-main">
          <Gone undone={booking.undone} />
          {call.subject === null ? (
            <BeforeChoice />
          ) : (
            <>
              {booking.refusal ? (
                <Refused refusal={booking.refusal} booking={booking} heading={heading} />
              ) : (
                <Chosen booking={booking} heading={heading} toSearch={() => search.current?.focus()} />
              )}
              <DayList picked={toHeading} />
            </>
          )}
        </div>
      </main>
    </CallContext>
  );
}
