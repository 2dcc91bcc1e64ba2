import { type Ctx, notFound, type Tx } from "#server/kernel/index.ts";
import { type DutyView, type RotaView, USUAL_LIMITS } from "./duty-schemas.ts";
import { limitsOf } from "./load-duty.ts";

/** A site's rota, its limits and who can be on it. */
export async function rotaOf(tx: Tx, ctx: Ctx, siteId: string): Promise<RotaView> {
  const [duties, people, limits] = await Promise.all([
    tx.sql<DutyView[]>`
      select d.duty_id as "dutyId", d.site_id as "siteId", d.staff_id as "staffId", p.name, d.weekday, d.starts_minute as "startsMinute",
             d.ends_minute as "endsMinute", d.rank
        from duty d join staff p using (practice_id, staff_id)
       where d.practice_id = ${ctx.practiceId} and d.site_id = ${siteId}
       order by d.weekday, d.starts_minute, d.rank, p.name, d.duty_id`,
    peopleOf(tx, ctx),
    limitsOf(tx, ctx),
  ]);
  return { siteId, duties, people, limits: limits.get(siteId) ?? USUAL_LIMITS };
}

/** The nurses who work here. */
const peopleOf = (tx: Tx, ctx: Ctx) => tx.sql<RotaView["people"]>`
  select p.staff_id as "staffId", p.name
    from staff p
    join staff_account a using (practice_id, staff_id)
    join staff_role r using (practice_id, staff_id)
   where p.practice_id = ${ctx.practiceId} and a.active and r.role = 'nurse'
   order by p.name, p.staff_id`;

/** One at a time changes the rota of a site. */
export async function lockRota(tx: Tx, ctx: Ctx, siteId: string): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`duty ${ctx.practiceId} ${siteId}`}, 0))`;
  const [known] = await tx.sql`
    select from site where practice_id = ${ctx.practiceId} and site_id = ${siteId}`;
  if (!known) throw notFound("site");
}
