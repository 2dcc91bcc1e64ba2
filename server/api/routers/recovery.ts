import { z } from "zod";
import { CareFor, CheckInId, CheckInView } from "#server/recovery/check-in-schemas.ts";
import { careFor, careForSilence, getCheckIn, getSilence, recoveryQueue } from "#server/recovery/index.ts";
import { CareForSilence, QueueView, SilenceId, SilenceView } from "#server/recovery/silence-schemas.ts";
import { router, staff } from "../trpc.ts";

const whoLooks = staff("nurse", "surgeon", "anaesthetist");

/** What patients report after their operation, and who looks at it. */
export const recoveryRouter = router({
  queue: whoLooks
    .input(z.void())
    .output(QueueView)
    .query(({ ctx }) => recoveryQueue(ctx.actor)),
  checkIn: whoLooks
    .input(CheckInId)
    .output(CheckInView)
    .query(({ ctx, input }) => getCheckIn(ctx.actor, input)),
  care: whoLooks
    .input(CareFor)
    .output(CheckInId)
    .mutation(({ ctx, input }) => careFor(ctx.actor, input)),
  silence: whoLooks
    .input(SilenceId)
    .output(SilenceView)
    .query(({ ctx, input }) => getSilence(ctx.actor, input)),
  careForSilence: whoLooks
    .input(CareForSilence)
    .output(SilenceId)
    .mutation(({ ctx, input }) => careForSilence(ctx.actor, input)),
});
