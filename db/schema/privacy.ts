import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { practice } from "./practice.ts";
import {
  bytes,
  instant,
  MANAGER,
  ownerPolicy,
  PATIENT,
  policy,
  practiceId,
  STAFF,
  WORKER,
} from "./shared.ts";

/** Who did or saw what: ids and names of fields, never values. Insert-only. */
export const auditEvent = pgTable(
  "audit_event",
  {
    practiceId: practiceId(),
    eventId: uuid("event_id").notNull(),
    at: instant("at").notNull(),
    actorId: uuid("actor_id"),
    role: text("role").notNull(),
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id"),
    fields: text("fields").array(),
    shown: uuid("shown").array(), // the ids that a search or a board showed
    requestId: text("request_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.eventId] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practice.practiceId] }),
    index("audit_event_by_time").on(t.practiceId, t.at), // the manager's page
    ownerPolicy("audit_event"),
    policy("audit_event", "insert", [...STAFF, PATIENT, WORKER]),
    policy("audit_event", "select", [MANAGER]),
  ],
).enableRLS();

/**
 * What seals the list of whom somebody treats while a transaction remembers it (`remember_treated()`). No login reads it: a list that was not made by the database counts for nothing.
 */
export const treatedSecret = pgTable(
  "treated_secret",
  {
    practiceId: uuid("practice_id").primaryKey(),
    secret: bytes("secret").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.practiceId], foreignColumns: [practice.practiceId] }),
    ownerPolicy("treated_secret"),
  ],
).enableRLS();
