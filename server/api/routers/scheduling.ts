import * as scheduling from "#server/scheduling/index.ts";
import * as s from "#server/scheduling/schemas.ts";
import { router, staff } from "../trpc.ts";

const anyStaff = staff();
const desk = staff("desk");
const whoMayKnow = staff("desk", "nurse", "surgeon", "anaesthetist");

export const schedulingRouter = router({
  findTimes: anyStaff
    .input(s.FindTimes)
    .output(s.FoundTimes)
    .query(({ ctx, input }) => scheduling.findTimes(ctx.actor, input)),
  book: desk
    .input(s.Book)
    .output(s.BookingView)
    .mutation(({ ctx, input }) => scheduling.book(ctx.actor, input)),
  previewMove: desk
    .input(s.PreviewMove)
    .output(s.MovePreview)
    .query(({ ctx, input }) => scheduling.previewMove(ctx.actor, input)),
  hasLostHours: desk
    .input(s.BookingId)
    .output(s.HasLostHours)
    .query(({ ctx, input }) => scheduling.hasLostHours(ctx.actor, input)),
  move: desk
    .input(s.Move)
    .output(s.BookingView)
    .mutation(({ ctx, input }) => scheduling.move(ctx.actor, input)),
  previewPush: desk
    .input(s.PreviewPush)
    .output(s.PushPreview)
    .query(({ ctx, input }) => scheduling.previewPush(ctx.actor, input)),
  push: desk
    .input(s.Push)
    .output(s.PushDone)
    .mutation(({ ctx, input }) => scheduling.push(ctx.actor, input)),
  pushBack: desk
    .input(s.PushBack)
    .output(s.PushLine.array())
    .mutation(({ ctx, input }) => scheduling.pushBack(ctx.actor, input)),
  cancel: desk
    .input(s.Cancel)
    .output(s.BookingView)
    .mutation(({ ctx, input }) => scheduling.cancel(ctx.actor, input)),
  restore: desk
    .input(s.ChangeState)
    .output(s.BookingView)
    .mutation(({ ctx, input }) => scheduling.restore(ctx.actor, input)),
  markNoShow: desk
    .input(s.ChangeState)
    .output(s.BookingView)
    .mutation(({ ctx, input }) => scheduling.markNoShow(ctx.actor, input)),
  deskTasks: desk
    .input(s.DeskTasksOf)
    .output(s.DeskTasks)
    .query(({ ctx, input }) => scheduling.deskTasks(ctx.actor, input)),
  setDeskTask: desk
    .input(s.SetDeskTask)
    .output(s.SetDeskTask)
    .mutation(({ ctx, input }) => scheduling.setDeskTask(ctx.actor, input)),
  day: anyStaff
    .input(s.DayOf)
    .output(s.DayView)
    .query(({ ctx, input }) => scheduling.day(ctx.actor, input)),
  week: anyStaff
    .input(s.WeekOf)
    .output(s.WeekView)
    .query(({ ctx, input }) => scheduling.week(ctx.actor, input)),
  fullness: anyStaff
    .input(s.FullnessOf)
    .output(s.DayFullness.array())
    .query(({ ctx, input }) => scheduling.fullness(ctx.actor, input)),
  history: whoMayKnow
    .input(s.HistoryOf)
    .output(s.HistoryLine.array())
    .query(({ ctx, input }) => scheduling.history(ctx.actor, input)),
  ofPatient: whoMayKnow
    .input(s.PatientId)
    .output(s.PatientBookings)
    .query(({ ctx, input }) => scheduling.ofPatient(ctx.actor, input)),
  get: whoMayKnow
    .input(s.BookingId)
    .output(s.ReadBooking)
    .query(({ ctx, input }) => scheduling.getBooking(ctx.actor, input)),
  orphans: anyStaff
    .input(s.OrphansOf)
    .output(s.OrphanView.array())
    .query(({ ctx, input }) => scheduling.orphans(ctx.actor, input)),
});
