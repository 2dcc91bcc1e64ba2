import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { surgicalCase } from "./pathway.ts";
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

const asHers = sql`part = 'hers'`;
const stands = sql`removed_at is null`;

/**
 * A file that answers an item, its bytes sealed in one of a few lengths. What it is, to which item it belongs and who sent it stand in the sealed part of the case (`case_part`) that lists it: without
 * that it opens with no key. She takes back her own; what those who treat her take out has `removed_at` and is deleted by the worker once it can no longer be put back.
 */
export const caseFile = pgTable(
  "case_file",
  {
    practiceId: practiceId(),
    fileId: uuid("file_id").notNull(),
    caseId: uuid("case_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    part: text("part", { enum: ["hers", "team"] }).notNull(),
    sealed: bytes("sealed").notNull(),
    removedAt: instant("removed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.fileId] }),
    foreignKey({
      columns: [t.practiceId, t.caseId],
      foreignColumns: [surgicalCase.practiceId, surgicalCase.caseId],
    }),
    index("case_file_by_case").on(t.practiceId, t.caseId), // what is erased with a case
    ownerPolicy("case_file"),
    policy("case_file", "select", [CLINICIAN], treated),
    policy("case_file", "insert", [CLINICIAN], sql`${treated} and part = 'team'`),
    policy("case_file", "update", [CLINICIAN], treated),
    policy("case_file", "select", [PATIENT], sql`${herself} and ${stands}`),
    policy("case_file", "insert", [PATIENT], sql`${herself} and ${asHers}`),
    policy("case_file", "delete", [PATIENT], sql`${herself} and ${asHers}`),
    policy("case_file", "select", [WORKER], sql`removed_at is not null`),
    policy("case_file", "delete", [WORKER], sql`removed_at is not null`),
  ],
).enableRLS();
