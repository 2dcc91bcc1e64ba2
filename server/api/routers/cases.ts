import { z } from "zod";
import * as pathway from "#server/pathway/index.ts";
import * as s from "#server/pathway/schemas.ts";
import { router, staff, tap } from "../trpc.ts";

const clinician = staff("surgeon", "anaesthetist", "nurse");
const clinicianTaps = tap("surgeon", "anaesthetist", "nurse");

export const casesRouter = router({
  offers: staff("surgeon")
    .input(s.OffersFor)
    .output(s.OffersView)
    .query(({ ctx, input }) => pathway.offersFor(ctx.actor, input)),
  open: staff("surgeon")
    .input(s.OpenCase)
    .output(s.CaseOpened)
    .mutation(({ ctx, input }) => pathway.openCase(ctx.actor, input)),
  changeView: staff("surgeon")
    .input(s.CaseId)
    .output(s.ChangeView)
    .query(({ ctx, input }) => pathway.changeView(ctx.actor, input)),
  previewChange: staff("surgeon")
    .input(s.ChangeCase)
    .output(s.ChangePreview)
    .query(({ ctx, input }) => pathway.previewChange(ctx.actor, input)),
  change: staff("surgeon")
    .input(s.ChangeCase)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.changeCase(ctx.actor, input)),
  waiveWait: staff("surgeon")
    .input(s.WaiveWait)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.waiveWait(ctx.actor, input)),
  unwaiveWait: staff("surgeon")
    .input(s.UnwaiveWait)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.unwaiveWait(ctx.actor, input)),
  talk: staff("surgeon")
    .input(s.CaseId)
    .output(s.TalkView)
    .query(({ ctx, input }) => pathway.talkOf(ctx.actor, input)),
  decide: staff("surgeon")
    .input(s.DecideCase)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.decideCase(ctx.actor, input)),
  quote: staff("surgeon")
    .input(s.QuoteCase)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.quoteCase(ctx.actor, input)),
  pay: staff("surgeon")
    .input(s.PayCase)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.payCase(ctx.actor, input)),
  withdraw: staff("surgeon")
    .input(s.CaseId)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.withdrawCase(ctx.actor, input)),
  mine: staff("surgeon")
    .input(s.MyCases)
    .output(s.CaseSummary.array())
    .query(({ ctx, input }) => pathway.myCases(ctx.actor, input)),
  get: clinician
    .input(s.CaseId)
    .output(s.CaseView)
    .query(({ ctx, input }) => pathway.getCase(ctx.actor, input)),
  ifMoved: clinician
    .input(s.IfMoved)
    .output(s.MovedView)
    .query(({ ctx, input }) => pathway.ifMoved(ctx.actor, input)),
  answer: clinician
    .input(s.AnswerItem)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.answerItem(ctx.actor, input)),
  removeFile: clinician
    .input(s.FileOf)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.removeFile(ctx.actor, input)),
  putFileBack: clinician
    .input(s.FileOf)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.putFileBack(ctx.actor, input)),
  tickMany: clinician
    .input(s.TickMany)
    .output(s.Ticked)
    .mutation(({ ctx, input }) => pathway.tickMany(ctx.actor, input)),
  waive: clinician
    .input(s.WaiveItem)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.waiveItem(ctx.actor, input)),
  unwaive: clinician
    .input(s.ItemId)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.unwaiveItem(ctx.actor, input)),
  assess: staff("anaesthetist")
    .input(s.AssessCase)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.assessCase(ctx.actor, input)),
  countersign: staff("surgeon", "anaesthetist")
    .input(s.CountersignCase)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.countersign(ctx.actor, input)),
  reaffirm: clinician
    .input(s.CaseId)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.reaffirm(ctx.actor, input)),
  reply: staff("surgeon")
    .input(s.Reply)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.replyTo(ctx.actor, input)),
  consentCopy: clinician
    .input(s.ConsentId)
    .output(s.ConsentCopyView)
    .query(({ ctx, input }) => pathway.consentCopy(ctx.actor, input)),
  startEmergency: clinicianTaps
    .input(s.StartEmergency)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.startEmergency(ctx.actor, input)),
  reviewEmergency: clinicianTaps
    .input(s.ReviewEmergency)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.reviewEmergency(ctx.actor, input)),
  padss: clinicianTaps
    .input(s.RecordPadss)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.recordPadss(ctx.actor, input)),
  sutures: clinicianTaps
    .input(s.RecordSutures)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.recordSutures(ctx.actor, input)),
  clear: staff("nurse", "surgeon")
    .input(s.ClearCase)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.clearCase(ctx.actor, input)),
  keptPeriods: staff("surgeon")
    .input(z.void())
    .output(s.KeptPeriods)
    .query(({ ctx }) => pathway.keptPeriods(ctx.actor)),
  takePeriods: staff("surgeon")
    .input(s.CaseId)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.takePeriods(ctx.actor, input)),
  sendSpecimen: clinicianTaps
    .input(s.SendSpecimen)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.sendSpecimen(ctx.actor, input)),
  specimen: clinicianTaps
    .input(s.SpecimenStep)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.specimenStep(ctx.actor, input)),
  worklist: clinician
    .input(s.Worklist)
    .output(s.WorklistView)
    .query(({ ctx, input }) => pathway.worklist(ctx.actor, input)),
  toSchedule: staff("desk")
    .input(s.ToSchedule)
    .output(s.WaitingRequest.array())
    .query(({ ctx, input }) => pathway.toSchedule(ctx.actor, input)),
  whoCanCome: staff("desk")
    .input(s.WhoCanCome)
    .output(s.Comer.array())
    .query(({ ctx, input }) => pathway.whoCanCome(ctx.actor, input)),
  list: clinician
    .input(s.MyList)
    .output(s.ListView)
    .query(({ ctx, input }) => pathway.myList(ctx.actor, input)),
});
