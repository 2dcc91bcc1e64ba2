import { z } from "zod";
import { isJurisdiction } from "#server/practice/schemas.ts";

const Id = z.uuid();
const CalendarDate = z.iso.date();
const Words = (most: number) => z.string().trim().min(1).max(most);
const MaybeWords = (most: number) => z.string().trim().max(most).default("");

export const Nothing = z.void();

export const anaesthesias = ["none", "local", "sedation", "general"] as const;
export const profileKinds = ["consultation", "day_case", "review", "service"] as const;
export const needKinds = [
  "surgeon",
  "anaesthetist",
  "nurse",
  "theatre",
  "bay",
  "consulting_room",
  "equipment",
] as const;
export const phaseNames = ["prepare", "operation", "recovery", "visit"] as const;
export const policyStatuses = ["permitted", "restricted", "prohibited", "unknown"] as const;
export const waitStarts = ["none", "quote_handed_over", "consultation", "consent"] as const;
export const consentTakers = ["any", "operating_surgeon"] as const;
export const waitBlocks = ["consent", "booking", "payment", "operation"] as const;

export const NeedView = z.object({
  kind: z.enum(needKinds),
  poolId: Id.nullable(),
  resourceId: Id.nullable(),
  beforeMinutes: z.int(),
  afterMinutes: z.int(),
});
export const PhaseView = z.object({
  name: z.enum(phaseNames),
  minutes: z.int(),
  main: z.boolean(),
  needs: NeedView.array(),
});
export type PhaseView = z.infer<typeof PhaseView>;
export const VariantView = z.object({
  variantId: Id,
  label: z.string(),
  active: z.boolean(),
  phases: PhaseView.array(),
});
export type VariantView = z.infer<typeof VariantView>;
/** A booking profile with its variants: neutral, for every member of staff. */
export const ProfileView = z.object({
  profileId: Id,
  label: z.string(),
  kind: z.enum(profileKinds),
  anaesthesia: z.enum(anaesthesias),
  arrivalLeadMinutes: z.int(),
  priceBand: z.string(),
  followUpPattern: z.string(),
  active: z.boolean(),
  /** May be booked for anybody who calls; others need a surgeon's request. */
  forNewCallers: z.boolean(),
  variants: VariantView.array(),
});
export type ProfileView = z.infer<typeof ProfileView>;

export const Profiles = z.object({ inactive: z.boolean().default(false) });
export type Profiles = z.input<typeof Profiles>;

const PolicyWait = z.object({
  days: z.int(),
  start: z.enum(waitStarts),
  blocks: z.enum(waitBlocks).array(),
  waivable: z.boolean(),
  source: z.string(),
});

/** What holds for a procedure at a site today: all of it at once. `wait` is the longest of `waits`. */
export const PolicySummary = z.object({
  status: z.enum(policyStatuses),
  minimumAge: z.int().nullable(),
  minimumConsultations: z.int(),
  consentTaker: z.enum(consentTakers),
  wait: PolicyWait.nullable(),
  waits: PolicyWait.array(),
  source: z.string().nullable(),
});
export type PolicySummary = z.infer<typeof PolicySummary>;

/** What a surgeon may ask for at a site today: only what policy permits there, only variants that tell nobody what it is. */
export const OfferedProcedure = z.object({
  procedureId: Id,
  name: z.string(),
  code: z.string(),
  variants: z
    .object({ variantId: Id, profileId: Id, profileLabel: z.string(), variantLabel: z.string() })
    .array(),
  policy: PolicySummary,
  hasApprovedTemplate: z.boolean(),
});
export type OfferedProcedure = z.infer<typeof OfferedProcedure>;
export const Offered = z.object({ siteId: Id });
export type Offered = z.infer<typeof Offered>;

export const AllProcedures = z.object({ inactive: z.boolean().default(false) });
export type AllProcedures = z.input<typeof AllProcedures>;

/** A procedure as managers and clinicians see it. `sites`: only those where it is permitted today; what is permitted nowhere is never listed. */
export const ProcedureView = z.object({
  procedureId: Id,
  name: z.string(),
  code: z.string(),
  specialty: z.string(),
  policyGroup: z.string(),
  sensitive: z.boolean(),
  policyControlled: z.boolean(),
  active: z.boolean(),
  hasApprovedTemplate: z.boolean(),
  variants: z
    .object({
      variantId: Id,
      profileId: Id,
      profileLabel: z.string(),
      variantLabel: z.string(),
      active: z.boolean(),
    })
    .array(),
  sites: z
    .object({
      siteId: Id,
      siteName: z.string(),
      policy: PolicySummary,
      /** `safe`: the rule of three allows it there. */
      variants: z.object({ variantId: Id, safe: z.boolean() }).array(),
    })
    .array(),
});
export type ProcedureView = z.infer<typeof ProcedureView>;

/** A path from the wide group to the narrow one: `cosmetic/genital`. */
const Group = z
  .string()
  .trim()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/, "groupPath");

export const AddProcedure = z.object({
  name: Words(80),
  code: MaybeWords(20),
  specialty: MaybeWords(60),
  policyGroup: z.union([z.literal(""), Group]).default(""),
  /** Booked only as variants that at least two other procedures share. Once on, it stays. */
  sensitive: z.boolean(),
  /** Exists only where a reviewed rule permits it. Once on, it stays. */
  policyControlled: z.boolean(),
});
export type AddProcedure = z.input<typeof AddProcedure>;
export const EditProcedure = AddProcedure.extend({ procedureId: Id });
export type EditProcedure = z.input<typeof EditProcedure>;
export const ProcedureId = z.object({ procedureId: Id });
export type ProcedureId = z.infer<typeof ProcedureId>;
export const SetProcedureActive = z.object({ procedureId: Id, active: z.boolean() });
export type SetProcedureActive = z.infer<typeof SetProcedureActive>;
export const SetVariants = z.object({ procedureId: Id, variantIds: Id.array().max(40) });
export type SetVariants = z.infer<typeof SetVariants>;

const Need = z
  .object({
    kind: z.enum(needKinds),
    poolId: Id.nullable().default(null),
    resourceId: Id.nullable().default(null),
    beforeMinutes: z.int().min(0).max(240).default(0),
    afterMinutes: z.int().min(0).max(240).default(0),
  })
  .refine(({ poolId, resourceId }) => (poolId === null) !== (resourceId === null), {
    path: ["poolId"],
    error: "poolOrOne",
  });
const Phase = z.object({
  name: z.enum(phaseNames),
  minutes: z.int().min(5).max(720).multipleOf(5, "fiveMinutes"),
  main: z.boolean(),
  needs: Need.array().max(10),
});
const Phases = Phase.array()
  .min(1)
  .max(6)
  .refine((phases) => phases.filter(({ main }) => main).length === 1, "oneMain")
  .refine((phases) => phases.find(({ main }) => main)?.needs.length !== 0, "mainNeeds")
  .refine((phases) => phases.reduce((sum, { minutes }) => sum + minutes, 0) <= 720, "dayTooLong");
export type Phases = z.infer<typeof Phases>;

const Neutral = { priceBand: MaybeWords(40), followUpPattern: MaybeWords(80) };
const Lead = z.int().min(0).max(240).default(0);

/** A profile and its first variant. Kind and anaesthesia stay as they are made: they say what is booked. */
export const AddProfile = z.object({
  label: Words(60),
  kind: z.enum(profileKinds).exclude(["service"]),
  anaesthesia: z.enum(anaesthesias).default("none"),
  arrivalLeadMinutes: Lead,
  ...Neutral,
  variantLabel: Words(30),
  phases: Phases,
});
export type AddProfile = z.input<typeof AddProfile>;
export const EditProfile = z.object({
  profileId: Id,
  label: Words(60),
  arrivalLeadMinutes: Lead,
  ...Neutral,
});
export type EditProfile = z.input<typeof EditProfile>;
export const SetProfileActive = z.object({ profileId: Id, active: z.boolean() });
export type SetProfileActive = z.infer<typeof SetProfileActive>;
export const ProfileId = z.object({ profileId: Id });
export type ProfileId = z.infer<typeof ProfileId>;

export const ProfileAdded = z.object({ profileId: Id, variantId: Id });
export type ProfileAdded = z.infer<typeof ProfileAdded>;

export const AddVariant = z.object({ profileId: Id, label: Words(30), phases: Phases });
export type AddVariant = z.input<typeof AddVariant>;
/** Other minutes or needs make a new variant in the old one's place; what is booked keeps the old one. */
export const ReplaceVariant = z.object({ variantId: Id, label: Words(30), phases: Phases });
export type ReplaceVariant = z.input<typeof ReplaceVariant>;
export const SetVariantActive = z.object({ variantId: Id, active: z.boolean() });
export type SetVariantActive = z.infer<typeof SetVariantActive>;
export const VariantId = z.object({ variantId: Id });
export type VariantId = z.infer<typeof VariantId>;

const RuleWords = {
  jurisdiction: z.string().refine((code) => code === "" || isJurisdiction(code), "unknownJurisdiction"),
  status: z.enum(policyStatuses),
  effectiveFrom: CalendarDate.nullable().default(null),
  effectiveTo: CalendarDate.nullable().default(null),
  coolingOffDays: z.int().min(0).max(365).default(0),
  coolingOffStart: z.enum(waitStarts).default("none"),
  waitBlocks: z.enum(waitBlocks).array().max(4).default([]),
  waivable: z.boolean().default(false),
  minimumAge: z.int().min(0).max(99).nullable().default(null),
  minimumConsultations: z.int().min(1).max(9).default(1),
  consentTaker: z.enum(consentTakers).default("operating_surgeon"),
  source: Words(300),
  sourceUrl: z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(300)]).default(""),
};

/** Dates at the site, both included, none when null. A wait has days, a start and something that it blocks, or none of them. */
export const AddPolicyRule = z
  .object({
    procedureId: Id.nullable().default(null),
    policyGroup: Group.nullable().default(null),
    ...RuleWords,
    /** A surgeon of the practice, who has read the source. */
    reviewerId: Id,
    reviewedOn: CalendarDate,
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
export const EndPolicyRule = z.object({ policyRuleId: Id, lastDate: CalendarDate });
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
