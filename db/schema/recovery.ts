import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, pgTable, primaryKey, smallint, unique, uuid } from "drizzle-orm/pg-core";
import { surgicalCase } from "./pathway.ts";
import { site } from "./practice.ts";
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
