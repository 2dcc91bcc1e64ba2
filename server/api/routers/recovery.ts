import { z } from "zod";
import { CaseId } from "#server/pathway/schemas.ts";
import { CareFor, CheckInId, CheckInView, QueueView } from "#server/recovery/check-in-schemas.ts";
import { CaseHealing } from "#server/recovery/healing-schemas.ts";
import { careFor, caseHealing, getCheckIn, recoveryQueue } from "#server/recovery/index.ts";
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
  healing: whoLooks
    .input(CaseId)
    .output(CaseHealing)
    .query(({ ctx, input }) => caseHealing(ctx.actor, input)),
  care: whoLooks
    .input(CareFor)
    .output(CheckInId)
    .mutation(({ ctx, input }) => careFor(ctx.actor, input)),
});
