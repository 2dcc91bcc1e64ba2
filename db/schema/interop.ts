import { boolean, foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { practice, site } from "./practice.ts";
import { bytes, instant, MANAGER, ownerPolicy, policy, practiceId, WORKER } from "./shared.ts";

/** One import: its file is sealed while it waits, and gone when the run has ended. */
export const importRun = pgTable(
  "import_run",
  {
    practiceId: practiceId(),
    runId: uuid("run_id").notNull(),
    siteId: uuid("site_id").notNull(),
    state: text("state", { enum: ["waiting", "running", "done", "failed"] }).notNull(),
    dryRun: boolean("dry_run").notNull(),
    startedBy: uuid("started_by"),
    startedAt: instant("started_at").notNull(),
    endedAt: instant("ended_at"),
    sealed: bytes("sealed"), // file and mapping, until the run ends
    failure: text("failure"), // a key of the message catalogue
    rows: integer("rows").notNull().default(0),
    booked: integer("booked").notNull().default(0),
    conflicts: integer("conflicts").notNull().default(0),
    invalid: integer("invalid").notNull().default(0),
    already: integer("already").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.runId] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practice.practiceId] }),
    foreignKey({ columns: [t.practiceId, t.siteId], foreignColumns: [site.practiceId, site.siteId] }),
    ownerPolicy("import_run"),
    policy("import_run", "select", [MANAGER, WORKER]),
    policy("import_run", "insert", [MANAGER, WORKER]),
    policy("import_run", "update", [WORKER]),
  ],
).enableRLS();

/** One line of a run: what became of it, its reason in the open, what the file said sealed. */
export const importRow = pgTable(
  "import_row",
  {
    practiceId: practiceId(),
    runId: uuid("run_id").notNull(),
    line: integer("line").notNull(),
    state: text("state", { enum: ["booked", "already", "conflict", "invalid"] }).notNull(),
    reason: text("reason"), // a key of the message catalogue
    columnName: text("column_name"), // the file's own name of the column that is wrong
    bookingId: uuid("booking_id"), // the one made, or the one collided with
    otherLine: integer("other_line"), // in a trial: the earlier line of the same file that it collides with
    sealed: bytes("sealed"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.runId, t.line] }),
    foreignKey({ columns: [t.practiceId, t.runId], foreignColumns: [importRun.practiceId, importRun.runId] }),
    ownerPolicy("import_row"),
    policy("import_row", "select", [MANAGER, WORKER]),
    policy("import_row", "insert", [WORKER]),
  ],
).enableRLS();

/** How far the demo's clock stands from the real one. No row: not at all. */
export const demoClock = pgTable(
  "demo_clock",
  {
    practiceId: practiceId(),
    offsetSeconds: integer("offset_seconds").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practice.practiceId] }),
    ownerPolicy("demo_clock"),
    policy("demo_clock", "select", [MANAGER, WORKER]),
  ],
).enableRLS();
