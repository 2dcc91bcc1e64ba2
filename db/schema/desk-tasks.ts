import { sql } from "drizzle-orm";
import { foreignKey, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { schedulingRequest } from "./requests.ts";
import {
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

const known = sql`${notBarred} and not is_kept(practice_id, request_id)`;

/** What the desk itself has to do before an operation: of a fixed list of neutral words, the same for whatever shares its variant (the rule of three). */
export const deskTask = pgTable(
  "desk_task",
  {
    practiceId: practiceId(),
    requestId: uuid("request_id").notNull(),
    task: text("task", {
      enum: ["interpreter", "transport", "documents", "callBack", "payment"],
    }).notNull(),
    patientId: uuid("patient_id").notNull(),
    daysBefore: smallint("days_before").notNull(), // due so many days before the operation; 0: on the day
    doneAt: instant("done_at"),
    doneBy: uuid("done_by"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.requestId, t.task] }),
    foreignKey({
      columns: [t.practiceId, t.requestId],
      foreignColumns: [schedulingRequest.practiceId, schedulingRequest.requestId],
    }),
    ownerPolicy("desk_task"),
    policy("desk_task", "select", [DESK], known),
    policy("desk_task", "update", [DESK], known),
    policy("desk_task", "select", [CLINICIAN], treated),
    policy("desk_task", "insert", [CLINICIAN], treated),
    policy("desk_task", "delete", [CLINICIAN], sql`${treated} and app_role() = 'surgeon'`),
    policy("desk_task", "select", [PATIENT], herself),
    policy("desk_task", "select", [WORKER]),
    policy("desk_task", "insert", [WORKER]),
  ],
).enableRLS();
