import type { DayCase, DayStep } from "#server/pathway/day-schemas.ts";

/** Where she is by what was tapped, in one word; `late`: her hour has come and she has not. */
export type Stand = "expected" | "late" | "arrived" | "ready" | "in_theatre" | "in_recovery" | "discharged";

const standAfter: Record<DayStep, Stand> = {
  arrived: "arrived",
  ready: "ready",
  in_theatre: "in_theatre",
  time_out: "in_theatre",
  sign_out: "in_theatre",
  in_recovery: "in_recovery",
  discharged: "discharged",
};

export const tones: Record<Stand, string> = {
  expected: "is-waiting",
  late: "is-attention",
  arrived: "is-waiting",
  ready: "is-ready",
  in_theatre: "is-live",
  in_recovery: "is-live",
  discharged: "is-done",
};

export function standOf({ steps, startsAt }: Pick<DayCase, "steps" | "startsAt">, now: string): Stand {
  const last = steps.at(-1);
  if (last) return standAfter[last.step];
  return Date.parse(startsAt) <= Date.parse(now) ? "late" : "expected";
}

/** Which booking has the page's one filled button: the first that is under way and may go on, else the first to come. */
export function filledOf(cases: readonly Pick<DayCase, "bookingId" | "steps" | "next" | "missing">[]) {
  const free = cases.filter(({ next, missing }) => next !== null && missing.length === 0);
  return (free.find(({ steps }) => steps.length > 0) ?? free[0])?.bookingId ?? null;
}
