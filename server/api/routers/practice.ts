import * as practice from "#server/practice/index.ts";
import * as s from "#server/practice/schemas.ts";
import { router, staff } from "../trpc.ts";

const anyStaff = staff();
const manager = staff("manager");
const deskOrManager = staff("desk", "manager");

export const practiceRouter = router({
  get: anyStaff
    .input(s.Nothing)
    .output(s.PracticeView)
    .query(({ ctx }) => practice.getPractice(ctx.actor)),
  sites: anyStaff
    .input(s.Nothing)
    .output(s.SiteView.array())
    .query(({ ctx }) => practice.listSites(ctx.actor)),
  addSite: manager
    .input(s.AddSite)
    .output(s.SiteView)
    .mutation(({ ctx, input }) => practice.addSite(ctx.actor, input)),
  editSite: manager
    .input(s.EditSite)
    .output(s.SiteView)
    .mutation(({ ctx, input }) => practice.editSite(ctx.actor, input)),
  resources: anyStaff
    .input(s.ListResources)
    .output(s.ResourceView.array())
    .query(({ ctx, input }) => practice.listResources(ctx.actor, input)),
  addResource: manager
    .input(s.AddResource)
    .output(s.ResourceId)
    .mutation(({ ctx, input }) => practice.addResource(ctx.actor, input)),
  renameResource: manager
    .input(s.RenameResource)
    .output(s.ResourceId)
    .mutation(({ ctx, input }) => practice.renameResource(ctx.actor, input)),
  deactivateResource: manager
    .input(s.ResourceId)
    .output(s.ResourceId)
    .mutation(({ ctx, input }) => practice.deactivateResource(ctx.actor, input)),
  reactivateResource: manager
    .input(s.ResourceId)
    .output(s.ResourceId)
    .mutation(({ ctx, input }) => practice.reactivateResource(ctx.actor, input)),
  pools: anyStaff
    .input(s.Nothing)
    .output(s.PoolView.array())
    .query(({ ctx }) => practice.listPools(ctx.actor)),
  addPool: manager
    .input(s.AddPool)
    .output(s.PoolView)
    .mutation(({ ctx, input }) => practice.addPool(ctx.actor, input)),
  setPoolMembers: manager
    .input(s.SetPoolMembers)
    .output(s.PoolView)
    .mutation(({ ctx, input }) => practice.setPoolMembers(ctx.actor, input)),
  hours: anyStaff
    .input(s.ListHours)
    .output(s.HoursView.array())
    .query(({ ctx, input }) => practice.listHours(ctx.actor, input)),
  addHours: manager
    .input(s.AddHours)
    .output(s.HoursChanged)
    .mutation(({ ctx, input }) => practice.addHours(ctx.actor, input)),
  endHours: manager
    .input(s.EndHours)
    .output(s.HoursChanged)
    .mutation(({ ctx, input }) => practice.endHours(ctx.actor, input)),
  changeHours: manager
    .input(s.ChangeHours)
    .output(s.HoursChanged)
    .mutation(({ ctx, input }) => practice.changeHours(ctx.actor, input)),
  closures: anyStaff
    .input(s.ListClosures)
    .output(s.ClosureView.array())
    .query(({ ctx, input }) => practice.listClosures(ctx.actor, input)),
  addClosure: deskOrManager
    .input(s.AddClosure)
    .output(s.ClosureView)
    .mutation(({ ctx, input }) => practice.addClosure(ctx.actor, input)),
  liftClosure: deskOrManager
    .input(s.ClosureId)
    .output(s.ClosureView)
    .mutation(({ ctx, input }) => practice.liftClosure(ctx.actor, input)),
  illToday: deskOrManager
    .input(s.IllToday)
    .output(s.ClosureView)
    .mutation(({ ctx, input }) => practice.illToday(ctx.actor, input)),
});
