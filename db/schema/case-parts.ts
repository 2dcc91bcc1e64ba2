import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { surgicalCase } from "./pathway.ts";
import { schedulingRequest } from "./requests.ts";
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

const asHerSurgeon = sql`app_role() = 'surgeon' and surgeon_staff_id = app_actor()`;
const notPrivate = sql`part <> 'private'`;

/**
 * What is written on a case beside its surgeon's own part (`surgical_case`), each part sealed as one: `team` by those who treat her, `hers` by herself, `private` (her reason,
 * what keeps her safe) by her surgeon, whom nobody can read after, `law` (from when she may sign) by the worker. Every case has them all, so that none tells by being there.
 */
export const casePart = pgTable(
  "case_part",
  {
    practiceId: practiceId(),
    caseId: uuid("case_id").notNull(),
    part: text("part", { enum: ["team", "hers", "private", "law"] }).notNull(),
    patientId: uuid("patient_id").notNull(),
    surgeonStaffId: uuid("surgeon_staff_id").notNull(),
    sealed: bytes("sealed").notNull(),
    revision: integer("revision").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.caseId, t.part] }),
    foreignKey({
      columns: [t.practiceId, t.caseId],
      foreignColumns: [surgicalCase.practiceId, surgicalCase.caseId],
    }),
    ownerPolicy("case_part"),
    policy("case_part", "select", [CLINICIAN], sql`${treated} and (${notPrivate} or ${asHerSurgeon})`),
    policy("case_part", "insert", [CLINICIAN], sql`${treated} and (${notPrivate} or ${asHerSurgeon})`),
    policy(
      "case_part",
      "update",
      [CLINICIAN],
      sql`${treated} and (part = 'team' or part = 'private' and ${asHerSurgeon})`,
    ),
    policy("case_part", "select", [PATIENT], sql`${herself} and ${notPrivate}`),
    policy("case_part", "insert", [PATIENT], sql`${herself} and part = 'hers'`),
    policy("case_part", "update", [PATIENT], sql`${herself} and part = 'hers'`),
    policy("case_part", "select", [WORKER], notPrivate),
    policy("case_part", "insert", [WORKER]),
    policy("case_part", "update", [WORKER], sql`part = 'law'`),
  ],
).enableRLS();

/** Whether everything is there for the operation, and if not whether it waits for her or for the clinic: all that the desk learns of it. Written with whatever changes it. */
export const requestReadiness = pgTable(
  "request_readiness",
  {
    practiceId: practiceId(),
    requestId: uuid("request_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    readiness: text("readiness", { enum: ["ready", "patient", "clinic"] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.requestId] }),
    foreignKey({
      columns: [t.practiceId, t.requestId],
      foreignColumns: [schedulingRequest.practiceId, schedulingRequest.requestId],
    }),
    ownerPolicy("request_readiness"),
    policy("request_readiness", "select", [DESK], sql`${notBarred} and not is_kept(practice_id, request_id)`),
    policy("request_readiness", "select", [CLINICIAN], treated),
    policy("request_readiness", "insert", [CLINICIAN], treated),
    policy("request_readiness", "update", [CLINICIAN], treated),
    policy("request_readiness", "select", [PATIENT], herself),
    policy("request_readiness", "update", [PATIENT], herself),
    policy("request_readiness", "select", [WORKER]),
    policy("request_readiness", "insert", [WORKER]),
    policy("request_readiness", "update", [WORKER]),
  ],
).enableRLS();

/** What she signed, word for word, with its hash, time and version, sealed. Insert-only; what came of it stands in her part of the case. */
export const consentCopy = pgTable(
  "consent_copy",
  {
    practiceId: practiceId(),
    consentId: uuid("consent_id").notNull(),
    caseId: uuid("case_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    sealed: bytes("sealed").notNull(),
    signedAt: instant("signed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.consentId] }),
    foreignKey({
      columns: [t.practiceId, t.caseId],
      foreignColumns: [surgicalCase.practiceId, surgicalCase.caseId],
    }),
    index("consent_copy_by_case").on(t.practiceId, t.caseId), // the case, her page
    ownerPolicy("consent_copy"),
    policy("consent_copy", "select", [CLINICIAN], treated),
    policy("consent_copy", "select", [PATIENT], herself),
    policy("consent_copy", "insert", [PATIENT], herself),
  ],
).enableRLS();
