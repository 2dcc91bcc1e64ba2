import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { surgicalCase } from "./pathway.ts";
import { site } from "./practice.ts";
import { booking } from "./scheduling.ts";
import {
  bytes,
  CLINICIAN,
  herself,
  instant,
  ownerPolicy,
  PATIENT,
  policy,
  practiceId,
  treated,
  WORKER,
} from "./shared.ts";

const isSent = sql`is_sent`;

/** How she says that she is, for one day after the operation: what she typed, what she sent and what the rules said of it, sealed. `asking`: so many of her answers of that day have to be looked at, from the first on. */
export const checkIn = pgTable(
  "check_in",
  {
    practiceId: practiceId(),
    checkInId: uuid("check_in_id").notNull(),
    caseId: uuid("case_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    siteId: uuid("site_id").notNull(), // of the operation: whose nurses look
    day: smallint("day").notNull(), // 0: the date of the operation at its site
    sealed: bytes("sealed").notNull(),
    isSent: boolean("is_sent").notNull(), // else typed only, which nobody else can read
    asking: smallint("asking").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.checkInId] }),
    unique("check_in_once_a_day").on(t.practiceId, t.caseId, t.day),
    foreignKey({
      columns: [t.practiceId, t.caseId],
      foreignColumns: [surgicalCase.practiceId, surgicalCase.caseId],
    }),
    foreignKey({ columns: [t.practiceId, t.siteId], foreignColumns: [site.practiceId, site.siteId] }),
    index("check_in_asking").on(t.practiceId, t.siteId).where(sql`asking > 0`), // the queue, who treats whom
    ownerPolicy("check_in"),
    policy("check_in", "select", [CLINICIAN], sql`${treated} and ${isSent}`),
    policy("check_in", "select", [PATIENT], herself),
    policy("check_in", "select", [WORKER], isSent), // that she answered, so that nobody asks again
    policy("check_in", "insert", [PATIENT], herself),
    policy("check_in", "update", [PATIENT], herself),
  ],
).enableRLS();

/** What those who look after her did about a day's answers, sealed; she may not read it. `seen`: how many of them were, when it was closed last; with more that ask it is open again. */
export const checkInCare = pgTable(
  "check_in_care",
  {
    practiceId: practiceId(),
    checkInId: uuid("check_in_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    sealed: bytes("sealed").notNull(),
    seen: smallint("seen").notNull(),
    closedAt: instant("closed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.checkInId] }),
    foreignKey({
      columns: [t.practiceId, t.checkInId],
      foreignColumns: [checkIn.practiceId, checkIn.checkInId],
    }),
    ownerPolicy("check_in_care"),
    policy("check_in_care", "select", [CLINICIAN], treated),
    policy("check_in_care", "insert", [CLINICIAN], treated),
    policy("check_in_care", "update", [CLINICIAN], treated),
  ],
).enableRLS();

/**
 * For which days she has not said how she is, and from when on nobody knows it: derived from her plan, her choices and her answers, never written by hand. One row an operation, with no days where
 * nothing is waited for.
 */
export const silence = pgTable(
  "silence",
  {
    practiceId: practiceId(),
    silenceId: uuid("silence_id").notNull(),
    caseId: uuid("case_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    siteId: uuid("site_id").notNull(), // of the operation: whose nurses look
    bookingId: uuid("booking_id").notNull(),
    days: smallint("days").array().notNull(), // in order; 0: the date of the operation at its site
    due: timestamp("due", { withTimezone: true, mode: "string" }).array().notNull(), // as many: when each has gone by
    beginsAt: instant("begins_at"), // the first of these
    endsAt: instant("ends_at"), // her plan is over
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.silenceId] }),
    unique("silence_once_a_case").on(t.practiceId, t.caseId),
    foreignKey({
      columns: [t.practiceId, t.caseId],
      foreignColumns: [surgicalCase.practiceId, surgicalCase.caseId],
    }),
    foreignKey({ columns: [t.practiceId, t.siteId], foreignColumns: [site.practiceId, site.siteId] }),
    foreignKey({
      columns: [t.practiceId, t.bookingId],
      foreignColumns: [booking.practiceId, booking.bookingId],
    }),
    index("silence_by_site").on(t.practiceId, t.siteId, t.beginsAt).where(sql`begins_at is not null`), // the queue, who treats whom
    index("silence_by_patient").on(t.practiceId, t.patientId), // whether a change of hers is planned anew
    ownerPolicy("silence"),
    policy("silence", "select", [CLINICIAN], treated),
    policy("silence", "select", [WORKER]),
    policy("silence", "insert", [WORKER]),
    policy("silence", "update", [WORKER]),
  ],
).enableRLS();

/** What those who look after her did about her silence, sealed. `seen`: up to which day it was seen when it was closed last; a later one that goes by opens it again. */
export const silenceCare = pgTable(
  "silence_care",
  {
    practiceId: practiceId(),
    silenceId: uuid("silence_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    sealed: bytes("sealed").notNull(),
    seen: smallint("seen").notNull(),
    closedAt: instant("closed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.silenceId] }),
    foreignKey({
      columns: [t.practiceId, t.silenceId],
      foreignColumns: [silence.practiceId, silence.silenceId],
    }),
    ownerPolicy("silence_care"),
    policy("silence_care", "select", [CLINICIAN], treated),
    policy("silence_care", "insert", [CLINICIAN], treated),
    policy("silence_care", "update", [CLINICIAN], treated),
  ],
).enableRLS();
