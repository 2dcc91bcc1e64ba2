import * as catalogue from "#server/catalogue/index.ts";
import * as s from "#server/catalogue/schemas.ts";
import * as t from "#server/catalogue/template-schemas.ts";
import { router, staff } from "../trpc.ts";

const anyStaff = staff();
const clinician = staff("surgeon", "anaesthetist", "nurse");
const reader = staff("manager", "surgeon", "anaesthetist", "nurse");
const manager = staff("manager");
const surgeon = staff("surgeon");

/** The desk gets profiles alone: no procedure, policy or text, and no count of them. */
export const catalogueRouter = router({
  profiles: anyStaff
    .input(s.Profiles)
    .output(s.ProfileView.array())
    .query(({ ctx, input }) => catalogue.listProfiles(ctx.actor, input)),
  addProfile: manager
    .input(s.AddProfile)
    .output(s.ProfileAdded)
    .mutation(({ ctx, input }) => catalogue.addProfile(ctx.actor, input)),
  editProfile: manager
    .input(s.EditProfile)
    .output(s.ProfileId)
    .mutation(({ ctx, input }) => catalogue.editProfile(ctx.actor, input)),
  setProfileActive: manager
    .input(s.SetProfileActive)
    .output(s.ProfileId)
    .mutation(({ ctx, input }) => catalogue.setProfileActive(ctx.actor, input)),
  addVariant: manager
    .input(s.AddVariant)
    .output(s.VariantId)
    .mutation(({ ctx, input }) => catalogue.addVariant(ctx.actor, input)),
  replaceVariant: manager
    .input(s.ReplaceVariant)
    .output(s.VariantId)
    .mutation(({ ctx, input }) => catalogue.replaceVariant(ctx.actor, input)),
  setVariantActive: manager
    .input(s.SetVariantActive)
    .output(s.VariantId)
    .mutation(({ ctx, input }) => catalogue.setVariantActive(ctx.actor, input)),

  procedures: clinician
    .input(s.Offered)
    .output(s.OfferedProcedure.array())
    .query(({ ctx, input }) => catalogue.listProcedures(ctx.actor, input)),
  allProcedures: reader
    .input(s.AllProcedures)
    .output(s.ProcedureView.array())
    .query(({ ctx, input }) => catalogue.allProcedures(ctx.actor, input)),
  addProcedure: manager
    .input(s.AddProcedure)
    .output(s.ProcedureId)
    .mutation(({ ctx, input }) => catalogue.addProcedure(ctx.actor, input)),
  editProcedure: manager
    .input(s.EditProcedure)
    .output(s.ProcedureId)
    .mutation(({ ctx, input }) => catalogue.editProcedure(ctx.actor, input)),
  setProcedureActive: manager
    .input(s.SetProcedureActive)
    .output(s.ProcedureId)
    .mutation(({ ctx, input }) => catalogue.setProcedureActive(ctx.actor, input)),
  setVariants: manager
    .input(s.SetVariants)
    .output(s.ProcedureId)
    .mutation(({ ctx, input }) => catalogue.setVariants(ctx.actor, input)),

  policyRules: reader
    .input(s.Nothing)
    .output(s.PolicyRuleView.array())
    .query(({ ctx }) => catalogue.policyRules(ctx.actor)),
  addPolicyRule: manager
    .input(s.AddPolicyRule)
    .output(s.PolicyChanged)
    .mutation(({ ctx, input }) => catalogue.addPolicyRule(ctx.actor, input)),
  endPolicyRule: manager
    .input(s.EndPolicyRule)
    .output(s.PolicyChanged)
    .mutation(({ ctx, input }) => catalogue.endPolicyRule(ctx.actor, input)),

  privileges: reader
    .input(s.Nothing)
    .output(s.PrivilegeView.array())
    .query(({ ctx }) => catalogue.privileges(ctx.actor)),
  addPrivilege: manager
    .input(s.AddPrivilege)
    .output(s.PrivilegeId)
    .mutation(({ ctx, input }) => catalogue.addPrivilege(ctx.actor, input)),
  endPrivilege: manager
    .input(s.EndPrivilege)
    .output(s.PrivilegeId)
    .mutation(({ ctx, input }) => catalogue.endPrivilege(ctx.actor, input)),
  optOuts: surgeon
    .input(s.Nothing)
    .output(s.OptOuts)
    .query(({ ctx }) => catalogue.optOuts(ctx.actor)),
  setOptOuts: surgeon
    .input(s.OptOuts)
    .output(s.OptOuts)
    .mutation(({ ctx, input }) => catalogue.setOptOuts(ctx.actor, input)),

  periods: surgeon
    .input(s.Nothing)
    .output(s.PeriodsView)
    .query(({ ctx }) => catalogue.ownPeriods(ctx.actor)),
  setPeriods: surgeon
    .input(s.SetPeriods)
    .output(s.PeriodsView)
    .mutation(({ ctx, input }) => catalogue.setPeriods(ctx.actor, input)),

  templates: reader
    .input(t.TemplatesOf)
    .output(t.TemplateSummary.array())
    .query(({ ctx, input }) => catalogue.listTemplates(ctx.actor, input)),
  template: reader
    .input(t.TemplateVersionId)
    .output(t.TemplateView)
    .query(({ ctx, input }) => catalogue.getTemplate(ctx.actor, input)),
  draftTemplate: reader
    .input(t.DraftTemplate)
    .output(t.TemplateVersionId)
    .mutation(({ ctx, input }) => catalogue.draftTemplate(ctx.actor, input)),
  approveTemplate: staff("surgeon", "anaesthetist")
    .input(t.TemplateVersionId)
    .output(t.TemplateChanged)
    .mutation(({ ctx, input }) => catalogue.approveTemplate(ctx.actor, input)),
  retireTemplate: staff("surgeon", "anaesthetist")
    .input(t.TemplateVersionId)
    .output(t.TemplateChanged)
    .mutation(({ ctx, input }) => catalogue.retireTemplate(ctx.actor, input)),
});
