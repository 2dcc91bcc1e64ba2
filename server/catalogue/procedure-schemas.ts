import { z } from "zod";
import {
  anaesthesias,
  consentTakers,
  Group,
  Id,
  MaybeWords,
  policyStatuses,
  Words,
  waitBlocks,
  waitStarts,
} from "./terms-schemas.ts";

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
  specialty: z.string(),
  sided: z.boolean(),
  variants: z
    .object({
      variantId: Id,
      profileId: Id,
      profileLabel: z.string(),
      variantLabel: z.string(),
      anaesthesia: z.enum(anaesthesias),
    })
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
  sided: z.boolean(),
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

export const AddProcedure = z.object({
  name: Words(80),
  code: MaybeWords(20),
  specialty: MaybeWords(60),
  policyGroup: z.union([z.literal(""), Group]).default(""),
  /** Booked only as variants that at least two other procedures share. Once on, it stays. */
  sensitive: z.boolean(),
  /** Exists only where a reviewed rule permits it. Once on, it stays. */
  policyControlled: z.boolean(),
  /** Done on the left, the right or both sides: a case says which. */
  sided: z.boolean().default(false),
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
