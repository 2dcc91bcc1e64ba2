import { dateAt } from "#server/kernel/dates.ts";
import { type Ctx, notFound, type Tx } from "#server/kernel/index.ts";
import type { PolicyRule } from "./rules/policy.ts";
import { type Place, permittedAt, type Shelf, type ShelfProcedure } from "./rules/shelf.ts";
import type { anaesthesias } from "./terms-schemas.ts";

export type ProcedureRow = ShelfProcedure & {
  name: string;
  code: string;
  specialty: string;
  sided: boolean;
  /** Ticked, whether in use or not. */
  tickedIds: readonly string[];
};
export type RuleRow = PolicyRule & {
  policyRuleId: string;
  sourceUrl: string;
  reviewedBy: string | null;
  reviewedOn: string | null;
};
export type SiteRow = Place & { name: string };

/** Everything that decides what may be asked for, where: read as a clinician, a manager or the worker. */
export async function shelfOf(tx: Tx, ctx: Ctx): Promise<Shelf<ProcedureRow, RuleRow>> {
  const [procedures, rules] = await Promise.all([proceduresOf(tx, ctx), rulesOf(tx, ctx)]);
  return { procedures, rules };
}

const proceduresOf = (tx: Tx, ctx: Ctx) => tx.sql<ProcedureRow[]>`
  select p.procedure_id as "procedureId", p.name, p.code, p.specialty, p.policy_group as "policyGroup", p.sensitive,
         p.policy_controlled as "policyControlled", p.sided, p.active,
         array(select u.variant_id from procedure_variant u
                where u.practice_id = p.practice_id and u.procedure_id = p.procedure_id order by u.variant_id) as "tickedIds",
         array(select u.variant_id from procedure_variant u
                 join variant v using (practice_id, variant_id) join profile f using (practice_id, profile_id)
                where u.practice_id = p.practice_id and u.procedure_id = p.procedure_id and v.active and f.active
                order by u.variant_id) as "variantIds",
         (select v.content -> 'milestones'
                   || coalesce((select jsonb_agg(jsonb_build_object('day', d, 'label', 'asked'))
                                  from jsonb_path_query(v.content, '$.checkIns.days[*]') d), '[]')
            from template t join template_version v using (practice_id, template_id)
           where t.practice_id = p.practice_id and t.procedure_id = p.procedure_id and t.kind = 'recovery' and v.state = 'approved'
           order by v.version desc limit 1) as milestones,
         coalesce((select jsonb_path_query_array(v.content, '$.items[*] ? (@.owner == "desk")')
                     from template t join template_version v using (practice_id, template_id)
                    where t.practice_id = p.practice_id and t.procedure_id = p.procedure_id and t.kind = 'checklist' and v.state = 'approved'
                    order by v.version desc limit 1), '[]') as "deskItems"
    from procedure p where p.practice_id = ${ctx.practiceId} order by p.name, p.procedure_id`;

const rulesOf = (tx: Tx, ctx: Ctx) => tx.sql<RuleRow[]>`
  select policy_rule_id as "policyRuleId", procedure_id as "procedureId", policy_group as "policyGroup", jurisdiction, status,
         effective_from as "effectiveFrom", effective_to as "effectiveTo", cooling_off_days as "coolingOffDays",
         cooling_off_start as "coolingOffStart", wait_blocks as "waitBlocks", waivable, minimum_age as "minimumAge",
         minimum_consultations as "minimumConsultations", consent_taker as "consentTaker", source, source_url as "sourceUrl",
         reviewed_by as "reviewedBy", reviewed_on as "reviewedOn",
         (reviewed_by is not null and reviewed_on is not null) as reviewed
    from policy_rule where practice_id = ${ctx.practiceId}
   order by coalesce(policy_group, ''), jurisdiction, effective_from nulls first, policy_rule_id`;

/** The sites in use, each on its own date today. */
export async function placesOf(tx: Tx, ctx: Ctx): Promise<SiteRow[]> {
  const rows = await tx.sql<{ siteId: string; name: string; jurisdiction: string; zone: string }[]>`
    select site_id as "siteId", name, jurisdiction, zone from site
     where practice_id = ${ctx.practiceId} and active order by site_id`;
  return rows.map(({ zone, ...row }) => ({ ...row, on: dateAt(ctx.now, zone) }));
}

/** One site in use, on a date or on its own today; throws NOT_FOUND. */
export async function placeOf(tx: Tx, ctx: Ctx, siteId: string, on?: string): Promise<Place> {
  const [row] = await tx.sql<{ jurisdiction: string; zone: string }[]>`
    select jurisdiction, zone from site where practice_id = ${ctx.practiceId} and site_id = ${siteId} and active`;
  if (!row) throw notFound("site");
  return { siteId, jurisdiction: row.jurisdiction, on: on ?? dateAt(ctx.now, row.zone) };
}

/** The procedures that exist somewhere in the practice today: those that are blocked at every site are not there, in use or not. */
export function existing<P extends ShelfProcedure>(shelf: Shelf<P>, places: readonly Place[]): P[] {
  const asIfInUse = { ...shelf, procedures: shelf.procedures.map((one) => ({ ...one, active: true })) };
  const there = new Set(
    places.flatMap((place) => permittedAt(asIfInUse, place).map(({ procedure }) => procedure.procedureId)),
  );
  return shelf.procedures.filter(({ procedureId }) => there.has(procedureId));
}

export type VariantName = {
  variantId: string;
  profileId: string;
  profileLabel: string;
  variantLabel: string;
  anaesthesia: (typeof anaesthesias)[number];
  active: boolean;
};

/** The names of the variants, by id. */
export async function variantNames(tx: Tx, ctx: Ctx): Promise<Map<string, VariantName>> {
  const rows = await tx.sql<VariantName[]>`
    select v.variant_id as "variantId", v.profile_id as "profileId", f.label as "profileLabel", v.label as "variantLabel",
           f.anaesthesia, (v.active and f.active) as active
      from variant v join profile f using (practice_id, profile_id)
     where v.practice_id = ${ctx.practiceId} order by f.label, v.label, v.variant_id`;
  return new Map(rows.map((row) => [row.variantId, row]));
}
