import { authorise, type Ctx, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { profileOf } from "./my-profile.ts";
import type { LiftMyBar, ProfileView } from "./patient-schemas.ts";

/** She lets a member of staff know of her again. NOT_FOUND when there is no such bar of hers. */
export async function liftMyBar(ctx: Ctx, { staffId }: LiftMyBar): Promise<ProfileView> {
  authorise(ctx, "my:write");
  return transact(ctx, async (tx) => {
    const [row] = await tx.sql<{ lifted: boolean }[]>`select lift_my_bar(${staffId}) as lifted`;
    if (!row?.lifted) throw notFound("bar");
    const subjectId = ctx.actorId ?? "";
    const shown = [staffId];
    await audit(tx, ctx, { action: "patient.bar_lifted", subjectKind: "patient", subjectId, shown });
    return profileOf(tx, ctx);
  });
}
