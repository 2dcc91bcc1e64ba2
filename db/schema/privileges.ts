import { sql } from "drizzle-orm";
import { foreignKey, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { procedure } from "./catalogue.ts";
import { staff } from "./identity.ts";
import {
  bytes,
  CLINICIAN,
  calendarDate,
  instant,
  MANAGER,
  ownerPolicy,
  policy,
  practiceId,
  WORKER,
} from "./shared.ts";

/** What a surgeon is qualified for at this practice: a specialty, or one procedure. Dates are both included; null has no end. */
export const privilege = pgTable(
  "privilege",
  {
    practiceId: practiceId(),
    privilegeId: uuid("privilege_id").notNull(),
    staffId: uuid("staff_id").notNull(),
    specialty: text("specialty"),
    procedureId: uuid("procedure_id"),
    validFrom: calendarDate("valid_from").notNull(),
    validUntil: calendarDate("valid_until"),
    source: text("source").notNull(), // a register's number, or who decided
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.privilegeId] }),
    foreignKey({ columns: [t.practiceId, t.staffId], foreignColumns: [staff.practiceId, staff.staffId] }),
    foreignKey({
      columns: [t.practiceId, t.procedureId],
      foreignColumns: [procedure.practiceId, procedure.procedureId],
    }),
    ownerPolicy("privilege"),
    policy("privilege", "select", [CLINICIAN, MANAGER, WORKER]),
    policy("privilege", "insert", [MANAGER]),
    policy("privilege", "update", [MANAGER]),
  ],
).enableRLS();

const own = sql`app_role() = 'surgeon' and staff_id = app_actor()`;

/** Procedures that a surgeon does not do, sealed: for that surgeon alone. */
export const optOut = pgTable(
  "opt_out",
  {
    practiceId: practiceId(),
    staffId: uuid("staff_id").notNull(),
    sealed: bytes("sealed").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.staffId] }),
    foreignKey({ columns: [t.practiceId, t.staffId], foreignColumns: [staff.practiceId, staff.staffId] }),
    ownerPolicy("opt_out"),
    policy("opt_out", "select", [CLINICIAN], own),
    policy("opt_out", "insert", [CLINICIAN], own),
    policy("opt_out", "update", [CLINICIAN], own),
  ],
).enableRLS();

const asSurgeon = sql`app_role() = 'surgeon'`;

/** The periods that a surgeon sets for each procedure, sealed as one: a surgeon who approves a text has to know whether colleagues have set theirs. */
export const ownPeriod = pgTable(
  "own_period",
  {
    practiceId: practiceId(),
    staffId: uuid("staff_id").notNull(),
    sealed: bytes("sealed").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.staffId] }),
    foreignKey({ columns: [t.practiceId, t.staffId], foreignColumns: [staff.practiceId, staff.staffId] }),
    ownerPolicy("own_period"),
    policy("own_period", "select", [CLINICIAN], asSurgeon),
    policy("own_period", "insert", [CLINICIAN], own),
    policy("own_period", "update", [CLINICIAN], own),
  ],
).enableRLS();
