import { z } from "zod";
import { CalendarDate, Instant, PlanDate, PlanInstant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { MaybeWords, Words } from "#server/kernel/words.ts";
import { type DayStep, daySteps, Readiness } from "#server/scheduling/schemas.ts";
import { CalledOff } from "./day-cancel-schemas.ts";

export { type DayStep, daySteps };

export const TakeStep = z.object({ bookingId: Id, step: z.enum(daySteps) });
export type TakeStep = z.infer<typeof TakeStep>;
/** The real time, when it was tapped late or early. */
export const CorrectStep = TakeStep.extend({ at: PlanInstant });
export type CorrectStep = z.infer<typeof CorrectStep>;

export const StepTaken = z.object({ bookingId: Id, step: z.enum(daySteps), at: Instant });
export type StepTaken = z.infer<typeof StepTaken>;

const part = z.int("missing").min(0, "padss").max(2, "padss");
/** The five parts of the post-anaesthetic discharge score, 0 to 2 each; from 9 of 10 on she may go home. */
export const Padss = z.object({ vitals: part, activity: part, nausea: part, pain: part, bleeding: part });
export type Padss = z.infer<typeof Padss>;
export const RecordPadss = Padss.extend({ caseId: Id });
export type RecordPadss = z.infer<typeof RecordPadss>;

export const sutureKinds = ["none", "absorbable", "removal"] as const;
/** Threads that dissolve, of which it is known when they are gone. */
export const materials = ["vicrylRapide", "vicryl", "monocryl"] as const;
export type Material = (typeof materials)[number];
/** `removal`: a review at which they are taken out is asked for, neutral as any: its variant, and not before when. */
export const RecordSutures = z
  .object({
    caseId: Id,
    kind: z.enum(sutureKinds),
    material: z.enum(materials).nullable().default(null),
    words: MaybeWords(120),
    review: z.object({ variantId: Id, notBefore: PlanDate }).nullable().default(null),
  })
  .refine(({ kind, review }) => (kind === "removal") === (review !== null), {
    path: ["review"],
    error: "reviewMissing",
  })
  .refine(({ kind, material }) => kind === "absorbable" || material === null, {
    path: ["material"],
    error: "materialOfOther",
  });
export type RecordSutures = z.input<typeof RecordSutures>;

export const SendSpecimen = z.object({ caseId: Id, what: Words(120) });
export type SendSpecimen = z.infer<typeof SendSpecimen>;
/** A specimen's task stays open until its result is seen and she has been told. */
export const SpecimenStep = z.object({ caseId: Id, specimenId: Id, step: z.enum(["seen", "told"]) });
export type SpecimenStep = z.infer<typeof SpecimenStep>;

/** `byName`: who tapped it, or corrected it last. */
const StepAt = z.object({ step: z.enum(daySteps), at: Instant, byName: z.string() });

/** One operation of today as those who treat her work on it. `next`: the step to tap, null once she is home; `missing`: what refuses it, and whom it waits for. */
export const DayCase = z.object({
  bookingId: Id,
  caseId: Id,
  patientId: Id,
  patientName: z.string(),
  nameToCall: z.string().nullable(), // in the waiting room
  procedureName: z.string(),
  profileLabel: z.string(),
  variantLabel: z.string(),
  roomName: z.string().nullable(),
  surgeonName: z.string(),
  zone: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  steps: StepAt.array(),
  next: z.enum(daySteps).nullable(),
  missing: z
    .object({
      gateId: z.string(),
      by: z.string(),
      title: z.string().nullable(),
      waitsFor: z.enum(["patient", "clinic"]),
    })
    .array(),
  readiness: Readiness,
  padss: Padss.extend({ at: Instant, byName: z.string() }).nullable(),
  sutures: z
    .object({
      kind: z.enum(sutureKinds),
      material: z.enum(materials).nullable(),
      words: z.string(),
      byName: z.string(),
    })
    .nullable(),
  emergency: z.boolean(),
});
export type DayCase = z.infer<typeof DayCase>;

/** What stays open after the day: a specimen whose result nobody has seen, or of which she has not been told; an emergency that a second person has yet to look at. */
export const OpenSpecimen = z.object({
  caseId: Id,
  specimenId: Id,
  patientName: z.string(),
  what: z.string(),
  at: Instant,
  seenAt: Instant.nullable(),
});
export const OpenEmergency = z.object({
  caseId: Id,
  patientName: z.string(),
  reason: z.string(),
  at: Instant,
  byName: z.string(),
  reviewBy: Instant,
  mayReview: z.boolean(),
});

/** An operation of today that was called off today. */
const CancelledCase = CalledOff.extend({ caseId: Id, patientName: z.string() });

export const DayList = z.object({
  today: CalendarDate,
  zone: z.string(),
  cases: DayCase.array(),
  cancelled: CancelledCase.array(),
  specimens: OpenSpecimen.array(),
  emergencies: OpenEmergency.array(),
});
export type DayList = z.infer<typeof DayList>;
