import { sql } from "drizzle-orm";
import {
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { patient } from "./patients.ts";
import { practice, site } from "./practice.ts";
import { variant } from "./profiles.ts";
import { schedulingRequest } from "./requests.ts";
import {
  DESK,
  herself,
  instant,
  MANAGER,
  notBarred,
  ownerPolicy,
  PATIENT,
  policy,
  practiceId,
  STAFF,
  WORKER,
} from "./shared.ts";

const instantRange = customType<{ data: string; driverData: string }>({ dataType: () => "tstzrange" });

/** Whoever or whatever can be held: a resource (same id) or a patient (same id). */
export const claimant = pgTable(
  "claimant",
  {
    practiceId: practiceId(),
    claimantId: uuid("claimant_id").notNull(),
    kind: text("kind", { enum: ["resource", "patient"] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.claimantId] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practice.practiceId] }),
    ownerPolicy("claimant"),
    policy(
      "claimant",
      "select",
      STAFF,
      sql`(kind = 'resource' or claimant_id <> all (array(select barred_patients())))`,
    ),
    policy("claimant", "select", [WORKER]),
    policy("claimant", "insert", [DESK, MANAGER, WORKER]),
  ],
).enableRLS();

/** Who, when, where and a neutral label as it was. `starts_at` is the start of the main phase; `arrives_at` is told to the patient. */
export const booking = pgTable(
  "booking",
  {
    practiceId: practiceId(),
    bookingId: uuid("booking_id").notNull(),
    siteId: uuid("site_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    variantId: uuid("variant_id").notNull(),
    requestId: uuid("request_id"),
    surgeonId: uuid("surgeon_id"), // the surgeon's resource, when the booking holds one
    kind: text("kind", { enum: ["consultation", "day_case", "review", "service"] }).notNull(),
    label: text("label").notNull(),
    state: text("state", { enum: ["booked", "cancelled", "no_show"] }).notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(), // end of the main phase
    arrivesAt: instant("arrives_at").notNull(),
    scheduleVersion: integer("schedule_version").notNull().default(1),
    idempotencyKey: text("idempotency_key").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.bookingId] }),
    foreignKey({ columns: [t.practiceId, t.siteId], foreignColumns: [site.practiceId, site.siteId] }),
    foreignKey({
      columns: [t.practiceId, t.patientId],
      foreignColumns: [patient.practiceId, patient.patientId],
    }),
    foreignKey({
      columns: [t.practiceId, t.variantId],
      foreignColumns: [variant.practiceId, variant.variantId],
    }),
    foreignKey({
      columns: [t.practiceId, t.requestId],
      foreignColumns: [schedulingRequest.practiceId, schedulingRequest.requestId],
    }),
    uniqueIndex("booking_idempotency").on(t.practiceId, t.idempotencyKey), // a repeated request is the same booking
    uniqueIndex("booking_one_per_request").on(t.practiceId, t.requestId).where(sql`state = 'booked'`),
    index("booking_by_request").on(t.practiceId, t.requestId).where(sql`request_id is not null`), // a case's bookings, the missed ones too
    index("booking_by_patient").on(t.practiceId, t.patientId, t.startsAt), // the patient's page, My
    index("booking_by_day").on(t.practiceId, t.siteId, t.startsAt), // board, lists
    index("booking_by_surgeon").on(t.practiceId, t.surgeonId, t.startsAt), // the surgeon's list
    ownerPolicy("booking"),
    policy("booking", "select", STAFF, notBarred),
    policy("booking", "select", [PATIENT], herself),
    policy("booking", "select", [WORKER]),
    policy("booking", "insert", [DESK], notBarred),
    policy("booking", "insert", [WORKER]),
    policy("booking", "update", [DESK], notBarred),
  ],
).enableRLS();

/** One claimant held for one range by one booking; set-up and turnover lie inside. PostgreSQL refuses an overlap of active ones. */
export const claim = pgTable(
  "claim",
  {
    practiceId: practiceId(),
    claimId: uuid("claim_id").notNull(),
    bookingId: uuid("booking_id").notNull(),
    claimantId: uuid("claimant_id").notNull(),
    claimantKind: text("claimant_kind", { enum: ["resource", "patient"] }).notNull(),
    phase: text("phase", { enum: ["prepare", "operation", "recovery", "visit", "whole"] }).notNull(),
    needId: uuid("need_id"),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    beforeMinutes: smallint("before_minutes").notNull().default(0),
    afterMinutes: smallint("after_minutes").notNull().default(0),
    during: instantRange("during").notNull().generatedAlwaysAs(sql`tstzrange(starts_at, ends_at, '[)')`),
    active: boolean("active").notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.claimId] }),
    foreignKey({
      columns: [t.practiceId, t.bookingId],
      foreignColumns: [booking.practiceId, booking.bookingId],
    }),
    foreignKey({
      columns: [t.practiceId, t.claimantId],
      foreignColumns: [claimant.practiceId, claimant.claimantId],
    }),
    index("claim_by_claimant_day").on(t.practiceId, t.claimantId, t.startsAt).where(sql`active`), // free times; not `during`: && is not leakproof
    index("claim_by_day").on(t.practiceId, t.startsAt).where(sql`active`), // board
    index("claim_by_booking").on(t.practiceId, t.bookingId), // move, cancel
    ownerPolicy("claim"),
    policy(
      "claim",
      "select",
      STAFF,
      sql`(claimant_kind = 'resource' or claimant_id <> all (array(select barred_patients())))`,
    ),
    policy("claim", "select", [WORKER]),
    policy("claim", "insert", [DESK, WORKER]),
    policy("claim", "update", [DESK]),
    policy("claim", "delete", [DESK]),
  ],
).enableRLS();

/** What happened to a booking, as neutral facts: hours, reasons from a list, who asked. */
export const bookingEvent = pgTable(
  "booking_event",
  {
    practiceId: practiceId(),
    eventId: uuid("event_id").notNull(),
    bookingId: uuid("booking_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    kind: text("kind", { enum: ["booked", "moved", "cancelled", "no_show", "restored"] }).notNull(),
    at: instant("at").notNull(),
    actorId: uuid("actor_id"),
    actorRole: text("actor_role").notNull(),
    details: jsonb("details").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.eventId] }),
    foreignKey({
      columns: [t.practiceId, t.bookingId],
      foreignColumns: [booking.practiceId, booking.bookingId],
    }),
    index("booking_event_by_booking").on(t.practiceId, t.bookingId, t.at), // history
    index("booking_event_by_patient").on(t.practiceId, t.patientId, t.at), // what happened, on the patient's page
    ownerPolicy("booking_event"),
    policy("booking_event", "select", STAFF, notBarred),
    policy("booking_event", "select", [PATIENT], herself),
    policy("booking_event", "select", [WORKER]),
    policy("booking_event", "insert", [DESK], notBarred),
    policy("booking_event", "insert", [WORKER]),
  ],
).enableRLS();
