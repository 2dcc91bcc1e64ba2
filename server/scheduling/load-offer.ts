import { type Ctx, notFound, type Tx } from "#server/kernel/index.ts";
import { Remembered } from "#server/kernel/remembered.ts";
import { type ExceptionRow, exceptionRows, type HoursRow, hoursRows } from "./open-rows.ts";
import type { PhaseName } from "./rules/requirement.ts";
import type { BookingKind, ResourceKind } from "./schemas.ts";

/** What a site has for a service: what it needs, who may meet that, and when they are there. Nothing of any patient. Instants are epoch ms. */
export type Offer = {
  /** The practice's plan of which all this is a part. */
  readonly revision: string;
  readonly place: {
    readonly siteName: string;
    readonly zone: string;
    readonly siteActive: boolean;
    readonly offered: boolean;
    readonly label: string;
    readonly kind: BookingKind;
    readonly leadMinutes: number;
  };
  readonly needs: readonly NeedRow[];
  /** Who may meet a need, as `[pool or null, kind, resource, name]`: active and to be had at the site. */
  readonly members: readonly (readonly [string | null, ResourceKind, string, string])[];
  /** Of the members at the site. */
  readonly hours: readonly HoursRow[];
  /** Of the members or the whole site, of what ends after `since`. */
  readonly exceptions: readonly ExceptionRow[];
  readonly since: number;
  /** Every surgeon of the practice, also those who have left. */
  readonly surgeonIds: readonly string[];
};

/** A need with its phase, in order; a phase that needs nobody has one with a null id. */
export type NeedRow = {
  readonly phaseId: string;
  readonly phaseOrdinal: number;
  readonly phase: PhaseName;
  readonly minutes: number;
  readonly main: boolean;
  readonly needId: string | null;
  readonly kind: ResourceKind;
  readonly poolId: string | null;
  readonly resourceId: string | null;
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
};

export type OfferKey = { readonly siteId: string; readonly variantId: string };

const SLACK = 60 * 86_400_000;
const remembered = new Remembered<Offer>();
const keyOf = (ctx: Ctx, { siteId, variantId }: OfferKey) =>
  `${ctx.role} ${ctx.practiceId} ${siteId} ${variantId}`;

/**
 * The offer that was last loaded, if it reaches back to `since`. It may be out of date: whoever builds on it reads the plan's revision together with the claims,
 * and loads it again where that is another.
 */
export function rememberedOffer(ctx: Ctx, key: OfferKey, since: number): Offer | null {
  const offer = remembered.get(keyOf(ctx, key));
  return offer && offer.since <= since ? offer : null;
}

/** NOT_FOUND where the practice has no such site or service. */
export async function loadOffer(tx: Tx, ctx: Ctx, key: OfferKey, since: number): Promise<Offer> {
  const reach = since - SLACK;
  const [row] = await offerQuery(tx, ctx, key, reach);
  if (!row?.offer) throw notFound("time");
  const offer = { ...row.offer, since: reach };
  remembered.set(keyOf(ctx, key), offer);
  return offer;
}

type Row = { offer: Omit<Offer, "since"> };

/** The one statement. A closure of one person counts wherever she or he works. */
export function offerQuery(tx: Tx, ctx: Ctx, { siteId, variantId }: OfferKey, since: number) {
  const { sql } = tx;
  const here = sql`${ctx.practiceId}::uuid`;
  const site = sql`${siteId}::uuid`;
  return sql<Row[]>`
    with wanted as materialized (
      select p.phase_id, p.ordinal as phase_ordinal, p.name, p.minutes, p.main, n.need_id, n.ordinal, n.kind, n.pool_id, n.resource_id,
             n.before_minutes, n.after_minutes
        from phase p
        left join need n on n.practice_id = p.practice_id and n.phase_id = p.phase_id
       where p.practice_id = ${here} and p.variant_id = ${variantId}),
    member as materialized (
      select w.pool_id, r.kind, r.resource_id, r.name
        from (select distinct pool_id, kind from wanted where pool_id is not null) w
        join pool_member m on m.practice_id = ${here} and m.pool_id = w.pool_id
        join resource r on r.practice_id = m.practice_id and r.resource_id = m.resource_id and r.kind = w.kind
       where r.active and (r.site_id is null or r.site_id = ${site})
      union all
      select null, r.kind, r.resource_id, r.name
        from (select distinct resource_id from wanted) w
        join resource r on r.practice_id = ${here} and r.resource_id = w.resource_id
       where r.active and (r.site_id is null or r.site_id = ${site}))
    select json_build_object(
      'revision', l.revision,
      'place', json_build_object(
        'siteName', t.name, 'zone', t.zone, 'siteActive', t.active, 'offered', v.active and f.active, 'kind', f.kind,
        'label', f.label || case when v.label = '' then '' else ', ' || v.label end, 'leadMinutes', f.arrival_lead_minutes),
      'needs', (
        select coalesce(json_agg(json_build_object(
                 'phaseId', phase_id, 'phaseOrdinal', phase_ordinal, 'phase', name, 'minutes', minutes, 'main', main, 'needId', need_id,
                 'kind', kind, 'poolId', pool_id, 'resourceId', resource_id, 'beforeMinutes', before_minutes, 'afterMinutes', after_minutes)
                 order by phase_ordinal, ordinal, need_id), '[]') from wanted),
      'members', (select coalesce(json_agg(json_build_array(pool_id, kind, resource_id, name)), '[]') from member),
      'hours', (
        select ${hoursRows(tx)}
          from hours h
         where h.practice_id = ${here} and h.site_id = ${site} and h.resource_id = any (array(select resource_id from member))),
      'exceptions', (
        select ${exceptionRows(tx)}
          from closure c
         where c.practice_id = ${here} and c.lifted_at is null and c.ends_at > to_timestamp(${since} / 1000.0)
           and (c.resource_id = any (array(select resource_id from member)) or c.resource_id is null)
           and (c.site_id is null or c.site_id = ${site} or (c.resource_id is not null and c.kind = 'closure'))),
      'surgeonIds', (
        select coalesce(json_agg(r.resource_id), '[]') from resource r where r.practice_id = ${here} and r.kind = 'surgeon')) as offer
      from site t
      join plan_revision l on l.practice_id = t.practice_id
      join variant v on v.practice_id = t.practice_id and v.variant_id = ${variantId}
      join profile f on f.practice_id = v.practice_id and f.profile_id = v.profile_id
     where t.practice_id = ${here} and t.site_id = ${site}`;
}
