import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { practice } from "./practice.ts";
import { variant } from "./profiles.ts";
import {
  CLINICIAN,
  calendarDate,
  instant,
  MANAGER,
  ownerPolicy,
  PATIENT,
  policy,
  practiceId,
  WORKER,
} from "./shared.ts";

const clinical = [CLINICIAN, MANAGER, WORKER];

export const procedure = pgTable(
  "procedure",
  {
    practiceId: practiceId(),
    procedureId: uuid("procedure_id").notNull(),
    name: text("name").notNull(),
    code: text("code").notNull().default(""),
    specialty: text("specialty").notNull().default(""),
    policyGroup: text("policy_group").notNull().default(""),
    sensitive: boolean("sensitive").notNull(),
    policyControlled: boolean("policy_controlled").notNull(),
    sided: boolean("sided").notNull().default(false), // done on the left, the right or both
    active: boolean("active").notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.procedureId] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practice.practiceId] }),
    ownerPolicy("procedure"),
    policy("procedure", "select", clinical),
    policy("procedure", "insert", [MANAGER]),
    policy("procedure", "update", [MANAGER]),
  ],
).enableRLS();

/** Which variants a procedure may be booked as. */
export const procedureVariant = pgTable(
  "procedure_variant",
  {
    practiceId: practiceId(),
    procedureId: uuid("procedure_id").notNull(),
    variantId: uuid("variant_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.procedureId, t.variantId] }),
    foreignKey({
      columns: [t.practiceId, t.procedureId],
      foreignColumns: [procedure.practiceId, procedure.procedureId],
    }),
    foreignKey({
      columns: [t.practiceId, t.variantId],
      foreignColumns: [variant.practiceId, variant.variantId],
    }),
    ownerPolicy("procedure_variant"),
    policy("procedure_variant", "select", clinical),
    policy("procedure_variant", "insert", [MANAGER]),
    policy("procedure_variant", "delete", [MANAGER]),
  ],
).enableRLS();

/** Dated law and policy (docs/domain.md): for one procedure or a group, in one jurisdiction (empty: any). */
export const policyRule = pgTable(
  "policy_rule",
  {
    practiceId: practiceId(),
    policyRuleId: uuid("policy_rule_id").notNull(),
    procedureId: uuid("procedure_id"),
    policyGroup: text("policy_group"),
    jurisdiction: text("jurisdiction").notNull(),
    status: text("status", { enum: ["permitted", "restricted", "prohibited", "unknown"] }).notNull(),
    effectiveFrom: calendarDate("effective_from"),
    effectiveTo: calendarDate("effective_to"),
    coolingOffDays: smallint("cooling_off_days").notNull().default(0),
    coolingOffStart: text("cooling_off_start", {
      enum: ["none", "quote_handed_over", "consultation", "consent"],
    })
      .notNull()
      .default("none"),
    waitBlocks: text("wait_blocks").array().notNull().default(sql`'{}'`),
    waivable: boolean("waivable").notNull().default(false),
    minimumAge: smallint("minimum_age"),
    minimumConsultations: smallint("minimum_consultations").notNull().default(1),
    consentTaker: text("consent_taker", { enum: ["any", "operating_surgeon"] })
      .notNull()
      .default("operating_surgeon"),
    source: text("source").notNull(),
    sourceUrl: text("source_url").notNull().default(""),
    reviewedBy: text("reviewed_by"),
    reviewedOn: calendarDate("reviewed_on"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.policyRuleId] }),
    foreignKey({
      columns: [t.practiceId, t.procedureId],
      foreignColumns: [procedure.practiceId, procedure.procedureId],
    }),
    ownerPolicy("policy_rule"),
    policy("policy_rule", "select", clinical),
    policy("policy_rule", "insert", [MANAGER]),
    policy("policy_rule", "update", [MANAGER]),
  ],
).enableRLS();

/**
 * A text of one kind for a procedure, or (consent to anaesthesia) for all; each version is a draft until a named clinician approves it.
 */
export const template = pgTable(
  "template",
  {
    practiceId: practiceId(),
    templateId: uuid("template_id").notNull(),
    procedureId: uuid("procedure_id"), // none: for all
    kind: text("kind", { enum: ["recovery", "consent", "anaesthesia", "checklist"] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.templateId] }),
    foreignKey({
      columns: [t.practiceId, t.procedureId],
      foreignColumns: [procedure.practiceId, procedure.procedureId],
    }),
    ownerPolicy("template"),
    policy("template", "select", clinical),
    policy("template", "insert", [MANAGER]),
  ],
).enableRLS();

export const templateVersion = pgTable(
  "template_version",
  {
    practiceId: practiceId(),
    templateVersionId: uuid("template_version_id").notNull(),
    templateId: uuid("template_id").notNull(),
    version: integer("version").notNull(),
    state: text("state", { enum: ["draft", "approved", "retired"] }).notNull(),
    content: jsonb("content").notNull(),
    isDemo: boolean("is_demo").notNull().default(false),
    approvedBy: uuid("approved_by"),
    approvedByName: text("approved_by_name"),
    approvedAt: instant("approved_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.templateVersionId] }),
    foreignKey({
      columns: [t.practiceId, t.templateId],
      foreignColumns: [template.practiceId, template.templateId],
    }),
    uniqueIndex("template_version_number").on(t.practiceId, t.templateId, t.version),
    ownerPolicy("template_version"),
    policy("template_version", "select", clinical),
    policy("template_version", "select", [PATIENT], sql`state <> 'draft'`),
    policy("template_version", "insert", [MANAGER, CLINICIAN]),
    policy("template_version", "update", [CLINICIAN]),
  ],
).enableRLS();
