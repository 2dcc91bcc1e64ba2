import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { patient } from "./patients.ts";
import { schedulingRequest } from "./requests.ts";
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

const asHerSurgeon = sql`app_role() = 'surgeon' and surgeon_staff_id = app_actor()`;

/** The operation a surgeon asked for. Everything that names it is in `sealed`: desk and managers have no grant here. */
export const surgicalCase = pgTable(
  "surgical_case",
  {
    practiceId: practiceId(),
    caseId: uuid("case_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    requestId: uuid("request_id").notNull(),
    surgeonStaffId: uuid("surgeon_staff_id").notNull(),
    sealed: bytes("sealed").notNull(),
    openedAt: instant("opened_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.caseId] }),
    foreignKey({
      columns: [t.practiceId, t.patientId],
      foreignColumns: [patient.practiceId, patient.patientId],
    }),
    foreignKey({
      columns: [t.practiceId, t.requestId],
      foreignColumns: [schedulingRequest.practiceId, schedulingRequest.requestId],
    }),
    index("surgical_case_by_surgeon").on(t.practiceId, t.surgeonStaffId), // my cases, who treats whom
    index("surgical_case_by_request").on(t.practiceId, t.requestId), // lists
    index("surgical_case_by_patient").on(t.practiceId, t.patientId), // My
    ownerPolicy("surgical_case"),
    policy("surgical_case", "select", [CLINICIAN], treated),
    policy("surgical_case", "select", [PATIENT], herself),
    policy("surgical_case", "select", [WORKER]),
    // Only a surgeon names a procedure, whatever the application asks for on behalf of others.
    policy("surgical_case", "insert", [CLINICIAN], sql`${asHerSurgeon} and ${treated}`),
    policy("surgical_case", "update", [CLINICIAN], asHerSurgeon),
    policy("surgical_case", "insert", [WORKER]),
  ],
).enableRLS();

/** The patient's own key, wrapped by a key that the database never holds. Made at the first clinical write. */
export const patientKey = pgTable(
  "patient_key",
  {
    practiceId: practiceId(),
    patientId: uuid("patient_id").notNull(),
    wrapped: bytes("wrapped").notNull(),
    madeAt: instant("made_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.patientId] }),
    foreignKey({
      columns: [t.practiceId, t.patientId],
      foreignColumns: [patient.practiceId, patient.patientId],
    }),
    ownerPolicy("patient_key"),
    policy("patient_key", "select", [CLINICIAN], treated),
    policy("patient_key", "select", [PATIENT], herself),
    policy("patient_key", "select", [WORKER]),
    policy("patient_key", "insert", [CLINICIAN], treated),
    policy("patient_key", "insert", [WORKER]),
  ],
).enableRLS();
