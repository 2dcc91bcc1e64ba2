import { z } from "zod";
import { Instant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { Words } from "#server/kernel/words.ts";

/** `theatreId`: where, from this minute on and for so long; null where none is needed. */
export const StartEmergency = z.object({
  caseId: Id,
  reason: Words(400),
  theatreId: Id.nullable().default(null),
  minutes: z.int("missing").min(15, "emergencyMinutes").max(480, "emergencyMinutes").default(90),
});
export type StartEmergency = z.input<typeof StartEmergency>;
export const ReviewEmergency = z.object({ caseId: Id, words: Words(400) });
export type ReviewEmergency = z.infer<typeof ReviewEmergency>;

/** An emergency of a case. `runs`: it passes gates now; `review` null: a second person has yet to look at it, by `reviewBy`. */
export const EmergencyView = z.object({
  reason: z.string(),
  at: Instant,
  byName: z.string(),
  runs: z.boolean(),
  reviewBy: Instant,
  review: z.object({ at: Instant, byName: z.string(), words: z.string() }).nullable(),
  mayReview: z.boolean(),
});
export type EmergencyView = z.infer<typeof EmergencyView>;
