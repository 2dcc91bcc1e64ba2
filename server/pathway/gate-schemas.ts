import { z } from "zod";
import { gates, itemKinds, itemOwners } from "#server/catalogue/checklist-schemas.ts";
import { CalendarDate, Instant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { Readiness } from "#server/scheduling/terms-schemas.ts";
import { Assessment, KeptAnswer } from "./answer-schemas.ts";

export const gateStates = ["open", "attention", "closed", "waived"] as const;
export const builtIns = [
  "decision",
  "consent",
  "anaesthesiaConsent",
  "assessment",
  "reaffirmed",
  "padss",
  "sutures",
] as const;
export const consentStates = ["none", "withdrawn", "outdated", "signed", "valid"] as const;

const By = { at: Instant, byName: z.string() };

/** By when: `on` the last date in time at the site; `at` the instant, of hours that pass. Null for what is not booked. */
export const DueView = z
  .object({ on: CalendarDate, at: Instant.nullable(), overdue: z.boolean() })
  .nullable();

/** What answers an item, for whoever fills it in. */
export const ItemView = z.object({
  itemId: Id,
  title: z.string(),
  hint: z.string(),
  owner: z.enum(itemOwners),
  kind: z.enum(itemKinds),
  number: z.object({ unit: z.string(), min: z.number(), max: z.number() }).nullable(),
  anaesthetic: z.boolean().optional(),
});
export type ItemView = z.infer<typeof ItemView>;

/** One gate or item as those who treat her see it. `item` null: a built-in one (`by`). */
export const GateView = z.object({
  gateId: z.string(),
  by: z.enum([...builtIns, "item"]),
  item: ItemView.nullable(),
  stage: z.enum(gates),
  state: z.enum(gateStates),
  waitsFor: z.enum(["patient", "clinic"]),
  due: DueView,
  answer: z.object({ ...By, value: KeptAnswer }).nullable(),
  /** `forDate`: of what belongs to the day, the date for which it was let pass; while the state is another than `waived`, it lets nothing pass any more. */
  waiver: z
    .object({ ...By, role: z.string(), reason: z.string(), forDate: CalendarDate.nullable() })
    .nullable(),
  mayAnswer: z.boolean(),
  mayWaive: z.boolean(),
});
export type GateView = z.infer<typeof GateView>;

/** A consent as those who treat her see it: `mayCountersign` for the reader, now; `signableFrom` the first date on which she may sign, null: not known yet. */
export const ConsentView = z.object({
  state: z.enum(consentStates),
  consentId: Id.nullable(),
  version: z.int().nullable(),
  signedAt: Instant.nullable(),
  withdrawnAt: Instant.nullable(),
  signableFrom: CalendarDate.nullable(),
  countersigned: z.object(By).nullable(),
  mayCountersign: z.boolean(),
});
export type ConsentView = z.infer<typeof ConsentView>;

export const AssessmentView = Assessment.extend(By);

/** What is there and what is missing, for those who treat her. `anaesthesia` null: no consent to it is asked for. */
export const Preparation = z.object({
  /** Whether anything can be written on it now: until a day after the operation. */
  goesOn: z.boolean(),
  gates: GateView.array(),
  readiness: Readiness,
  consent: ConsentView,
  anaesthesia: ConsentView.nullable(),
  assessment: AssessmentView.nullable(),
  asksAssessment: z.boolean(),
  questions: z
    .object({
      questionId: Id,
      at: Instant,
      text: z.string(),
      replies: z.object({ ...By, text: z.string() }).array(),
    })
    .array(),
});
export type Preparation = z.infer<typeof Preparation>;
