import { authorise, type Ctx, newId, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { mustBeNeutral } from "./neutral.ts";
import { AddProfile, type ProfileAdded } from "./schemas.ts";
import { writeVariant } from "./write-variant.ts";

/** Adds a booking profile with its first variant. What it is called is read by the desk, on the calendar and on the phone. */
export async function addProfile(ctx: Ctx, input: AddProfile): Promise<ProfileAdded> {
  authorise(ctx, "catalogue:manage");
  const { variantLabel, phases, ...profile } = AddProfile.parse(input);
  return transact(ctx, async (tx) => {
    const { label, priceBand, followUpPattern } = profile;
    await mustBeNeutral(tx, ctx, { label, priceBand, followUpPattern, variantLabel });
    const profileId = newId();
    await tx.sql`
      insert into profile (practice_id, profile_id, label, kind, anaesthesia, arrival_lead_minutes, price_band, follow_up_pattern)
      values (${ctx.practiceId}, ${profileId}, ${label}, ${profile.kind}, ${profile.anaesthesia},
              ${profile.arrivalLeadMinutes}, ${priceBand}, ${followUpPattern})`;
    await audit(tx, ctx, { action: "profile.added", subjectKind: "profile", subjectId: profileId });
    const variantId = await writeVariant(tx, ctx, { profileId, label: variantLabel, phases });
    await audit(tx, ctx, { action: "variant.added", subjectKind: "variant", subjectId: variantId });
    return { profileId, variantId };
  });
}
