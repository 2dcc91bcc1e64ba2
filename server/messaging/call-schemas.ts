import { z } from "zod";
import { Instant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";

/** Why somebody is to be called: what she wrote (`other`: words to be read), what she asked for by a link, or that a message did not arrive. */
export const callReasons = ["stop", "start", "confirm", "other", "anotherTime", "notArrived"] as const;

/** One patient's, those that are done too; or whoever is still to be called. */
export const CallsOf = z.object({ patientId: Id.optional() });
export type CallsOf = z.infer<typeof CallsOf>;

/** Somebody to call. `isShared`: others have the number too, so that who wrote is not known. `zone`: the desk's; `visit`: the one that it is about. What she wrote is not among it: it is read by itself. */
export const CallView = z.object({
  callId: Id,
  why: z.enum(callReasons),
  isShared: z.boolean(),
  hasWords: z.boolean(),
  askedAt: Instant,
  done: z.boolean(),
  patientId: Id,
  patientName: z.string(),
  zone: z.string(),
  visit: z.object({ startsAt: Instant, zone: z.string() }).nullable(),
});
export type CallView = z.infer<typeof CallView>;

/** The first of them, and how many there are. */
export const CallsView = z.object({ calls: CallView.array(), count: z.int() });
export type CallsView = z.infer<typeof CallsView>;

export const CallId = z.object({ callId: Id });
export type CallId = z.infer<typeof CallId>;
export const ReplyWords = z.object({ words: z.string() });
export type ReplyWords = z.infer<typeof ReplyWords>;
export const SetCall = CallId.extend({ done: z.boolean() });
export type SetCall = z.infer<typeof SetCall>;

export const ConfirmedOf = z.object({ patientId: Id });
export type ConfirmedOf = z.infer<typeof ConfirmedOf>;
/** Her bookings that she has said she comes to, to the time as it stands. */
export const Confirmed = z
  .object({ bookingId: Id, by: z.enum(["sms", "link"]), confirmedAt: Instant })
  .array();
export type Confirmed = z.infer<typeof Confirmed>;
