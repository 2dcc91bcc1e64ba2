import { z } from "zod";
import * as pathway from "#server/pathway/index.ts";
import * as s from "#server/pathway/schemas.ts";
import { router, staff, tap } from "../trpc.ts";

const onTheDay = tap("desk", "surgeon", "anaesthetist", "nurse");

/** What really happens on the day; the desk says who has come. */
export const dayRouter = router({
  list: staff("surgeon", "anaesthetist", "nurse")
    .input(z.void())
    .output(s.DayList)
    .query(({ ctx }) => pathway.dayList(ctx.actor)),
  take: onTheDay
    .input(s.TakeStep)
    .output(s.StepTaken)
    .mutation(({ ctx, input }) => pathway.takeStep(ctx.actor, input)),
  correct: onTheDay
    .input(s.CorrectStep)
    .output(s.StepTaken)
    .mutation(({ ctx, input }) => pathway.correctStep(ctx.actor, input)),
  cancel: tap("surgeon", "anaesthetist", "nurse")
    .input(s.CancelOnDay)
    .output(s.CancelledOnDay)
    .mutation(({ ctx, input }) => pathway.cancelOnDay(ctx.actor, input)),
  undo: onTheDay
    .input(s.TakeStep)
    .output(s.TakeStep)
    .mutation(({ ctx, input }) => pathway.undoStep(ctx.actor, input)),
});
