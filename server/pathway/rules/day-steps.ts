import { type DayStep, daySteps } from "../day-schemas.ts";

/** What has happened already, and when. */
export type Taken = ReadonlyMap<DayStep, Temporal.Instant>;

type Refused = { readonly ok: false; readonly reason: "stepTaken" | "stepFirst"; readonly first: DayStep };

/** Steps follow each other: none is taken twice, and none before the one that it follows. */
export function nextStep(taken: Taken, step: DayStep): { readonly ok: true } | Refused {
  if (taken.has(step)) return { ok: false, reason: "stepTaken", first: step };
  const before = daySteps.slice(0, daySteps.indexOf(step));
  const missing = before.find((one) => !taken.has(one));
  return missing ? { ok: false, reason: "stepFirst", first: missing } : { ok: true };
}

/** The last one that was taken; null at first. It alone can be taken back. */
export const lastStep = (taken: Taken): DayStep | null =>
  daySteps.findLast((step) => taken.has(step)) ?? null;

/** Whether a step's time can be corrected to another: not ahead of now, not before what went before, not after what followed. */
export function canBeAt(taken: Taken, step: DayStep, at: Temporal.Instant, now: Temporal.Instant): boolean {
  if (Temporal.Instant.compare(at, now) > 0) return false;
  const place = daySteps.indexOf(step);
  return daySteps.every((one, n) => {
    const other = taken.get(one);
    if (!other || n === place) return true;
    const order = Temporal.Instant.compare(other, at);
    return n < place ? order <= 0 : order >= 0;
  });
}
