import { z } from "zod";
import { liftMyBar, myProfile, setMyContact } from "#server/identity/index.ts";
import { Contact, LiftMyBar, ProfileView } from "#server/identity/patient-schemas.ts";
import { myNext } from "#server/pathway/index.ts";
import { NextView } from "#server/pathway/schemas.ts";
import { myRecovery } from "#server/recovery/index.ts";
import { MyRecovery, RecoveryView } from "#server/recovery/schemas.ts";
import { patient, router } from "../trpc.ts";

export const myRouter = router({
  next: patient
    .input(z.void())
    .output(NextView)
    .query(({ ctx }) => myNext(ctx.actor)),
  recovery: patient
    .input(MyRecovery)
    .output(RecoveryView)
    .query(({ ctx, input }) => myRecovery(ctx.actor, input)),
  profile: patient
    .input(z.void())
    .output(ProfileView)
    .query(({ ctx }) => myProfile(ctx.actor)),
  setContact: patient
    .input(Contact)
    .output(ProfileView)
    .mutation(({ ctx, input }) => setMyContact(ctx.actor, input)),
  liftBar: patient
    .input(LiftMyBar)
    .output(ProfileView)
    .mutation(({ ctx, input }) => liftMyBar(ctx.actor, input)),
});
