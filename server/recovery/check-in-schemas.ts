import { z } from "zod";
import { CalendarDate, Instant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { MaybeWords, Words } from "#server/kernel/words.ts";
import { Call } from "./schemas.ts";

export { withoutHidden } from "#server/kernel/words.ts";

export const bleedings = ["none", "spots", "light", "heavy"] as const;
export const degrees = ["C", "F"] as const;

/** What she may have noticed, from what cannot wait to what can (docs/domain.md). */
export const emergencySigns = ["faint", "confused", "shaking", "breath", "swelling", "harm"] as const;
export const urgentSigns = ["opens", "redness", "pus", "calf", "rash"] as const;
export const routineSigns = ["constipation", "itch", "mood"] as const;
export const signs = [...emergencySigns, ...urgentSigns, ...routineSigns] as const;
export type Sign = (typeof signs)[number];

// Wide enough for who is very ill; outside of it somebody has mistyped, or taken one scale for the other.
const PLAUSIBLE = { C: [33, 43], F: [91.4, 109.4] } as const;

/** As read from the thermometer, to a tenth of a degree. */
export const Temperature = z
  .object({ value: z.number(), unit: z.enum(degrees) })
  .refine(({ value, unit }) => PLAUSIBLE[unit][0] <= value && value <= PLAUSIBLE[unit][1], {
    path: ["value"],
    error: "temperature",
  });
export type Temperature = z.infer<typeof Temperature>;

/** To a thousandth of a degree, so that 100.4 °F are 38 and not a hair below. */
export const celsius = ({ value, unit }: Temperature): number =>
  unit === "C" ? value : Math.round(((value - 32) * 5000) / 9) / 1000;

/** Version 1 of the questions. Null: not answered; no signs: she said that she has none of them. */
export const Answers = z.object({
  pain: z.int().min(0).max(10).nullable(), // after medicine
  temperature: Temperature.nullable(),
  bleeding: z.enum(bleedings).nullable(),
  water: z.boolean().nullable(), // passed in the last hours, as many as the plan says
  signs: z.enum(signs).array().nullable(),
  words: MaybeWords(600),
});
export type Answers = z.infer<typeof Answers>;

/** From what is worst to what is best. */
export const urgencies = ["emergency", "urgent", "routine", "fine"] as const;
export type Urgency = (typeof urgencies)[number];

export const rules = [
  "heavyBleeding",
  ...emergencySigns,
  "fever",
  "noWater",
  "strongPain",
  "painRises",
  ...urgentSigns,
  ...routineSigns,
  "words",
  "leftOut",
] as const;
export type RuleId = (typeof rules)[number];

/** What the rules of this version say of some answers, each rule that holds by its name, with the plan's limits that they went by. */
export const Triage = z.object({
  version: z.int(),
  limits: z.object({ fever: z.number(), pain: z.int(), painRise: z.int() }),
  urgency: z.enum(urgencies),
  rules: z.enum(rules).array(),
});
export type Triage = z.infer<typeof Triage>;

/** Sent once, for good: who answers anew for the same day adds another. */
export const Sent = z.object({
  at: Instant,
  answers: Answers,
  triage: Triage,
  /** The day as the infection window counts it, beside that of the plan. */
  infectionDay: z.int().optional(),
});
export type Sent = z.infer<typeof Sent>;

/** What is sealed of one day: what she has typed and not sent, and what she sent, the oldest first. */
export const CheckInPart = z.object({
  draft: Answers.nullable().default(null),
  sent: Sent.array().default([]),
});
export type CheckInPart = z.infer<typeof CheckInPart>;

/** How many days an answer may come late, for the right day. */
export const LATE_DAYS = 7;

export const AnswerCheckIn = z.object({ caseId: Id, day: z.int().min(0).max(730), answers: Answers });
export type AnswerCheckIn = z.input<typeof AnswerCheckIn>;

/** What she is asked now: the day of today, and those before it that she can still answer for. */
export const MyCheckIns = z.object({
  caseId: Id.nullable(), // null: nobody asks
  today: CalendarDate.nullable(),
  waterHours: z.int(),
  days: z
    .object({
      day: z.int(),
      date: CalendarDate,
      draft: Answers.nullable(),
      sent: Sent.nullable(), // the latest
    })
    .array(),
  nextDate: CalendarDate.nullable(),
  /** From when on somebody is on duty, where nobody is now; null too where no rota says so. */
  nobodyUntil: z.object({ at: Instant, zone: z.string() }).nullable(),
  call: Call.nullable(),
});
export type MyCheckIns = z.infer<typeof MyCheckIns>;

const By = { at: Instant, byId: Id, byName: z.string() };
export const careKinds = ["taken", "reached", "notReached", "noted", "closed"] as const;

/** What somebody who looks after her did about a day's answers. */
export const Care = z.object({
  ...By,
  kind: z.enum(careKinds),
  words: z.string(),
  /** Of one that is closed: how many of her answers had been seen. */
  upTo: z.int().nullable().default(null),
});
export type Care = z.infer<typeof Care>;
export const CarePart = z.object({ done: Care.array().default([]) });
export type CarePart = z.infer<typeof CarePart>;

export const CheckInId = z.object({ checkInId: Id });
export type CheckInId = z.infer<typeof CheckInId>;

/** `heldBy`: who had it as it was seen; `seen`: how many of her answers were. With either changed, the one who was second is told. */
const held = { checkInId: Id, heldBy: Id.nullable() };
export const CareFor = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("taken"), ...held }),
  z.object({ kind: z.enum(["reached", "notReached"]), checkInId: Id, words: MaybeWords(600) }),
  z.object({ kind: z.literal("noted"), checkInId: Id, words: Words(600) }),
  z.object({ kind: z.literal("closed"), ...held, seen: z.int().min(0), words: Words(600) }),
]);
export type CareFor = z.input<typeof CareFor>;

/** One day's answers that somebody has to look at, or did today. Never what the operation was. */
export const QueueItem = z.object({
  checkInId: Id,
  patientId: Id,
  patientName: z.string(),
  siteName: z.string(),
  zone: z.string(),
  day: z.int(),
  since: Instant, // when the first of its urgency was sent
  seen: z.int(), // how many she has sent
  urgency: z.enum(urgencies), // of all that nobody is done with
  rules: z.enum(rules).array(),
  pain: z.int().nullable(), // the worst of these
  temperature: Temperature.nullable(), // the highest of these
  heldBy: z.object({ staffId: Id, name: z.string(), isMe: z.boolean() }).nullable(),
  closedAt: Instant.nullable(),
});
export type QueueItem = z.infer<typeof QueueItem>;

/** The most urgent first, then who has waited longest. */
export const CheckInView = QueueItem.extend({
  caseId: Id,
  operatedOn: CalendarDate,
  surgeonName: z.string(),
  /** What nobody is done with, or all once somebody is; the latest first. */
  reports: Sent.omit({ triage: true }).array(),
  judgedBy: Triage.pick({ version: true, limits: true }),
  /** All that she has sent since the operation, the oldest first. */
  course: z
    .object({
      day: z.int(),
      at: Instant,
      pain: z.int().nullable(),
      temperature: Temperature.nullable(),
      bleeding: z.enum(bleedings).nullable(),
    })
    .array(),
  done: Care.array(),
});
export type CheckInView = z.infer<typeof CheckInView>;
