import { authorise, type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { type PhaseView, Profiles, type ProfileView, profileKinds } from "./schemas.ts";

/** Booking profiles with their variants and what each phase needs: neutral, for every member of staff. Only those in use unless asked. */
export async function listProfiles(ctx: Ctx, input: Profiles): Promise<ProfileView[]> {
  authorise(ctx, "schedule:read");
  const { inactive } = Profiles.parse(input);
  return transact(ctx, (tx) => profilesOf(tx, ctx, inactive));
}

type ProfileRow = Omit<ProfileView, "forNewCallers" | "variants">;
type VariantRow = {
  profileId: string;
  variantId: string;
  label: string;
  active: boolean;
  phases: PhaseView[];
};

async function profilesOf(tx: Tx, ctx: Ctx, inactive: boolean): Promise<ProfileView[]> {
  const [profiles, variants] = await Promise.all([
    profileRows(tx, ctx, inactive),
    variantRows(tx, ctx, inactive),
  ]);
  const byProfile = Map.groupBy(variants, ({ profileId }) => profileId);
  return profiles
    .map((profile) => ({
      ...profile,
      forNewCallers: profile.kind === "consultation",
      variants: (byProfile.get(profile.profileId) ?? []).map(({ profileId: _, ...variant }) => variant),
    }))
    .sort((a, b) => profileKinds.indexOf(a.kind) - profileKinds.indexOf(b.kind));
}

const profileRows = (tx: Tx, ctx: Ctx, inactive: boolean) => tx.sql<ProfileRow[]>`
  select profile_id as "profileId", label, kind, anaesthesia, arrival_lead_minutes as "arrivalLeadMinutes",
         price_band as "priceBand", follow_up_pattern as "followUpPattern", active
    from profile where practice_id = ${ctx.practiceId} and (active or ${inactive}) order by label, profile_id`;

const variantRows = (tx: Tx, ctx: Ctx, inactive: boolean) => tx.sql<VariantRow[]>`
  select v.profile_id as "profileId", v.variant_id as "variantId", v.label, v.active,
         coalesce((select jsonb_agg(jsonb_build_object('name', p.name, 'minutes', p.minutes, 'main', p.main, 'needs',
                     coalesce((select jsonb_agg(jsonb_build_object('kind', n.kind, 'poolId', n.pool_id, 'resourceId', n.resource_id,
                                 'beforeMinutes', n.before_minutes, 'afterMinutes', n.after_minutes) order by n.ordinal, n.need_id)
                                 from need n where n.practice_id = p.practice_id and n.phase_id = p.phase_id), '[]'))
                     order by p.ordinal, p.phase_id)
                     from phase p where p.practice_id = v.practice_id and p.variant_id = v.variant_id), '[]') as phases
    from variant v where v.practice_id = ${ctx.practiceId} and (v.active or ${inactive}) order by v.label, v.variant_id`;
