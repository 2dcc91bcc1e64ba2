import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { message } from "./messaging.ts";
import { patient } from "./patients.ts";
import { practice } from "./practice.ts";
import { booking } from "./scheduling.ts";
import {
  bytes,
  CLINICIAN,
  DESK,
  herself,
  instant,
  notBarred,
  ownerPolicy,
  PATIENT,
  policy,
  practiceId,
  treated,
  WORKER,
} from "./shared.ts";

/** A text that came back. Its number is not kept, and its words, which may tell of her health, are sealed: the desk reads them with the call that they ask for. */
export const smsReply = pgTable(
  "sms_reply",
  {
    practiceId: practiceId(),
    replyId: uuid("reply_id").notNull(),
    providerId: text("provider_id").notNull(),
    kind: text("kind", { enum: ["stop", "start", "confirm", "other"] }).notNull(),
    heardAt: instant("heard_at").notNull(),
    sealed: bytes("sealed"), // of what somebody has to read
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.replyId] }),
    unique("sms_reply_once").on(t.practiceId, t.providerId), // delivered twice, it is taken once
    foreignKey({ columns: [t.practiceId], foreignColumns: [practice.practiceId] }),
    ownerPolicy("sms_reply"),
    policy("sms_reply", "select", [DESK], sql`reply_id = any (array(select c.reply_id from desk_call c))`),
  ],
).enableRLS();

/** Somebody to call, in her safe hours: because of what she wrote or asked for, or because a message did not arrive. */
export const deskCall = pgTable(
  "desk_call",
  {
    practiceId: practiceId(),
    callId: uuid("call_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    why: text("why", { enum: ["stop", "start", "confirm", "other", "anotherTime", "notArrived"] }).notNull(),
    replyId: uuid("reply_id"),
    bookingId: uuid("booking_id"),
    isShared: boolean("is_shared").notNull().default(false), // others have the number too: who wrote is not known
    askedAt: instant("asked_at").notNull(),
    doneAt: instant("done_at"),
    doneBy: uuid("done_by"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.callId] }),
    foreignKey({
      columns: [t.practiceId, t.patientId],
      foreignColumns: [patient.practiceId, patient.patientId],
    }),
    foreignKey({
      columns: [t.practiceId, t.replyId],
      foreignColumns: [smsReply.practiceId, smsReply.replyId],
    }),
    foreignKey({
      columns: [t.practiceId, t.bookingId],
      foreignColumns: [booking.practiceId, booking.bookingId],
    }),
    index("desk_call_open").on(t.practiceId, t.askedAt).where(sql`done_at is null`), // whom to call
    index("desk_call_by_patient").on(t.practiceId, t.patientId), // her page
    ownerPolicy("desk_call"),
    policy("desk_call", "select", [DESK], notBarred),
    policy("desk_call", "update", [DESK], notBarred),
  ],
).enableRLS();

/** She has said that she will come, to the time as it stood. Moved, the booking is not confirmed any more. */
export const bookingConfirmation = pgTable(
  "booking_confirmation",
  {
    practiceId: practiceId(),
    bookingId: uuid("booking_id").notNull(),
    scheduleVersion: integer("schedule_version").notNull(),
    patientId: uuid("patient_id").notNull(),
    by: text("by", { enum: ["sms", "link"] }).notNull(),
    confirmedAt: instant("confirmed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.bookingId, t.scheduleVersion] }),
    foreignKey({
      columns: [t.practiceId, t.bookingId],
      foreignColumns: [booking.practiceId, booking.bookingId],
    }),
    ownerPolicy("booking_confirmation"),
    policy("booking_confirmation", "select", [DESK], notBarred),
    policy("booking_confirmation", "select", [CLINICIAN], treated),
    policy("booking_confirmation", "select", [PATIENT], herself),
  ],
).enableRLS();

/** The page to which a message leads: it takes one answer, to the time that the message told, and only its hash is kept. */
export const answerLink = pgTable(
  "answer_link",
  {
    practiceId: practiceId(),
    messageId: uuid("message_id").notNull(),
    tokenHash: bytes("token_hash").notNull(),
    patientId: uuid("patient_id").notNull(),
    bookingId: uuid("booking_id").notNull(),
    scheduleVersion: integer("schedule_version").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.messageId] }),
    unique("answer_link_once").on(t.practiceId, t.tokenHash), // the page's look-up
    foreignKey({
      columns: [t.practiceId, t.messageId],
      foreignColumns: [message.practiceId, message.messageId],
    }),
    foreignKey({
      columns: [t.practiceId, t.bookingId],
      foreignColumns: [booking.practiceId, booking.bookingId],
    }),
    ownerPolicy("answer_link"),
    policy("answer_link", "insert", [WORKER]),
  ],
).enableRLS();
