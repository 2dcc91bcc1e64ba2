import { z } from "zod";
import { liftMyBar, myProfile, setMyContact } from "#server/identity/index.ts";
import { Contact, LiftMyBar, ProfileView } from "#server/identity/patient-schemas.ts";
import { myMessages, setChoices } from "#server/messaging/index.ts";
import { MessagesView, SetChoices } from "#server/messaging/message-schemas.ts";
import * as pathway from "#server/pathway/index.ts";
import * as s from "#server/pathway/schemas.ts";
import { AnswerCheckIn, MyCheckIns, Triage } from "#server/recovery/check-in-schemas.ts";
import { myCheckIns, myRecovery, saveCheckIn, sendCheckIn } from "#server/recovery/index.ts";
import { MyRecovery, RecoveryView } from "#server/recovery/schemas.ts";
import { patient, router } from "../trpc.ts";

export const myRouter = router({
  next: patient
    .input(z.void())
    .output(s.NextView)
    .query(({ ctx }) => pathway.myNext(ctx.actor)),
  prepare: patient
    .input(z.void())
    .output(s.PrepareView)
    .query(({ ctx }) => pathway.myPrepare(ctx.actor)),
  answer: patient
    .input(s.AnswerItem)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.answerMine(ctx.actor, input)),
  removeFile: patient
    .input(s.FileOf)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.removeMyFile(ctx.actor, input)),
  consents: patient
    .input(s.MyConsentsOf)
    .output(s.MyConsents)
    .query(({ ctx, input }) => pathway.myConsents(ctx.actor, input)),
  consentCopy: patient
    .input(s.ConsentId)
    .output(s.ConsentCopyView)
    .query(({ ctx, input }) => pathway.consentCopy(ctx.actor, input)),
  signConsent: patient
    .input(s.SignConsent)
    .output(s.ConsentId)
    .mutation(({ ctx, input }) => pathway.signConsent(ctx.actor, input)),
  withdrawConsent: patient
    .input(s.ConsentId)
    .output(s.ConsentId)
    .mutation(({ ctx, input }) => pathway.withdrawConsent(ctx.actor, input)),
  ask: patient
    .input(s.AskQuestion)
    .output(s.CaseId)
    .mutation(({ ctx, input }) => pathway.askQuestion(ctx.actor, input)),
  recovery: patient
    .input(MyRecovery)
    .output(RecoveryView)
    .query(({ ctx, input }) => myRecovery(ctx.actor, input)),
  checkIns: patient
    .input(z.void())
    .output(MyCheckIns)
    .query(({ ctx }) => myCheckIns(ctx.actor)),
  saveCheckIn: patient
    .input(AnswerCheckIn)
    .output(z.void())
    .mutation(({ ctx, input }) => saveCheckIn(ctx.actor, input)),
  sendCheckIn: patient
    .input(AnswerCheckIn)
    .output(Triage)
    .mutation(({ ctx, input }) => sendCheckIn(ctx.actor, input)),
  profile: patient
    .input(z.void())
    .output(ProfileView)
    .query(({ ctx }) => myProfile(ctx.actor)),
  setContact: patient
    .input(Contact)
    .output(ProfileView)
    .mutation(({ ctx, input }) => setMyContact(ctx.actor, input)),
  messages: patient
    .input(z.void())
    .output(MessagesView)
    .query(({ ctx }) => myMessages(ctx.actor)),
  setMessages: patient
    .input(SetChoices)
    .output(MessagesView)
    .mutation(({ ctx, input }) => setChoices(ctx.actor, input)),
  liftBar: patient
    .input(LiftMyBar)
    .output(ProfileView)
    .mutation(({ ctx, input }) => liftMyBar(ctx.actor, input)),
});
