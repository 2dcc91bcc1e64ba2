import { z } from "zod";
import { isJurisdiction } from "#server/practice/schemas.ts";
import {
  CalendarDate,
  consentTakers,
  Group,
  Id,
  KnownDate,
  MaybeWords,
  policyStatuses,
  Words,
  waitBlocks,
  waitStarts,
} from "./terms-schemas.ts";

const RuleWords = {
  jurisdiction: z.string().refine((code) => code === "" || isJurisdiction(code), "unknownJurisdiction"),
  status: z.enum(policyStatuses),
  effectiveFrom: KnownDate.nullable().default(null),
  effectiveTo: KnownDate.nullable().default(null),
  coolingOffDays: z.int().min(0).max(365).default(0),
  coolingOffStart: z.enum(waitStarts).default("none"),
  waitBlocks: z.enum(waitBlocks).array().max(4).default([]),
  waivable: z.boolean().default(false),
  minimumAge: z.int().min(0).max(99).nullable().default(null),
  minimumConsultations: z.int().min(1).max(9).default(1),
  consentTaker: z.enum(consentTakers).default("operating_surgeon"),
  source: Words(300),
  sourceUrl: MaybeWords(300).pipe(z.union([z.literal(""), z.url({ protocol: /^https?$/ })])),
};

/** Dates at the site, both included, none when null. A wait has days, a start and something that it blocks, or none of them. */
export const AddPolicyRule = z
  .object({
    procedureId: Id.nullable().default(null),
    policyGroup: Group.nullable().default(null),
    ...RuleWords,
    /** A surgeon of the practice, who has read the source. */
    reviewerId: Id,
    reviewedOn: KnownDate,
  })
  .refine(({ procedureId, policyGroup }) => (procedureId === null) !== (policyGroup === null), {
    path: ["policyGroup"],
    error: "oneSubject",
  })
  .refine(
    ({ effectiveFrom, effectiveTo }) => !effectiveFrom || !effectiveTo || effectiveFrom <= effectiveTo,
    {
      path: ["effectiveTo"],
      error: "range",
    },
  )
  .refine(
    ({ coolingOffDays, coolingOffStart, waitBlocks }) =>
      new Set([coolingOffDays > 0, coolingOffStart !== "none", waitBlocks.length > 0]).size === 1,
    { path: ["coolingOffDays"], error: "waitIncomplete" },
  );
export type AddPolicyRule = z.input<typeof AddPolicyRule>;

/** The last date on which the rule holds, yesterday at the earliest: what held in the past stays as it was. */
export const EndPolicyRule = z.object({ policyRuleId: Id, lastDate: KnownDate });
export type EndPolicyRule = z.infer<typeof EndPolicyRule>;

export const PolicyRuleView = z.object({
  policyRuleId: Id,
  procedureId: Id.nullable(),
  procedureName: z.string().nullable(),
  policyGroup: z.string().nullable(),
  jurisdiction: z.string(),
  status: z.enum(policyStatuses),
  effectiveFrom: CalendarDate.nullable(),
  effectiveTo: CalendarDate.nullable(),
  coolingOffDays: z.int(),
  coolingOffStart: z.enum(waitStarts),
  waitBlocks: z.enum(waitBlocks).array(),
  waivable: z.boolean(),
  minimumAge: z.int().nullable(),
  minimumConsultations: z.int(),
  consentTaker: z.enum(consentTakers),
  source: z.string(),
  sourceUrl: z.string(),
  reviewedBy: z.string().nullable(),
  reviewedOn: CalendarDate.nullable(),
});
export type PolicyRuleView = z.infer<typeof PolicyRuleView>;

/** A variant that is no longer offered at a site, for some procedure: fewer than three would share it. It names none. */
const Lost = z.object({ siteName: z.string(), profileLabel: z.string(), variantLabel: z.string() });
export type Lost = z.infer<typeof Lost>;
export const PolicyChanged = z.object({ policyRuleId: Id, lost: Lost.array() });
export type PolicyChanged = z.infer<typeof PolicyChanged>;
