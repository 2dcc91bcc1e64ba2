import { z } from "zod";
import { CalendarDate, Instant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { isVisible, Words } from "#server/kernel/words.ts";
import { consentStates } from "./gate-schemas.ts";
import { consentKinds } from "./part-schemas.ts";

export const CountersignCase = z.object({ caseId: Id, consentId: Id });
export type CountersignCase = z.infer<typeof CountersignCase>;

export const Reply = z.object({ caseId: Id, questionId: Id, text: Words(400) });
export type Reply = z.input<typeof Reply>;

export const AskQuestion = z.object({ caseId: Id, text: Words(400) });
export type AskQuestion = z.input<typeof AskQuestion>;

/** Every risk of that version ticked, her name typed as the practice has it, and her passphrase once more. */
export const SignConsent = z.object({
  caseId: Id,
  kind: z.enum(consentKinds),
  templateVersionId: Id,
  risks: Id.array().max(40),
  typedName: Words(160),
  passphrase: z.string().min(1, "missing").max(200, "tooLong").refine(isVisible, { error: "hidden" }),
});
export type SignConsent = z.input<typeof SignConsent>;
export const ConsentId = z.object({ caseId: Id, consentId: Id });
export type ConsentId = z.infer<typeof ConsentId>;

const Lines = z.string().array();
/** A consent word for word, as she read and signed it. */
export const ConsentWords = z.object({
  kind: z.enum(consentKinds),
  templateVersionId: Id,
  version: z.int(),
  approvedByName: z.string().nullable(),
  approvedAt: Instant.nullable(),
  isDemo: z.boolean(),
  /** What it is about; null for the one to anaesthesia. */
  procedureName: z.string().nullable(),
  purpose: Lines,
  done: Lines,
  alternatives: Lines,
  risks: z.object({ riskId: Id, text: z.string() }).array(),
  noGuarantee: z.string(),
  recovery: Lines,
});
export type ConsentWords = z.infer<typeof ConsentWords>;

/** What is sealed when she signs: the words, her name as typed, when, and the hash over all of it. */
export const ConsentCopy = z.object({
  consentId: Id,
  caseId: Id,
  words: ConsentWords,
  typedName: z.string(),
  signedAt: Instant,
});
export type ConsentCopy = z.infer<typeof ConsentCopy>;

/** One copy to read or print, with its hash: SHA-256, hexadecimal. */
export const ConsentCopyView = ConsentCopy.extend({
  hash: z.string(),
  withdrawnAt: Instant.nullable(),
  countersignedBy: z.string().nullable(),
  countersignedAt: Instant.nullable(),
});
export type ConsentCopyView = z.infer<typeof ConsentCopyView>;

/**
 * A consent that she is asked for. `state` as in `ConsentStanding`; `signableFrom` null: not yet; a date ahead: from then on. `words` only once she asks to be shown them, since they name
 * the operation.
 */
export const MyConsent = z.object({
  caseId: Id,
  kind: z.enum(consentKinds),
  state: z.enum(consentStates),
  consentId: Id.nullable(),
  signedAt: Instant.nullable(),
  withdrawnAt: Instant.nullable(),
  signableFrom: CalendarDate.nullable(),
  maySign: z.boolean(),
  words: ConsentWords.nullable(),
});
export type MyConsent = z.infer<typeof MyConsent>;

export const MyQuestion = z.object({
  questionId: Id,
  at: Instant,
  text: z.string(),
  replies: z.object({ at: Instant, byName: z.string(), text: z.string() }).array(),
});

export const MyConsentsOf = z.object({ show: z.boolean().default(false) });
export type MyConsentsOf = z.input<typeof MyConsentsOf>;

/** What she reads and signs; `questions` and `words` only when shown. `zone` is the site's, of her next operation. */
export const MyConsents = z.object({
  zone: z.string(),
  today: CalendarDate,
  consents: MyConsent.array(),
  questions: MyQuestion.array(),
  openQuestions: z.int(),
  fullName: z.string(),
  shown: z.boolean(),
  call: z.object({ siteName: z.string(), phone: z.string() }).nullable(),
});
export type MyConsents = z.infer<typeof MyConsents>;
