import * as identity from "#server/identity/index.ts";
import { TapperView } from "#server/identity/pin-schemas.ts";
import * as s from "#server/identity/staff-schemas.ts";
import { router, staff } from "../trpc.ts";

const anyStaff = staff();
const manager = staff("manager");

export const staffRouter = router({
  me: anyStaff
    .input(s.Nothing)
    .output(s.MeView)
    .query(({ ctx }) => identity.me(ctx.actor)),
  colleagues: anyStaff
    .input(s.Nothing)
    .output(s.ColleagueView.array())
    .query(({ ctx }) => identity.listColleagues(ctx.actor)),
  tappers: staff("nurse", "surgeon", "anaesthetist")
    .input(s.Nothing)
    .output(TapperView.array())
    .query(({ ctx }) => identity.listTappers(ctx.actor)),
  list: manager
    .input(s.Nothing)
    .output(s.StaffView.array())
    .query(({ ctx }) => identity.listStaff(ctx.actor)),
  invite: manager
    .input(s.InviteStaff)
    .output(s.StaffAccess)
    .mutation(({ ctx, input }) => identity.inviteStaff(ctx.actor, input)),
  changeRoles: manager
    .input(s.ChangeRoles)
    .output(s.StaffView)
    .mutation(({ ctx, input }) => identity.changeRoles(ctx.actor, input)),
  rename: manager
    .input(s.RenameStaff)
    .output(s.StaffView)
    .mutation(({ ctx, input }) => identity.renameStaff(ctx.actor, input)),
  deactivate: manager
    .input(s.StaffId)
    .output(s.StaffView)
    .mutation(({ ctx, input }) => identity.deactivateStaff(ctx.actor, input)),
  reactivate: manager
    .input(s.StaffId)
    .output(s.StaffAccess)
    .mutation(({ ctx, input }) => identity.reactivateStaff(ctx.actor, input)),
  reset: manager
    .input(s.StaffId)
    .output(s.StaffAccess)
    .mutation(({ ctx, input }) => identity.resetStaff(ctx.actor, input)),
  bars: manager
    .input(s.Nothing)
    .output(s.BarOverview.array())
    .query(({ ctx }) => identity.listBars(ctx.actor)),
  liftBar: manager
    .input(s.LiftBar)
    .output(s.LiftBar)
    .mutation(({ ctx, input }) => identity.liftBar(ctx.actor, input)),
});
