import { expect } from "vitest";
import { DomainError } from "#server/kernel/index.ts";
import { takeStep, undoStep } from "#server/pathway/index.ts";
import type { DayStep } from "#server/pathway/schemas.ts";
import { last } from "./tape.ts";
import type { Missing } from "./what-is-missing.ts";
import type { World } from "./world.ts";

/** What trying the door came to, over all runs: how often she was let in, and what kept the theatre's own door shut. */
export type Tried = { in: number; shutBy: Set<string> };

/**
 * Tries to take her into theatre, as far as it goes: the product must let her in when nothing is missing, must refuse when anything is, and must name just what is. Whom it lets in is taken out again, so that
 * the walk goes on.
 */
export async function tryTheDoor(w: World, tried: Tried): Promise<void> {
  const booking = last(w.tape, "planned");
  if (!booking?.startsAt) return;
  const { bookingId } = booking;
  const tap = (step: DayStep) => refusal(takeStep(w.as("nurse"), { bookingId, step }));
  const taken = new Set(await stepsOf(w, bookingId));
  const date = Temporal.Instant.from(booking.startsAt).toZonedDateTimeISO("Europe/Paris").toPlainDate();
  if (!date.equals(w.today())) {
    const next =
      (["arrived", "ready", "in_theatre"] as const).find((step) => !taken.has(step)) ?? "in_theatre";
    // A nurse does not even know her then.
    expect(["notTheDay", "notFound"], "on no other day").toContain((await tap(next))?.reason);
    return;
  }
  if (!taken.has("arrived")) expect(await tap("arrived"), "whoever comes has come").toBeNull();
  const missing = w.missing();
  for (const step of ["ready", "in_theatre"] as const) {
    if (taken.has(step)) continue;
    const refused = await tap(step);
    const stands = (await stepsOf(w, bookingId)).includes(step);
    expect(stands, "what is refused is not written").toBe(refused === null);
    mustBe(refused, missing, step);
    if (!refused) continue;
    if (step === "in_theatre") tried.shutBy.add([...missing.gates, ...missing.law].join(" "));
    return;
  }
  tried.in++;
  await undoStep(w.as("nurse"), { bookingId, step: "in_theatre" });
}

function mustBe(refused: DomainError | null, { gates, law }: Missing, step: string): void {
  const missing = [...gates, ...law];
  if (!refused) {
    expect(missing, `${step}, though something is missing`).toEqual([]);
    return;
  }
  expect(missing, `${step} refused (${refused.reason}), though nothing is missing`).not.toEqual([]);
  if (gates.includes("decision")) expect(refused.reason).toBe("undecided");
  else if (gates.length > 0) expect(named(refused), "the refusal names what is missing").toEqual(gates);
  else expect(LAW, `${step} refused by the law`).toContain(refused.reason);
}

const LAW = ["notPermittedThen", "noRuleThen", "notQualified", "tooYoung", "waitNotOver", "waitNotStarted"];

const named = ({ params }: DomainError) =>
  (params.missing as { gateId: string }[] | undefined)?.map(({ gateId }) => gateId).toSorted();

const stepsOf = async ({ rows }: World, bookingId: string) =>
  (await rows.sql<{ step: string }[]>`select step from day_step where booking_id = ${bookingId}`).map(
    ({ step }) => step,
  );

const refusal = (work: Promise<unknown>): Promise<DomainError | null> =>
  work.then(
    () => null,
    (error: unknown) => {
      if (error instanceof DomainError) return error;
      throw error;
    },
  );
