import * as identity from "#server/identity/index.ts";
import * as s from "#server/identity/patient-schemas.ts";
import { router, staff } from "../trpc.ts";

const desk = staff("desk");
const deskOrTeam = staff("desk", "nurse", "surgeon", "anaesthetist");

export const patientsRouter = router({
  search: deskOrTeam
    .input(s.SearchPatients)
    .output(s.PatientHit.array())
    .query(({ ctx, input }) => identity.searchPatients(ctx.actor, input)),
  register: desk
    .input(s.RegisterPatient)
    .output(s.PatientHit)
    .mutation(({ ctx, input }) => identity.registerPatient(ctx.actor, input)),
  get: deskOrTeam
    .input(s.PatientId)
    .output(s.PatientView)
    .query(({ ctx, input }) => identity.getPatient(ctx.actor, input)),
  update: desk
    .input(s.UpdatePatient)
    .output(s.PatientView)
    .mutation(({ ctx, input }) => identity.updatePatient(ctx.actor, input)),
  barStaff: desk
    .input(s.BarStaff)
    .output(s.BarView.array())
    .mutation(({ ctx, input }) => identity.barStaff(ctx.actor, input)),
  giveFirstAccess: desk
    .input(s.PatientId)
    .output(s.FirstAccess)
    .mutation(({ ctx, input }) => identity.giveFirstAccess(ctx.actor, input)),
});
