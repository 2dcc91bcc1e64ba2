import { z } from "zod";
import { Instant, PlanInstant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { BookingState, StartView } from "#server/scheduling/schemas.ts";

/** A free stretch of a theatre, today. */
export const WhoCanCome = z
  .object({ siteId: Id, theatreId: Id, startsAt: PlanInstant, endsAt: PlanInstant })
  .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), {
    path: ["endsAt"],
    error: "range",
  });
export type WhoCanCome = z.infer<typeof WhoCanCome>;

/**
 * Somebody who is ready, may be reached now, and for whom the stretch is lawful and long enough. `fasting`: by the anaesthesia of her profile (`none` of it to do, `inTime` to tell her
 * all of it, `ask` since when: she was told to for later that day), with the hours by which to ask. Nothing tells of who is missing.
 */
export const Comer = z.object({
  bookingId: Id,
  scheduleVersion: z.int(),
  patientId: Id,
  patientName: z.string(),
  nameToCall: z.string().nullable(),
  label: z.string(),
  state: BookingState,
  zone: z.string(),
  startsAt: Instant,
  to: StartView,
  here: z.boolean(),
  phone: z.string().nullable(),
  /** Null: at any hour of today, or she is here. */
  callUntil: Instant.nullable(),
  fasting: z.object({
    word: z.enum(["none", "inTime", "ask"]),
    clearUntil: Instant,
    lightUntil: Instant,
    fattyUntil: Instant,
  }),
});
export type Comer = z.infer<typeof Comer>;
