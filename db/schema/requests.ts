import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { patient } from "./patients.ts";
import { resource, site } from "./practice.ts";
import { variant } from "./profiles.ts";
import {
  CLINICIAN,
  calendarDate,
  DESK,
  instant,
  notBarred,
  ownerPolicy,
  policy,
  practiceId,
  treated,
  WORKER,
} from "./shared.ts";

/** It waits and can be booked for no day yet, or not at all: then the desk has no such request (`is_kept`, 0015). */
const notKept = sql`not is_kept(practice_id, request_id)`;

/** Written by the surgeon with the case; all that the desk learns of it. */
export const schedulingRequest = pgTable(
  "scheduling_request",
  {
    practiceId: practiceId(),
    requestId: uuid("request_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    variantId: uuid("variant_id").notNull(),
    siteId: uuid("site_id").notNull(),
    surgeonId: uuid("surgeon_id").notNull(), // the surgeon's resource
    notBefore: calendarDate("not_before").notNull(),
    state: text("state", { enum: ["waiting", "booked", "withdrawn"] })
      .notNull()
      .default("waiting"),
    requestedAt: instant("requested_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.requestId] }),
    foreignKey({
      columns: [t.practiceId, t.patientId],
      foreignColumns: [patient.practiceId, patient.patientId],
    }),
    foreignKey({
      columns: [t.practiceId, t.variantId],
      foreignColumns: [variant.practiceId, variant.variantId],
    }),
    foreignKey({ columns: [t.practiceId, t.siteId], foreignColumns: [site.practiceId, site.siteId] }),
    foreignKey({
      columns: [t.practiceId, t.surgeonId],
      foreignColumns: [resource.practiceId, resource.resourceId],
    }),
    index("scheduling_request_waiting").on(t.practiceId, t.notBefore).where(sql`state = 'waiting'`), // to schedule
    index("scheduling_request_by_patient").on(t.practiceId, t.patientId),
    ownerPolicy("scheduling_request"),
    policy("scheduling_request", "select", [DESK], sql`${notBarred} and ${notKept}`),
    policy("scheduling_request", "select", [CLINICIAN], treated),
    policy("scheduling_request", "select", [WORKER]),
    policy("scheduling_request", "insert", [CLINICIAN], sql`app_role() = 'surgeon' and ${treated}`),
    policy("scheduling_request", "update", [CLINICIAN], sql`app_role() = 'surgeon' and ${treated}`),
    policy("scheduling_request", "insert", [WORKER]),
    policy("scheduling_request", "update", [DESK], sql`${notBarred} and ${notKept}`),
  ],
).enableRLS();

/**
 * On which days the law allows what a request asks for, as neutral dates: whoever may know why writes them. Without a row nothing is known of any law. `lawful_from`
 * null: on none, or nothing may be booked yet. `doubted`: something has changed since, so that it must be looked at again before it counts.
 */
export const requestLaw = pgTable(
  "request_law",
  {
    practiceId: practiceId(),
    requestId: uuid("request_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    lawfulFrom: calendarDate("lawful_from"),
    lawfulUntil: calendarDate("lawful_until"),
    doubted: boolean("doubted").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.requestId] }),
    foreignKey({
      columns: [t.practiceId, t.requestId],
      foreignColumns: [schedulingRequest.practiceId, schedulingRequest.requestId],
    }),
    index("request_law_by_patient").on(t.practiceId, t.patientId), // what is doubted with her
    ownerPolicy("request_law"),
    policy("request_law", "select", [DESK], sql`${notBarred} and ${notKept}`),
    policy("request_law", "select", [CLINICIAN], treated),
    policy("request_law", "select", [WORKER]),
    policy("request_law", "insert", [CLINICIAN], sql`app_role() = 'surgeon' and ${treated}`),
    policy("request_law", "insert", [WORKER]),
    policy("request_law", "update", [WORKER]),
  ],
).enableRLS();
