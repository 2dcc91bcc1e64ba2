import { z } from "zod";

const Id = z.uuid().toLowerCase();
const sane = (text: string) => text.startsWith("20") || text.startsWith("19") || text.startsWith("21");
const CalendarDate = z.iso.date().refine(sane, { error: "year" });
const Instant = z.iso.datetime({ offset: true });
/** When something is to begin: a whole minute. */
const Start = Instant.refine(sane, { error: "year" }).refine((at) => Date.parse(at) % 60_000 === 0, {
  error: "wholeMinute",
});
const MinuteOfDay = z.int().min(0).max(1439);

export const resourceKinds = [
  "surgeon",
  "anaesthetist",
  "nurse",
  "theatre",
  "bay",
  "consulting_room",
  "equipment",
] as const;
export const ResourceKind = z.enum(resourceKinds);
export type ResourceKind = z.infer<typeof ResourceKind>;
export const bookingKinds = ["consultation", "day_case", "review", "service"] as const;
export const BookingKind = z.enum(bookingKinds);
export type BookingKind = z.infer<typeof BookingKind>;
export const bookingStates = ["booked", "cancelled", "no_show"] as const;
export const BookingState = z.enum(bookingStates);
export type BookingState = z.infer<typeof BookingState>;
export const phaseNames = ["prepare", "operation", "recovery", "visit", "whole"] as const;

/** Why an hour outside the opening hours is taken all the same; two patients in one place never are. */
export const overrideReasons = [
  "emergency",
  "surgeon_agreed",
  "staff_agreed",
  "equipment_only_then",
] as const;
export const cancelReasons = [
  "patient_unwell",
  "patient_changed_mind",
  "time_does_not_suit",
  "staff_away",
  "room_closed",
  "booked_by_mistake",
  "other",
] as const;
/** Who asked for a change. */
export const askers = ["patient", "surgeon", "practice"] as const;

/**
 * What stands in the way, with the names its reader may know; a page puts it into words. Dates at the site, weekdays ISO. Of one start only:
 * `closed` (outside the hours of everyone of the kind `need`) and `unsuitable` (`resourceName` was wished for and serves none of the needs).
 */
export const ObstacleView = z.object({
  kind: z.enum([
    "past",
    "notBefore",
    "closedDay",
    "noneOfKindHere",
    "away",
    "full",
    "noOverlap",
    "patientBusy",
    "preference",
    "closed",
    "unsuitable",
  ]),
  need: ResourceKind.nullable().default(null),
  without: ResourceKind.nullable().default(null),
  weekday: z.int().min(1).max(7).nullable().default(null),
  resourceName: z.string().nullable().default(null),
  until: CalendarDate.nullable().default(null),
  members: z.int().nullable().default(null),
  at: Instant.nullable().default(null),
});
export type ObstacleView = z.infer<typeof ObstacleView>;

/**
 * What is to be booked: a variant for anybody who calls, a surgeon's request (then site, variant, surgeon and "not before" are the request's), or a
 * booking that is to be moved (then everything is the booking's, and its own claims are left out).
 */
const Subject = {
  variantId: Id.optional(),
  requestId: Id.optional(),
  bookingId: Id.optional(),
};
const oneSubject = (one: {
  variantId?: string | undefined;
  requestId?: string | undefined;
  bookingId?: string | undefined;
}) => [one.variantId, one.requestId, one.bookingId].filter((id) => id !== undefined).length === 1;

/** Dates at the site, both included, 12 weeks at most; the step divides an hour; `limit` starts are answered. */
export const FindTimes = z
  .object({
    ...Subject,
    siteId: Id,
    patientId: Id.optional(),
    surgeonId: Id.optional(), // the surgeon's resource
    /** As in `Book`: only starts that have this one among their resources. */
    wishId: Id.optional(),
    from: CalendarDate,
    to: CalendarDate,
    stepMinutes: z
      .union([z.literal(5), z.literal(10), z.literal(15), z.literal(20), z.literal(30), z.literal(60)])
      .default(15),
    earliestMinute: MinuteOfDay.optional(),
    latestMinute: MinuteOfDay.optional(),
    weekdays: z.int().min(1).max(7).array().min(1).max(7).optional(),
    limit: z.int().min(1).max(400).default(120),
  })
  .refine(oneSubject, { path: ["variantId"], error: "oneSubject" })
  .refine(({ from, to }) => from <= to, { path: ["to"], error: "range" })
  .refine(({ from, to }) => daysBetween(from, to) <= 84, { path: ["to"], error: "twelveWeeks" });
export type FindTimes = z.input<typeof FindTimes>;

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** One resource held for one phase, set-up and turnover inside. */
export const HeldResource = z.object({
  resourceId: Id,
  kind: ResourceKind,
  name: z.string(),
  phase: z.enum(phaseNames),
  startsAt: Instant,
  endsAt: Instant,
  beforeMinutes: z.int(),
  afterMinutes: z.int(),
});
export type HeldResource = z.infer<typeof HeldResource>;

/** A start that books: the booking's hour, the end of its main phase, when she is told to arrive, and who and what was chosen. */
export const StartView = z.object({
  startsAt: Instant,
  endsAt: Instant,
  arrivesAt: Instant,
  date: CalendarDate,
  resources: HeldResource.array(),
});
export type StartView = z.infer<typeof StartView>;

export const FoundTimes = z.object({
  zone: z.string(),
  from: CalendarDate,
  to: CalendarDate,
  starts: StartView.array(),
  /** How many starts the window has; more than `starts` when the limit cut them off. */
  total: z.int(),
  /** Each local date without a start, and why. */
  days: z.object({ date: CalendarDate, reason: ObstacleView }).array(),
  /** Set when the window has no start at all. */
  nothing: ObstacleView.nullable(),
});
export type FoundTimes = z.infer<typeof FoundTimes>;

const Override = z.object({ reason: z.enum(overrideReasons) });

/** `idempotencyKey`: made by the client once per intention; a repeated request answers the same booking. */
export const Book = z
  .object({
    idempotencyKey: z
      .string()
      .min(8)
      .max(100)
      .refine((key) => !key.startsWith("import:"), { error: "reserved" }),
    variantId: Id.optional(),
    requestId: Id.optional(),
    siteId: Id,
    patientId: Id,
    surgeonId: Id.optional(),
    /** A member of a pool that must be among the resources: the theatre whose gap was picked on the board. */
    wishId: Id.optional(),
    startsAt: Start,
    override: Override.optional(),
  })
  .refine(({ variantId, requestId }) => (variantId === undefined) !== (requestId === undefined), {
    path: ["variantId"],
    error: "oneSubject",
  });
export type Book = z.infer<typeof Book>;

export const BookingId = z.object({ bookingId: Id });
export type BookingId = z.infer<typeof BookingId>;

/** `scheduleVersion`: the one the mover saw; CONFLICT `changedMeanwhile` otherwise. */
const Seen = { bookingId: Id, scheduleVersion: z.int().min(1) };
export const Move = z.object({
  ...Seen,
  startsAt: Start,
  surgeonId: Id.optional(),
  wishId: Id.optional(),
  askedBy: z.enum(askers),
  override: Override.optional(),
});
export type Move = z.infer<typeof Move>;
export const PreviewMove = Move.omit({ askedBy: true });
export type PreviewMove = z.infer<typeof PreviewMove>;
export const Cancel = z.object({ ...Seen, reason: z.enum(cancelReasons), askedBy: z.enum(askers) });
export type Cancel = z.infer<typeof Cancel>;
export const ChangeState = z.object({ ...Seen });
export type ChangeState = z.infer<typeof ChangeState>;

export const BookingView = z.object({
  bookingId: Id,
  patientId: Id,
  patientName: z.string(),
  kind: BookingKind,
  label: z.string(),
  state: BookingState,
  siteId: Id,
  siteName: z.string(),
  zone: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  arrivesAt: Instant,
  surgeonId: Id.nullable(),
  surgeonName: z.string().nullable(),
  requestId: Id.nullable(),
  scheduleVersion: z.int(),
  resources: HeldResource.array(),
});
export type BookingView = z.infer<typeof BookingView>;

/** A booking on boards and lists: patient and name are null for those who may know that something is booked, but not for whom. */
export const BoardBooking = BookingView.omit({ resources: true }).extend({
  patientId: Id.nullable(),
  patientName: z.string().nullable(),
});
export type BoardBooking = z.infer<typeof BoardBooking>;

/** What a move would change, or why it cannot be: nothing was written. */
export const MovePreview = z.object({
  from: BookingView,
  to: StartView.nullable(),
  /** `to` lies outside the opening hours of someone needed: possible with a reason. */
  needsOverride: z.boolean(),
  /** Set when there is no `to`. */
  refusal: ObstacleView.nullable(),
  nearest: StartView.array(),
});
export type MovePreview = z.infer<typeof MovePreview>;

export const DayOf = z.object({ siteId: Id, date: CalendarDate });
export type DayOf = z.infer<typeof DayOf>;

/**
 * One claim on the board. Without a booking it is "occupied": a time whose patient the reader must not know; then `claimId` is made for this answer
 * alone, `phase` is `whole` and the minutes are 0.
 */
export const BoardClaim = z.object({
  claimId: Id,
  bookingId: Id.nullable(),
  resourceId: Id,
  phase: z.enum(phaseNames),
  startsAt: Instant,
  endsAt: Instant,
  beforeMinutes: z.int(),
  afterMinutes: z.int(),
});
export type BoardClaim = z.infer<typeof BoardClaim>;

const Stretch = z.object({ startsAt: Instant, endsAt: Instant });

export const BoardResource = z.object({
  resourceId: Id,
  kind: ResourceKind,
  name: z.string(),
  /** When it is open that day at this site. */
  open: Stretch.array(),
  /** Open and unclaimed, from now on, five minutes or more. */
  gaps: Stretch.extend({ minutes: z.int() }).array(),
});
export type BoardResource = z.infer<typeof BoardResource>;

/** A day of a site: its real bounds (23, 24 or 25 hours), everything open or claimed, cancelled and missed bookings apart. */
export const DayView = z.object({
  siteId: Id,
  siteName: z.string(),
  zone: z.string(),
  date: CalendarDate,
  now: Instant,
  startsAt: Instant,
  endsAt: Instant,
  resources: BoardResource.array(),
  claims: BoardClaim.array(),
  bookings: BoardBooking.array(),
});
export type DayView = z.infer<typeof DayView>;

export const WeekOf = z.object({ siteId: Id, monday: CalendarDate });
export type WeekOf = z.infer<typeof WeekOf>;
export const WeekView = z.object({
  siteId: Id,
  siteName: z.string(),
  zone: z.string(),
  now: Instant,
  days: z
    .object({
      date: CalendarDate,
      /** Minutes open and minutes claimed of the theatres (of the consulting rooms where there is no theatre). */
      openMinutes: z.int(),
      claimedMinutes: z.int(),
      bookings: BoardBooking.extend({ roomName: z.string().nullable() }).array(),
      /** Claims whose patient the reader must not know. */
      occupied: Stretch.extend({ resourceName: z.string() }).array(),
    })
    .array(),
});
export type WeekView = z.infer<typeof WeekView>;

/** One line of what happened; a page says it as a sentence. */
export const HistoryLine = z.object({
  eventId: Id,
  bookingId: Id,
  label: z.string(),
  kind: z.enum(["booked", "moved", "cancelled", "no_show", "restored"]),
  at: Instant,
  actorName: z.string().nullable(),
  actorRole: z.string(),
  from: Instant.nullable(),
  to: Instant.nullable(),
  fromSurgeon: z.string().nullable(),
  toSurgeon: z.string().nullable(),
  zone: z.string(),
  reason: z.enum(cancelReasons).nullable(),
  askedBy: z.enum(askers).nullable(),
  override: z.enum(overrideReasons).nullable(),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

/** Either one booking's history or everything that happened to a patient's bookings, newest first. */
export const HistoryOf = z
  .object({ bookingId: Id.optional(), patientId: Id.optional() })
  .refine(({ bookingId, patientId }) => (bookingId === undefined) !== (patientId === undefined), {
    path: ["bookingId"],
    error: "oneSubject",
  });
export type HistoryOf = z.infer<typeof HistoryOf>;

export const PatientId = z.object({ patientId: Id });
export type PatientId = z.infer<typeof PatientId>;
/** Every booking of a patient, cancelled ones too, latest first. */
export const PatientBookings = BookingView.omit({ resources: true }).array();
export type PatientBookings = z.infer<typeof PatientBookings>;

/**
 * A booking from now on that its hours or a closure no longer carry: to be called and moved. One line a booking, with the first resource that can't
 * (`closed`: closed, away or no longer in use then; `hours`: without hours then).
 */
export const OrphansOf = z.object({ siteId: Id });
export type OrphansOf = z.infer<typeof OrphansOf>;
export const OrphanView = z.object({
  booking: BoardBooking.nullable(), // null: occupied, for a barred reader
  startsAt: Instant,
  endsAt: Instant,
  resourceId: Id,
  resourceName: z.string(),
  why: z.enum(["closed", "hours"]),
});
export type OrphanView = z.infer<typeof OrphanView>;
