import { z } from "zod";
import { Instant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { MaybeWords } from "#server/kernel/words.ts";
import { dayReasons } from "#server/scheduling/schemas.ts";

export { dayReasons };
export type DayReason = (typeof dayReasons)[number];

/** `words` are for those who treat her; the desk reads `reason` alone. */
export const CancelOnDay = z.object({ bookingId: Id, reason: z.enum(dayReasons), words: MaybeWords(400) });
export type CancelOnDay = z.input<typeof CancelOnDay>;

export const CancelledOnDay = z.object({ bookingId: Id, reason: z.enum(dayReasons), at: Instant });
export type CancelledOnDay = z.infer<typeof CancelledOnDay>;

/** What was called off, as its case keeps it. */
export const CalledOff = z.object({
  at: Instant,
  byName: z.string(),
  reason: z.enum(dayReasons),
  words: z.string(),
});
