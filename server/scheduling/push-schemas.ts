import { z } from "zod";
import { Override } from "./booking-schemas.ts";
import { CalendarDate, Id, Instant, ResourceKind } from "./terms-schemas.ts";

const Minutes = z
  .int("pushMinutes")
  .min(5, "pushMinutes")
  .max(240, "pushMinutes")
  .multipleOf(5, "pushMinutes");

/** From this booking of today on, all that is booked in its theatre and has not gone in yet, by so many minutes. */
export const PreviewPush = z.object({ bookingId: Id, minutes: Minutes });
export type PreviewPush = z.infer<typeof PreviewPush>;

const SeenBookings = z
  .object({ bookingId: Id, scheduleVersion: z.int().min(1) })
  .array()
  .min(1)
  .max(60);

/** `seen`: the list as the preview had it; CONFLICT `changedMeanwhile` when it is another by now. */
export const Push = PreviewPush.extend({ seen: SeenBookings, override: Override.optional() });
export type Push = z.infer<typeof Push>;

/** Takes a push back: the bookings as it left them. */
export const PushBack = z.object({ minutes: Minutes, pushed: SeenBookings, override: Override.optional() });
export type PushBack = z.infer<typeof PushBack>;

/**
 * What keeps one booking from being pushed. `full`: of the kind `need` nobody is free, or only `resourceName` could do it; `inTheWay`: the booking that holds it,
 * with no name where the reader must not know whose it is. `alone`: it could not be moved by itself either.
 */
export const PushObstacle = z.object({
  kind: z.enum([
    "past",
    "nextDay",
    "notBefore",
    "askSurgeon",
    "noneOfKindHere",
    "closed",
    "full",
    "tooFew",
    "patientBusy",
    "alone",
  ]),
  need: ResourceKind.nullable(),
  date: CalendarDate.nullable(),
  resourceName: z.string().nullable(),
  inTheWay: z.object({ patientName: z.string().nullable(), startsAt: Instant, endsAt: Instant }).nullable(),
});
export type PushObstacle = z.infer<typeof PushObstacle>;

/** One booking of the list: its old time and its new one, and whether she is here already or has to be called. */
export const PushLine = z.object({
  bookingId: Id,
  scheduleVersion: z.int(),
  patientId: Id,
  patientName: z.string(),
  nameToCall: z.string().nullable(),
  label: z.string(),
  startsAt: Instant,
  arrivesAt: Instant,
  to: z.object({ startsAt: Instant, endsAt: Instant, arrivesAt: Instant }),
  here: z.boolean(),
  /** Somebody or something would be held outside the opening hours: possible with a reason. */
  needsOverride: z.boolean(),
  refusal: PushObstacle.nullable(),
});
export type PushLine = z.infer<typeof PushLine>;

/** What a push would change, in the order of the list: nothing was written. It is all or none: with one refusal there is none. */
export const PushPreview = z.object({
  theatreName: z.string(),
  zone: z.string(),
  needsOverride: z.boolean(),
  lines: PushLine.array(),
  /** Of a refused one, the fewest minutes more by which all can go; null: none within two hours, or none was refused. */
  goesBy: z.int().nullable(),
});
export type PushPreview = z.infer<typeof PushPreview>;

/** The list as it was pushed, with the versions that it has now: whom to tell. */
export const PushDone = z.object({ theatreName: z.string(), zone: z.string(), lines: PushLine.array() });
export type PushDone = z.infer<typeof PushDone>;
