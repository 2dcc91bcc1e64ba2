import { authorise, type Ctx, lockSiteForChange, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { profileById } from "./edit-profile.ts";
import { lockCatalogue } from "./lock.ts";
import { type ProfileId, SetProfileActive } from "./schemas.ts";

/** Retires a profile with all its variants, or takes it back into use. What is booked stays. */
export async function setProfileActive(ctx: Ctx, input: SetProfileActive): Promise<ProfileId> {
  authorise(ctx, "catalogue:manage");
  const { profileId, active } = SetProfileActive.parse(input);
  return transact(ctx, async (tx) => {
    await lockSiteForChange(tx, ctx, null);
    await lockCatalogue(tx, ctx);
    await profileById(tx, ctx, profileId);
    await tx.sql`
      update profile set active = ${active} where practice_id = ${ctx.practiceId} and profile_id = ${profileId}`;
    const action = active ? "profile.revived" : "profile.retired";
    await audit(tx, ctx, { action, subjectKind: "profile", subjectId: profileId, fields: ["active"] });
    return { profileId };
  });
}
