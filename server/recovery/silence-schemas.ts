import { z } from "zod";
import { CalendarDate, Instant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { MaybeWords, Words } from "#server/kernel/words.ts";
import { Care, CheckInView, QueueItem } from "./check-in-schemas.ts";
import { OnDuty, Turn } from "./duty-schemas.ts";

export const SilenceId = z.object({ silenceId: Id });
export type SilenceId = z.infer<typeof SilenceId>;

/** Somebody who has not said how she is, however many days it has been. Never what the operation was. */
export const SilenceItem = QueueItem.pick({
  patientId: true,
  patientName: true,
  siteName: true,
  zone: true,
  heldBy: true,
  closedAt: true,
}).extend({
  silenceId: Id,
  days: z.int().array().min(1), // that have gone by and that nobody is done with; of one that is closed, all of them
  since: Instant, // when the first of these had gone by
  seen: z.int(), // the last of them
  isMessaged: z.boolean(), // a question about one of these days left the house; else she was asked on her page alone
});
export type SilenceItem = z.infer<typeof SilenceItem>;

/** Who has chosen to be asked nothing: her silence is hers, and says nothing of how she is. */
export const Quiet = QueueItem.pick({ patientId: true, patientName: true, siteName: true, day: true });
export type Quiet = z.infer<typeof Quiet>;

export const SilenceView = SilenceItem.extend({
  caseId: Id,
  day: z.int(), // today's
  operatedOn: CalendarDate,
  surgeonName: z.string(),
  /** The day for which she said last how she is. */
  toldOn: z.int().nullable(),
  course: CheckInView.shape.course,
  judgedBy: CheckInView.shape.judgedBy.nullable(), // of what she sent last
  done: Care.array(),
});
export type SilenceView = z.infer<typeof SilenceView>;

/** As of a day's answers; `seen`: the last day that was seen to have gone by. */
const held = { silenceId: Id, heldBy: Id.nullable() };
export const CareForSilence = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("taken"), ...held }),
  z.object({ kind: z.enum(["reached", "notReached"]), silenceId: Id, words: MaybeWords(600) }),
  z.object({ kind: z.literal("noted"), silenceId: Id, words: Words(600) }),
  z.object({ kind: z.literal("closed"), ...held, seen: z.int().min(0), words: Words(600) }),
]);
export type CareForSilence = z.input<typeof CareForSilence>;

/** The most urgent first, then who has waited longest; who says nothing, and who chose to be asked nothing, apart. */
export const QueueView = z.object({
  open: QueueItem.array(),
  silent: SilenceItem.array(), // those that nobody is done with
  closed: z.union([QueueItem, SilenceItem]).array(), // today, the latest first
  quiet: Quiet.array(),
  turns: Turn.array(), // of those that nobody has taken
  duty: OnDuty.array(),
});
export type QueueView = z.infer<typeof QueueView>;
