import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { patient } from "./patients.ts";
import { practice } from "./practice.ts";
import { booking } from "./scheduling.ts";
import {
  CLINICIAN,
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
  treated,
  WORKER,
} from "./shared.ts";

/** What she wants to be sent, and how much of it. No row: as the defaults say. How she is reached stands with `contact_preference`. */
export const messageChoice = pgTable(
  "message_choice",
  {
    practiceId: practiceId(),
    patientId: uuid("patient_id").notNull(),
    visits: boolean("visits").notNull().default(true), // when to come, and what of it changes
    prepare: boolean("prepare").notNull().default(true), // what to do before
    recovery: text("recovery", { enum: ["all", "fewer", "none"] })
      .notNull()
      .default("all"), // how she is; none: her silence is her choice
    asksAgain: boolean("asks_again").notNull().default(false), // once more, gently, when she has not answered
    weeklyMost: smallint("weekly_most").notNull().default(4),
    links: boolean("links").notNull().default(true), // a message may lead to a page that takes an answer without signing in
    stoppedAt: instant("stopped_at"), // she said STOP: nothing at all
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.patientId] }),
    foreignKey({
      columns: [t.practiceId, t.patientId],
      foreignColumns: [patient.practiceId, patient.patientId],
    }),
    ownerPolicy("message_choice"),
    policy("message_choice", "select", [DESK], notBarred),
    policy("message_choice", "select", [CLINICIAN], treated),
    policy("message_choice", "select", [PATIENT], herself),
    policy("message_choice", "insert", [PATIENT], herself),
    policy("message_choice", "update", [PATIENT], herself),
    policy("message_choice", "select", [WORKER]),
    policy("message_choice", "insert", [WORKER]),
    policy("message_choice", "update", [WORKER]),
  ],
).enableRLS();

// As server/messaging/message-schemas.ts has them.
const messageRules = [
  "booked",
  "moved",
  "cancelled",
  "prepare",
  "fasting",
  "arrival",
  "checkIn",
  "noAnswer",
] as const;

const messageStates = ["planned", "skipped", "sending", "sent", "unknown", "failed"] as const;

/**
 * A message that should be sent, was, or was left out with a reason: derived from bookings and choices, never written by hand, and without its words. `occasion`: days before the visit, or the day of the question.
 */
export const message = pgTable(
  "message",
  {
    practiceId: practiceId(),
    messageId: uuid("message_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    bookingId: uuid("booking_id").notNull(),
    scheduleVersion: integer("schedule_version").notNull(),
    rule: text("rule", { enum: messageRules }).notNull(),
    occasion: smallint("occasion").notNull(),
    channel: text("channel", { enum: ["sms", "email"] }).notNull(),
    dueAt: instant("due_at").notNull(),
    until: instant("until").notNull(), // too late from then on
    state: text("state", { enum: messageStates }).notNull(),
    reason: text("reason"),
    providerId: text("provider_id"),
    receipt: text("receipt", { enum: ["delivered", "undelivered"] }), // what the provider says of it once it has left
    receiptReason: text("receipt_reason"),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.messageId] }),
    // The same message is never there twice, however often it is planned.
    unique("message_once").on(t.practiceId, t.bookingId, t.scheduleVersion, t.rule, t.occasion, t.channel),
    foreignKey({
      columns: [t.practiceId, t.bookingId],
      foreignColumns: [booking.practiceId, booking.bookingId],
    }),
    index("message_due").on(t.practiceId, t.dueAt).where(sql`state = 'planned'`), // what is to be sent now
    index("message_by_patient").on(t.practiceId, t.patientId, t.dueAt), // her log
    index("message_stuck")
      .on(t.practiceId)
      .where(sql`state in ('failed', 'unknown') or receipt = 'undelivered'`), // what somebody has to look at
    ownerPolicy("message"),
    policy("message", "select", [DESK], notBarred),
    policy("message", "select", [CLINICIAN], treated),
    policy("message", "select", [PATIENT], herself),
    policy("message", "select", [MANAGER], sql`(state in ('failed', 'unknown') or receipt = 'undelivered')`),
    policy("message", "select", [WORKER]),
    policy("message", "insert", [WORKER]),
    policy("message", "update", [WORKER]),
    policy("message", "delete", [WORKER], sql`state in ('planned', 'skipped')`),
  ],
).enableRLS();

/** What would have left the house where no way out of it is set up: the demo's post, to be read by its manager. */
export const capturedMessage = pgTable(
  "captured_message",
  {
    practiceId: practiceId(),
    messageId: uuid("message_id").notNull(),
    channel: text("channel", { enum: ["sms", "email"] }).notNull(),
    toAddress: text("to_address").notNull(),
    subject: text("subject"),
    words: text("words").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.messageId] }),
    foreignKey({
      columns: [t.practiceId, t.messageId],
      foreignColumns: [message.practiceId, message.messageId],
    }),
    index("captured_message_by_time").on(t.practiceId, t.at), // the outbox, the latest first
    ownerPolicy("captured_message"),
    policy("captured_message", "select", [MANAGER, WORKER]),
    policy("captured_message", "insert", [WORKER]),
  ],
).enableRLS();

/** How a practice puts a message, where it is not as usual. Neutral words with places for facts: a linter refuses whatever tells more. */
export const messageWords = pgTable(
  "message_words",
  {
    practiceId: practiceId(),
    rule: text("rule", { enum: messageRules }).notNull(),
    subject: text("subject").notNull(),
    words: text("words").notNull(),
    changedAt: instant("changed_at").notNull(),
    changedBy: uuid("changed_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.rule] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practice.practiceId] }),
    ownerPolicy("message_words"),
    policy("message_words", "select", [...STAFF, PATIENT, WORKER]),
    policy("message_words", "insert", [MANAGER]),
    policy("message_words", "update", [MANAGER]),
    policy("message_words", "delete", [MANAGER]),
  ],
).enableRLS();
