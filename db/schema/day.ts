import { sql } from "drizzle-orm";
import { foreignKey, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { booking } from "./scheduling.ts";
import {
  CLINICIAN,
  DESK,
  instant,
  notBarred,
  ownerPolicy,
  policy,
  practiceId,
  STAFF,
  treated,
  WORKER,
} from "./shared.ts";

const arrival = sql`${notBarred} and step = 'arrived'`;

/** What really happened on the day and when, apart from what was claimed: neutral, and never refused by a claim. */
export const dayStep = pgTable(
  "day_step",
  {
    practiceId: practiceId(),
    bookingId: uuid("booking_id").notNull(),
    step: text("step", {
      enum: ["arrived", "ready", "in_theatre", "time_out", "sign_out", "in_recovery", "discharged"],
    }).notNull(),
    patientId: uuid("patient_id").notNull(),
    at: instant("at").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    recordedBy: uuid("recorded_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.bookingId, t.step] }),
    foreignKey({
      columns: [t.practiceId, t.bookingId],
      foreignColumns: [booking.practiceId, booking.bookingId],
    }),
    ownerPolicy("day_step"),
    policy("day_step", "select", STAFF, notBarred),
    policy("day_step", "select", [WORKER]),
    policy("day_step", "insert", [CLINICIAN], treated),
    policy("day_step", "update", [CLINICIAN], treated),
    policy("day_step", "delete", [CLINICIAN], treated),
    policy("day_step", "insert", [DESK], arrival),
    policy("day_step", "update", [DESK], arrival),
    policy("day_step", "delete", [DESK], arrival),
  ],
).enableRLS();
