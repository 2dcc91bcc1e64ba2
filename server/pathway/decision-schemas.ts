import { z } from "zod";
import { CalendarDate, Instant, PlanDate } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { MaybeWords, Words } from "#server/kernel/words.ts";

export const outcomes = [
  "operate",
  "counselling_first",
  "alternative",
  "not_now",
  "declined_by_her",
  "declined_by_surgeon",
] as const;
export const Outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof Outcome>;

export const counsellingAnswers = ["accepted", "declined"] as const;
export const safetyPlans = ["not_needed", "made"] as const;

/** What was decided after a private talk, of the procedure that the case was for then. The latest one counts. */
export const Decision = z.object({
  at: Instant,
  outcome: Outcome,
  procedureId: Id.nullable(),
  /** Alternatives, doing nothing among them, were talked about. */
  alternatives: z.boolean(),
  /** Counselling was offered, and this is her answer; null: not offered yet. */
  counselling: z.enum(counsellingAnswers).nullable(),
  /** The surgeon's private attestation, where the procedure asks for one. */
  attested: z.boolean(),
  /** The risks that were talked about, one by one, of that version of the consent. */
  risks: Id.array().default([]),
  consentVersionId: Id.nullable().default(null),
});
export type Decision = z.infer<typeof Decision>;

const fact = z.boolean().default(false);

/**
 * `operate` asks for all of it: seen alone, her own wish, a safety plan where one is needed, alternatives, counselling offered with her answer, each risk of the approved consent. `reason` and
 * `safetyNotes` are for the treating surgeon alone. `attested`: nationality and residence of both, and where the staff who book it sit, stand in no law's way;
 * `conditionMet`: so does the condition that a restricting rule names.
 */
export const DecideCase = z
  .object({
    caseId: Id,
    outcome: Outcome,
    seenAlone: fact,
    ownWish: fact,
    safety: z.enum(safetyPlans).nullable().default(null),
    alternatives: fact,
    counselling: z.enum(counsellingAnswers).nullable().default(null),
    risks: Id.array().max(40).default([]),
    attested: fact,
    conditionMet: fact,
    reason: MaybeWords(400),
    safetyNotes: MaybeWords(400),
  })
  .superRefine((given, issues) => {
    if (given.outcome !== "operate") return;
    const missing = {
      seenAlone: !given.seenAlone && "seenAloneFirst",
      ownWish: !given.ownWish && "ownWishFirst",
      safety: given.safety === null && "safetyFirst",
      alternatives: !given.alternatives && "alternativesFirst",
      counselling: given.counselling === null && "counsellingFirst",
    };
    for (const [field, message] of Object.entries(missing))
      if (message) issues.addIssue({ code: "custom", path: [field], message });
  });
export type DecideCase = z.input<typeof DecideCase>;

/** What her surgeon alone has of the talk: never in a portal, a print, an export or a feed. */
export const PrivateNotes = z.object({
  seenAlone: z.boolean(),
  ownWish: z.boolean(),
  safety: z.enum(safetyPlans).nullable(),
  reason: z.string(),
  safetyNotes: z.string(),
});
export type PrivateNotes = z.infer<typeof PrivateNotes>;

/** For the form of a decision: what was decided before, and what the law asks her surgeon to attest. `restriction`: the source of a rule that restricts it. */
export const TalkView = z.object({
  caseId: Id,
  patientName: z.string(),
  procedureName: z.string(),
  decision: Decision.nullable(),
  notes: PrivateNotes,
  /** Of the approved consent: each is talked about. */
  risks: z.object({ riskId: Id, text: z.string() }).array(),
  asksAttestation: z.boolean(),
  restriction: z.string().nullable(),
});
export type TalkView = z.infer<typeof TalkView>;

export const currencies = ["EUR", "GBP", "USD", "CHF", "DKK", "SEK", "NOK", "AUD", "CAD"] as const;
export const handings = ["in_person", "post", "message"] as const;

/** `amount` in the currency's smallest unit; `procedureId` and `variantId` say for what, missing where it was written before they were kept. Its day can start the wait of a law; `paidOn` null: not paid. `invoiceLine` is what the invoice and her card say. */
export const Quote = z.object({
  amount: z.int(),
  currency: z.enum(currencies),
  handedOverOn: CalendarDate.nullable(),
  handedOver: z.enum(handings).nullable(),
  invoiceLine: z.string(),
  selfPay: z.boolean(),
  paidOn: CalendarDate.nullable(),
  procedureId: Id.nullable().optional(),
  variantId: Id.optional(),
});
export type Quote = z.infer<typeof Quote>;

export const QuoteCase = z
  .object({
    caseId: Id,
    amount: z.int({ error: "amount" }).min(0, "amount").max(100_000_000, "amount"),
    currency: z.enum(currencies),
    handedOverOn: PlanDate.nullable().default(null),
    handedOver: z.enum(handings).nullable().default(null),
    invoiceLine: Words(60),
    selfPay: fact,
  })
  .refine(({ handedOverOn, handedOver }) => (handedOverOn === null) === (handedOver === null), {
    path: ["handedOver"],
    error: "handedOverHow",
  });
export type QuoteCase = z.input<typeof QuoteCase>;

export const PayCase = z.object({ caseId: Id, paid: z.boolean() });
export type PayCase = z.infer<typeof PayCase>;
