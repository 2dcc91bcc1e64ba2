import { z } from "zod";
import { clearedKinds } from "#server/catalogue/template-schemas.ts";
import { anaesthesias } from "#server/catalogue/terms-schemas.ts";
import { CalendarDate, Instant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { Assessment, KeptAnswer } from "./answer-schemas.ts";
import { sides } from "./case-schemas.ts";
import { dayReasons } from "./day-cancel-schemas.ts";
import { materials, Padss, sutureKinds } from "./day-schemas.ts";
import { PrivateNotes } from "./decision-schemas.ts";

export const consentKinds = ["surgery", "anaesthesia"] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** What she has signed, of which version and for which procedure, and whether she has taken it back. The copy itself is in `consent_copy`. */
export const Signed = z.object({
  consentId: Id,
  kind: z.enum(consentKinds),
  templateVersionId: Id,
  version: z.int(),
  procedureId: Id.nullable(), // null: to anaesthesia
  /** Of the plan that it was signed for; missing where it was signed before they were kept. */
  side: z.enum(sides).nullable().optional(),
  anaesthesia: z.enum(anaesthesias).optional(),
  hash: z.string(), // SHA-256 of the copy, hexadecimal
  signedAt: Instant,
  withdrawnAt: Instant.nullable(),
});
export type Signed = z.infer<typeof Signed>;

/** Who did it, by name as it was then; `byId` null: herself. */
const By = { at: Instant, byId: Id.nullable(), byName: z.string() };

/** `forStart`: for when the operation was planned then; null: for no date yet. */
export const Answer = z.object({ ...By, value: KeptAnswer, forStart: Instant.nullable().default(null) });
export type Answer = z.infer<typeof Answer>;
const Answers = z.record(Id, Answer).default({});

/** `forStart`: for when the operation was planned then. What is asked on the day is let pass for that day alone; null: one of old, or for no date yet. */
export const Waiver = z.object({
  ...By,
  itemId: Id,
  role: z.string(),
  reason: z.string(),
  forStart: Instant.nullable().default(null),
});
export type Waiver = z.infer<typeof Waiver>;

export const Question = z.object({ questionId: Id, at: Instant, text: z.string() });
export type Question = z.infer<typeof Question>;

/** What she writes. */
const HerPart = z.object({
  consents: Signed.array().default([]),
  questions: Question.array().default([]),
  answers: Answers,
});

const Emergency = z.object({
  ...By,
  reason: z.string(),
  review: z.object({ ...By, words: z.string() }).nullable(),
});
export type Emergency = z.infer<typeof Emergency>;

/** What those who treat her write. */
const TeamPart = z.object({
  answers: Answers,
  waivers: Waiver.array().default([]),
  /** `anaesthesia`: that it was made for; missing where it was made before it was kept. */
  assessment: Assessment.extend({ ...By, anaesthesia: z.enum(anaesthesias).optional() })
    .nullable()
    .default(null),
  /** Consents to anaesthesia that an anaesthetist has countersigned. */
  countersigned: z
    .object({ ...By, consentId: Id })
    .array()
    .default([]),
  /** The latest score before she goes home. */
  padss: Padss.extend(By).nullable().default(null),
  /** As they were really made. */
  sutures: z
    .object({
      ...By,
      kind: z.enum(sutureKinds),
      material: z.enum(materials).nullable().default(null), // of those that dissolve, where it was said
      words: z.string(),
      reviewRequestId: Id.nullable().default(null),
    })
    .nullable()
    .default(null),
  /** What a clinician has said at a review that it is healed enough for; the latest word counts. */
  cleared: z
    .object({ ...By, kinds: z.enum(clearedKinds).array() })
    .nullable()
    .default(null),
  specimens: z
    .object({
      ...By,
      specimenId: Id,
      what: z.string(),
      seenAt: Instant.nullable(),
      toldAt: Instant.nullable(),
    })
    .array()
    .default([]),
  /** Gates and waits are passed, with a clinician's reason; a second person looks at it within a day. */
  emergency: Emergency.nullable().default(null),
  /** Those before it, the oldest first. */
  emergenciesBefore: Emergency.array().default([]),
  /** What was called off on its day, and why. */
  cancelled: z
    .object({ ...By, bookingId: Id, reason: z.enum(dayReasons), words: z.string() })
    .array()
    .default([]),
  /** She still wishes it, asked on the day. */
  reaffirmed: z
    .object({ ...By, consentId: Id })
    .nullable()
    .default(null),
});

/** What her surgeon alone keeps. */
const PrivatePart = z.object({
  notes: PrivateNotes.default({
    seenAlone: false,
    ownWish: false,
    safety: null,
    reason: "",
    safetyNotes: "",
  }),
});

/**
 * What the worker has found for her: from when she may sign (null: not yet), and which versions are approved now. She may read neither rules nor the catalogue.
 */
const LawPart = z.object({
  /** What it was found for; missing where it was found before it was kept. */
  procedureId: Id.nullable().optional(),
  /** When the waits were let pass that it was found without: with others it says nothing of when she may sign. */
  waivedAt: Instant.array().default([]),
  consentFrom: CalendarDate.nullable().default(null),
  current: z
    .object({ surgery: Id.nullable(), anaesthesia: Id.nullable() })
    .default({ surgery: null, anaesthesia: null }),
});

/** What is sealed in each part of a case beside its surgeon's own (`CaseContents`). */
export const Parts = { team: TeamPart, hers: HerPart, private: PrivatePart, law: LawPart };
export type TeamPart = z.infer<typeof TeamPart>;
export type HerPart = z.infer<typeof HerPart>;
export type LawPart = z.infer<typeof LawPart>;
