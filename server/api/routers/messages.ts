import { z } from "zod";
import { PatientId } from "#server/identity/patient-schemas.ts";
import * as c from "#server/messaging/call-schemas.ts";
import * as messaging from "#server/messaging/index.ts";
import * as s from "#server/messaging/message-schemas.ts";
import { router, staff } from "../trpc.ts";

const whoAnswers = staff("desk", "nurse", "surgeon", "anaesthetist");
const manager = staff("manager");
const desk = staff("desk");

/** What patients are sent, what of it did not leave, and what came back. */
export const messagesRouter = router({
  ofPatient: whoAnswers
    .input(PatientId)
    .output(s.MessagesView)
    .query(({ ctx, input }) => messaging.messagesOf(ctx.actor, input)),
  calls: desk
    .input(c.CallsOf)
    .output(c.CallsView)
    .query(({ ctx, input }) => messaging.deskCalls(ctx.actor, input)),
  readReply: desk
    .input(c.CallId)
    .output(c.ReplyWords)
    .query(({ ctx, input }) => messaging.readReply(ctx.actor, input)),
  setCall: desk
    .input(c.SetCall)
    .output(c.SetCall)
    .mutation(({ ctx, input }) => messaging.setCall(ctx.actor, input)),
  confirmed: whoAnswers
    .input(c.ConfirmedOf)
    .output(c.Confirmed)
    .query(({ ctx, input }) => messaging.confirmed(ctx.actor, input)),
  stuck: manager
    .input(z.void())
    .output(s.StuckView)
    .query(({ ctx }) => messaging.stuckMessages(ctx.actor)),
  sendAgain: manager
    .input(s.MessageId)
    .output(s.MessageId)
    .mutation(({ ctx, input }) => messaging.sendAgain(ctx.actor, input)),
  words: manager
    .input(z.void())
    .output(s.WordsView)
    .query(({ ctx }) => messaging.listWords(ctx.actor)),
  setWords: manager
    .input(s.SetWords)
    .output(s.WordsView)
    .mutation(({ ctx, input }) => messaging.setWords(ctx.actor, input)),
  dropWords: manager
    .input(s.RuleOf)
    .output(s.WordsView)
    .mutation(({ ctx, input }) => messaging.dropWords(ctx.actor, input)),
});
