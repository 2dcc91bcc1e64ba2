import { z } from "zod";
import { Visible } from "#server/kernel/words.ts";
import { DeskTask } from "./desk-schemas.ts";
import {
  askers,
  BookingKind,
  BookingState,
  CalendarDate,
  cancelReasons,
  dayReasons,
  daySteps,
  Id,
  Instant,
  overrideReasons,
  Readiness,
  Start,
} from "./terms-schemas.ts";
import { HeldResource, ObstacleView, StartView } from "./times-schemas.ts";

export const Override = z.object({ reason: z.enum(overrideReasons) });

/** `idempotencyKey`: made by the client once per intention; a repeated request answers the same booking. */
export const Book = z
  .object({
    idempotencyKey: Visible.min(8)
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

/** A booking as it is read: with its readiness until it is over, and the latest step of its day; null for what has none, and for who may not know it. */
export const ReadBooking = BookingView.extend({
  readiness: Readiness.nullable(),
  step: z.enum(daySteps).nullable(),
});
export type ReadBooking = z.infer<typeof ReadBooking>;

const TaskDue = z.object({ on: CalendarDate, overdue: z.boolean() });

/** What a move would change, or why it cannot be: nothing was written. */
export const MovePreview = z.object({
  from: BookingView,
  to: StartView.nullable(),
  /** `to` lies outside the opening hours of someone needed: possible with a reason. */
  needsOverride: z.boolean(),
  /** Set when there is no `to`. */
  refusal: ObstacleView.nullable(),
  nearest: StartView.array(),
  /** What the desk has still to do that would be due on another date. */
  tasks: z.object({ task: DeskTask, was: TaskDue, willBe: TaskDue }).array(),
  /** Some of what she was asked may be asked again: of another day, or of an earlier hour. */
  asksAgain: z.boolean(),
});
export type MovePreview = z.infer<typeof MovePreview>;

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
  reason: z.enum([...cancelReasons, ...dayReasons]).nullable(),
  askedBy: z.enum(askers).nullable(),
  override: z.enum(overrideReasons).nullable(),
  /** Moved with the rest of its list, by so many minutes; back where negative. */
  pushedBy: z.int().nullable(),
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
export const PatientBookings = ReadBooking.omit({ resources: true })
  .extend({
    /** Of those who hold it now, whom she barred: they stay until it is moved. For the desk alone; empty for the treating team. */
    barredStaffIds: Id.array(),
  })
  .array();
export type PatientBookings = z.infer<typeof PatientBookings>;
