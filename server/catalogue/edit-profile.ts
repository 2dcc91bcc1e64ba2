import { authorise, type Ctx, lockSiteForChange, notFound, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { mustBeNeutral } from "./neutral.ts";
import { EditProfile, type ProfileId } from "./schemas.ts";

type ProfileRow = Omit<ReturnType<typeof EditProfile.parse>, "profileId">;

/** Changes what a profile is called and says. Bookings keep the label and the hour of arrival that they were made with. */
export async function editProfile(ctx: Ctx, input: EditProfile): Promise<ProfileId> {
  authorise(ctx, "catalogue:manage");
  const { profileId, ...given } = EditProfile.parse(input);
  return transact(ctx, async (tx) => {
    await lockSiteForChange(tx, ctx, null);
    const before = await profileById(tx, ctx, profileId);
    const { label, priceBand, followUpPattern, arrivalLeadMinutes } = given;
    await mustBeNeutral(tx, ctx, { label, priceBand, followUpPattern });
    await tx.sql`
      update profile set label = ${label}, arrival_lead_minutes = ${arrivalLeadMinutes}, price_band = ${priceBand},
             follow_up_pattern = ${followUpPattern}
       where practice_id = ${ctx.practiceId} and profile_id = ${profileId}`;
    const fields = (Object.keys(given) as (keyof ProfileRow)[]).filter(
      (field) => before[field] !== given[field],
    );
    await audit(tx, ctx, { action: "profile.edited", subjectKind: "profile", subjectId: profileId, fields });
    return { profileId };
  });
}

/** One profile of the practice; throws NOT_FOUND. */
export async function profileById(tx: Tx, ctx: Ctx, profileId: string): Promise<ProfileRow> {
  const [row] = await tx.sql<ProfileRow[]>`
    select label, arrival_lead_minutes as "arrivalLeadMinutes", price_band as "priceBand", follow_up_pattern as "followUpPattern"
      from profile where practice_id = ${ctx.practiceId} and profile_id = ${profileId}`;
  if (!row) throw notFound("profile");
  return row;
}
