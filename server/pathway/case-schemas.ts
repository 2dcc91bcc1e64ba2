import { z } from "zod";
import { Periods } from "#server/catalogue/period-schemas.ts";
import { anaesthesias } from "#server/catalogue/terms-schemas.ts";
import { CalendarDate, Instant, KnownDate } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { Readiness } from "#server/scheduling/terms-schemas.ts";
import { CalledOff } from "./day-cancel-schemas.ts";
import { Decision, Quote } from "./decision-schemas.ts";
import { EmergencyView } from "./emergency-schemas.ts";
import { Preparation } from "./gate-schemas.ts";
import { KeptWait, RunningWait, WaitWaiver } from "./wait-schemas.ts";

export const sides = ["left", "right", "both"] as const;
export const suturePlans = ["none", "absorbable", "removal"] as const;

/** Everything that names the operation. It exists in the open only in the memory of who may read it. */
export const CaseContents = z.object({
  procedureId: Id.nullable(), // null: from an import
  procedureName: z.string(),
  procedureCode: z.string(),
  templateVersionId: Id.nullable(), // the approved version that it started with
  side: z.enum(sides).nullable().default(null), // null: it has none
  note: z.string().nullable(), // the surgeon's own
  sutures: z.string().nullable(),
  suturePlan: z.enum(suturePlans).nullable().default(null),
  anaesthesia: z.enum(anaesthesias).nullable().default(null), // of the variant that it was opened with
  checklistVersionId: Id.nullable().default(null), // the approved version that it started with
  /** Of the operating surgeon, for this procedure, as they were set when it started; null: none were, and its text names none. */
  periods: Periods.nullable().default(null),
  decisions: Decision.array().default([]), // the latest one last
  /** Her consents that the operating surgeon has signed too. */
  countersigned: z.object({ consentId: Id, at: Instant, byName: z.string() }).array().default([]),
  /** To what she asked. */
  replies: z
    .object({ questionId: Id, at: Instant, byName: z.string(), text: z.string() })
    .array()
    .default([]),
  quote: Quote.nullable().default(null),
  waitFrom: CalendarDate.nullable().default(null), // her surgeon's word on it, of cases from before there were quotes
  /** The law's wait as it stood when the case was asked for; null: none. */
  wait: KeptWait.nullable().default(null),
  /** Waits that were let pass. */
  waitWaivers: WaitWaiver.array().default([]),
  withdrawnAt: Instant.nullable(),
});
export type CaseContents = z.infer<typeof CaseContents>;

/** The wait of a policy, as the catalogue tells it. */
export type PolicyWait = KeptWait & { blocks: readonly string[]; waivable?: boolean };

/** What a policy asks before an operation may be requested, as the catalogue tells it; all of its waits hold. */
export type RequestPolicy = {
  minimumAge: number | null;
  minimumConsultations: number;
  waits: readonly PolicyWait[];
  source: string | null;
};

/** Why something cannot be yet: a key of `Errors`, the field to change, and the rule's numbers, source and first date. */
export const Refusal = z.object({
  reason: z.enum([
    "moreConsultations",
    "birthDateUnknown",
    "tooYoung",
    "waitNotStarted",
    "waitNotOver",
    "notPermittedThen",
    "noRuleThen",
    "notQualified",
    "noApprovedTemplate",
    "periodsMissing",
    "alreadyRequested",
    "variantTellsTooMuch",
    "undecided",
    "decidedAgainst",
    "notAttested",
  ]),
  field: z.enum(["notBefore"]).nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Refusal = z.infer<typeof Refusal>;

export const CaseId = z.object({ caseId: Id });
export type CaseId = z.infer<typeof CaseId>;

export const caseStates = ["waiting", "booked", "done", "no_show", "withdrawn"] as const;
export const CaseState = z.enum(caseStates);
export type CaseState = z.infer<typeof CaseState>;

/** Operations over before `doneSince` are left out; without it those of the last 42 days stay. */
export const MyCases = z.object({ doneSince: KnownDate.optional() });
export type MyCases = z.infer<typeof MyCases>;

/** A case as its surgeon sees it in a list. `startsAt` is the start of the operation, null while it waits. */
export const CaseSummary = z.object({
  caseId: Id,
  patientId: Id,
  patientName: z.string(),
  procedureName: z.string(),
  side: z.enum(sides).nullable(),
  profileLabel: z.string(),
  variantLabel: z.string(),
  anaesthesia: z.enum(anaesthesias),
  siteName: z.string(),
  zone: z.string(),
  notBefore: CalendarDate,
  requestedAt: Instant,
  state: CaseState,
  bookingId: Id.nullable(),
  startsAt: Instant.nullable(),
});
export type CaseSummary = z.infer<typeof CaseSummary>;

/**
 * A case as the treating team sees it; `note` only for the surgeon who wrote it. `consultedOn`: her consultations with that surgeon, where they were.
 * `wait`: the law's wait that was kept, from its start to the first lawful date; `from` is null when it ran from a consultation not on record. One that was let pass is none.
 */
export const CaseView = CaseSummary.extend({
  birthDate: CalendarDate.nullable(),
  nameToUse: z.string().nullable(),
  surgeonName: z.string(),
  roomName: z.string().nullable(),
  anaesthetistName: z.string().nullable(),
  consultedOn: CalendarDate.array(),
  wait: KeptWait.extend({ from: CalendarDate.nullable(), until: CalendarDate.nullable() }).nullable(),
  sutures: z.string().nullable(),
  suturePlan: z.enum(suturePlans).nullable(),
  decision: Decision.nullable(),
  /** The risks that were talked about, in the words of the consent of then. */
  risksDiscussed: z.string().array(),
  quote: Quote.nullable(),
  note: z.string().nullable(),
  /**
   * For the surgeon alone, of what lies ahead: the first stretch of days on which the law as it is known today allows it, from the day asked for on; `from` null: none. `why`: what
   * stands in the way on that day. `refusal`: what does on the day that is booked. `kept`: what keeps it from the desk.
   */
  lawful: z
    .object({
      from: CalendarDate.nullable(),
      until: CalendarDate.nullable(),
      why: Refusal.nullable(),
      refusal: Refusal.nullable(),
      kept: Refusal.nullable(),
    })
    .nullable(),
  /** The quote is for another plan than the case is now. */
  quoteOfOther: z.boolean(),
  /** The waits that were let pass; and for her surgeon those that may be. */
  waitWaivers: WaitWaiver.array(),
  waivable: RunningWait.array(),
  /** The latest first. */
  emergencies: EmergencyView.array(),
  mayWithdraw: z.boolean(),
  /** The plan: until she is in theatre. */
  mayChange: z.boolean(),
  mayDecide: z.boolean(),
  isMine: z.boolean(),
  /** What locks the payment of the quote today; null: nothing, or there is none. */
  paymentLocked: Refusal.nullable(),
  preparation: Preparation.nullable(),
  /** What was called off on its day, the latest first. */
  calledOff: CalledOff.array(),
});
export type CaseView = z.infer<typeof CaseView>;

/** Of one site, of one patient, or one alone: only who is shown is audited as shown. */
export const ToSchedule = z.object({
  siteId: Id.optional(),
  patientId: Id.optional(),
  requestId: Id.optional(),
});
export type ToSchedule = z.infer<typeof ToSchedule>;

/** All that the desk learns of a case: whom, how long, with whom, not before when, and whether it is ready (null: not known, as of an import). */
export const WaitingRequest = z.object({
  requestId: Id,
  patientId: Id,
  patientName: z.string(),
  profileId: Id,
  profileLabel: z.string(),
  variantId: Id,
  variantLabel: z.string(),
  siteId: Id,
  siteName: z.string(),
  surgeonId: Id,
  surgeonName: z.string(),
  notBefore: CalendarDate,
  readiness: Readiness.nullable(),
});
export type WaitingRequest = z.infer<typeof WaitingRequest>;
