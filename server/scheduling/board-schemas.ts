import { z } from "zod";
import { BookingView, ReadBooking } from "./booking-schemas.ts";
import {
  AheadDate,
  CalendarDate,
  Id,
  Instant,
  KnownDate,
  phaseNames,
  ResourceKind,
} from "./terms-schemas.ts";

/** A booking on lists: patient and name are null for those who may know that something is booked, but not for whom. */
const unnamed = { patientId: Id.nullable(), patientName: z.string().nullable() };
export const BookingLine = BookingView.omit({ resources: true }).extend(unnamed);
export type BookingLine = z.infer<typeof BookingLine>;

/** The same on boards, with its readiness until it is over. */
export const BoardBooking = ReadBooking.omit({ resources: true }).extend(unnamed);
export type BoardBooking = z.infer<typeof BoardBooking>;

export const DayOf = z.object({ siteId: Id, date: KnownDate });
export type DayOf = z.infer<typeof DayOf>;
/** The week of a date; those after the last day that has a board too, where the next booking is looked for. */
export const FullnessOf = z.object({ siteId: Id, date: AheadDate });
export type FullnessOf = z.infer<typeof FullnessOf>;

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

/** Minutes open and minutes claimed of the theatres (of the consulting rooms where there is no theatre). */
const Fullness = z.object({ date: CalendarDate, openMinutes: z.int(), claimedMinutes: z.int() });

/** How full a day is, and whether anything at all that is booked begins on it. */
export const DayFullness = Fullness.extend({ booked: z.boolean() });
export type DayFullness = z.infer<typeof DayFullness>;

/** A theatre whose operation is past its planned end, by so many minutes, and whom that makes wait for the one before. */
export const LateTheatre = z.object({
  resourceId: Id,
  name: z.string(),
  bookingId: Id,
  minutes: z.int(),
  waits: z.object({ bookingId: Id, minutes: z.int() }).array(),
});
export type LateTheatre = z.infer<typeof LateTheatre>;

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
  /** Ids of those bookings that a closure, changed hours or an illness has left without ground (see `OrphanView`). */
  lost: Id.array(),
  late: LateTheatre.array(),
  /** How many bookings to come at the site, on whatever day, are left so. */
  lostAhead: z.int(),
  /** The seven days, from Monday, of the date's week. */
  week: DayFullness.array(),
});
export type DayView = z.infer<typeof DayView>;

export const WeekOf = z.object({ siteId: Id, monday: KnownDate });
export type WeekOf = z.infer<typeof WeekOf>;

export const WeekView = z.object({
  siteId: Id,
  siteName: z.string(),
  zone: z.string(),
  now: Instant,
  /** Ids of those bookings that have lost their hours, as on a day. */
  lost: Id.array(),
  days: Fullness.extend({
    bookings: BoardBooking.extend({ roomName: z.string().nullable() }).array(),
    /** Claims whose patient the reader must not know. */
    occupied: Stretch.extend({ resourceName: z.string() }).array(),
  }).array(),
});
export type WeekView = z.infer<typeof WeekView>;

/**
 * A booking from now on that its hours or a closure no longer carry: to be called and moved. One line a booking, with the first resource that can't
 * (`outOfUse`: taken out of use, or somebody who left; `closed`: closed or away then; `hours`: without hours then).
 */
export const OrphansOf = z.object({ siteId: Id });
export type OrphansOf = z.infer<typeof OrphansOf>;
/** Of one booking: whether it is among those. */
export const HasLostHours = z.boolean();
export const OrphanView = z.object({
  booking: BookingLine.nullable(), // null: occupied, for a barred reader
  startsAt: Instant,
  endsAt: Instant,
  resourceId: Id,
  resourceName: z.string(),
  resourceKind: ResourceKind,
  why: z.enum(["outOfUse", "siteClosed", "closed", "hours"]),
});
export type OrphanView = z.infer<typeof OrphanView>;
