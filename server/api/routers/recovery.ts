import { z } from "zod";
import { CaseId } from "#server/pathway/schemas.ts";
import { CareFor, CheckInId, CheckInView } from "#server/recovery/check-in-schemas.ts";
import { AddDuty, DutyId, OfSite, RotaView, SetLimits } from "#server/recovery/duty-schemas.ts";
import { CaseHealing } from "#server/recovery/healing-schemas.ts";
import * as recovery from "#server/recovery/index.ts";
import { CareForSilence, QueueView, SilenceId, SilenceView } from "#server/recovery/silence-schemas.ts";
import { router, staff } from "../trpc.ts";

const whoLooks = staff("nurse", "surgeon", "anaesthetist");
const manager = staff("manager");

/** What patients report after their operation, and who looks at it. */
export const recoveryRouter = router({
  queue: whoLooks
    .input(z.void())
    .output(QueueView)
    .query(({ ctx }) => recovery.recoveryQueue(ctx.actor)),
  checkIn: whoLooks
    .input(CheckInId)
    .output(CheckInView)
    .query(({ ctx, input }) => recovery.getCheckIn(ctx.actor, input)),
  healing: whoLooks
    .input(CaseId)
    .output(CaseHealing)
    .query(({ ctx, input }) => recovery.caseHealing(ctx.actor, input)),
  care: whoLooks
    .input(CareFor)
    .output(CheckInId)
    .mutation(({ ctx, input }) => recovery.careFor(ctx.actor, input)),
  silence: whoLooks
    .input(SilenceId)
    .output(SilenceView)
    .query(({ ctx, input }) => recovery.getSilence(ctx.actor, input)),
  careForSilence: whoLooks
    .input(CareForSilence)
    .output(SilenceId)
    .mutation(({ ctx, input }) => recovery.careForSilence(ctx.actor, input)),
  rota: manager
    .input(OfSite)
    .output(RotaView)
    .query(({ ctx, input }) => recovery.getRota(ctx.actor, input)),
  addDuty: manager
    .input(AddDuty)
    .output(RotaView)
    .mutation(({ ctx, input }) => recovery.addDuty(ctx.actor, input)),
  dropDuty: manager
    .input(DutyId)
    .output(RotaView)
    .mutation(({ ctx, input }) => recovery.dropDuty(ctx.actor, input)),
  setLimits: manager
    .input(SetLimits)
    .output(RotaView)
    .mutation(({ ctx, input }) => recovery.setLimits(ctx.actor, input)),
});
