import { z } from "zod";
import { CalendarDate, Instant, KnownDate, PlanDate } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { Words } from "#server/kernel/words.ts";

const KeptWait = z.object({
  days: z.int(),
  start: z.enum(["none", "quote_handed_over", "consultation", "consent"]),
  source: z.string(),
});

/** Everything that names the operation. It exists in the open only in the memory of who may read it. */
export const CaseContents = z.object({
  procedureId: Id.nullable(), // null: from an import
  procedureName: z.string(),
  procedureCode: z.string(),
  templateVersionId: Id.nullable(), // the approved version that it started with
  note: z.string().nullable(), // the surgeon's own
  sutures: z.string().nullable(),
  waitFrom: CalendarDate.nullable(),
  /** The law's wait as it stood when the case was asked for; null: none. */
  wait: KeptWait.nullable().default(null),
  withdrawnAt: Instant.nullable(),
});
export type CaseContents = z.infer<typeof CaseContents>;

/** The wait of a policy, as the catalogue tells it. */
export type PolicyWait = z.infer<typeof KeptWait> & { blocks: readonly string[] };
/** A wait that runs from the surgeon's word, and what it holds up: the desk may not learn of the case, or no operation may be, before it is over. */
const WordWait = KeptWait.extend({ blocks: z.enum(["booking", "operation"]) });
export type WordWait = z.infer<typeof WordWait>;

/** What a policy asks before an operation may be requested, as the catalogue tells it; all of its waits hold. */
export type RequestPolicy = {
  minimumAge: number | null;
  minimumConsultations: number;
  waits: readonly PolicyWait[];
  source: string | null;
};

/** Why a request cannot be made: a key of `Errors`, the field to change, and the rule's numbers, source and first date. */
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
    "alreadyRequested",
    "variantTellsTooMuch",
  ]),
  field: z.enum(["notBefore", "waitFrom"]).nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Refusal = z.infer<typeof Refusal>;

/**
 * Dates are at the site. `waitFrom`: where the law's wait runs from the quote or the consent, the surgeon's word on its date, from her first consultation
 * here to today. `note` is for the asking surgeon alone, `sutures` for the treating team.
 */
export const RequestCase = z.object({
  patientId: Id,
  procedureId: Id,
  variantId: Id,
  siteId: Id,
  notBefore: PlanDate,
  waitFrom: PlanDate.optional(),
  note: Words(400).optional(),
  sutures: Words(120).optional(),
});
export type RequestCase = z.infer<typeof RequestCase>;

export const CaseRequested = z.object({ caseId: Id, requestId: Id });
export type CaseRequested = z.infer<typeof CaseRequested>;

/** Before a request: a patient who has been to the asking surgeon, and the site where the operation would be. */
export const OffersFor = z.object({ patientId: Id, siteId: Id });
export type OffersFor = z.infer<typeof OffersFor>;

/**
 * A procedure as it may be asked for today. `first`: the earliest "not before" that law allows as far as is known today; null while it depends on the
 * date that `asksWaitFrom` asks for, or while `refusal` stands in the way. `floor`: the same with what is known already; the waits `fromWord`, the longest
 * first, may still put it off.
 */
export const Offer = z.object({
  procedureId: Id,
  name: z.string(),
  variants: z.object({ variantId: Id, profileLabel: z.string(), variantLabel: z.string() }).array(),
  wait: KeptWait.nullable(),
  asksWaitFrom: z.boolean(),
  fromWord: WordWait.array(),
  first: CalendarDate.nullable(),
  floor: CalendarDate,
  refusal: Refusal.nullable(),
});
export type Offer = z.infer<typeof Offer>;

/** `today` and dates are at the site; `consultedOn` where each consultation was. */
export const OffersView = z.object({
  patientId: Id,
  patientName: z.string(),
  birthDate: CalendarDate.nullable(),
  siteId: Id,
  siteName: z.string(),
  surgeonName: z.string(),
  today: CalendarDate,
  consultedOn: CalendarDate.array(),
  /** Of her first consultation here: no wait begins before it. */
  firstSeenOn: CalendarDate,
  offers: Offer.array(),
});
export type OffersView = z.infer<typeof OffersView>;

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
  profileLabel: z.string(),
  variantLabel: z.string(),
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
 * `wait`: the law's wait that was kept, from its start to the first lawful date; `from` is null when it ran from a consultation not on record.
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
  note: z.string().nullable(),
  /**
   * For the surgeon alone, of what lies ahead: the first stretch of days on which the law as it is known today allows it, from the day asked for on; `from` null: none. `why`: what
   * stands in the way on that day. `refusal`: what does on the day that is booked.
   */
  lawful: z
    .object({
      from: CalendarDate.nullable(),
      until: CalendarDate.nullable(),
      why: Refusal.nullable(),
      refusal: Refusal.nullable(),
    })
    .nullable(),
  mayWithdraw: z.boolean(),
});
export type CaseView = z.infer<typeof CaseView>;

/** Of one site, of one patient, or one alone: only who is shown is audited as shown. */
export const ToSchedule = z.object({
  siteId: Id.optional(),
  patientId: Id.optional(),
  requestId: Id.optional(),
});
export type ToSchedule = z.infer<typeof ToSchedule>;

/** All that the desk learns of a case: whom, how long, with whom, not before when. */
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
});
export type WaitingRequest = z.infer<typeof WaitingRequest>;
