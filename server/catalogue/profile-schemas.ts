import { z } from "zod";
import { anaesthesias, Id, MaybeWords, needKinds, phaseNames, profileKinds, Words } from "./terms-schemas.ts";

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
