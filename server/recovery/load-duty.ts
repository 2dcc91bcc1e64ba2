import type { Ctx, Tx } from "#server/kernel/index.ts";
import { type Limits, USUAL_LIMITS } from "./duty-schemas.ts";
import { type DutyRow, type Shift, shiftsAround } from "./rules/duty.ts";

export type SiteDuty = { siteId: string; siteName: string; zone: string; limits: Limits; shifts: Shift[] };
type Row = DutyRow & { siteId: string; siteName: string; zone: string };

/** The sites with a rota, as it lies around now; one site's or all. */
export async function dutyOf(tx: Tx, ctx: Ctx, siteId: string | null = null): Promise<SiteDuty[]> {
  const rows = await tx.sql<Row[]>`
    select d.site_id as "siteId", s.name as "siteName", s.zone, d.staff_id as "staffId", p.name, d.weekday, d.starts_minute as "startsMinute",
           d.ends_minute as "endsMinute", d.rank
      from duty d
      join site s using (practice_id, site_id)
      join staff p using (practice_id, staff_id)
     where d.practice_id = ${ctx.practiceId} and (d.site_id = ${siteId}::uuid or ${siteId}::uuid is null)
     order by s.name, d.site_id`;
  const limits = ctx.role === "patient" ? new Map() : await limitsOf(tx, ctx);
  return [...Map.groupBy(rows, (row) => row.siteId)].flatMap(([id, those]) => {
    const [first] = those;
    if (!first) return [];
    const { siteName, zone } = first;
    const shifts = shiftsAround(those, zone, ctx.now);
    return { siteId: id, siteName, zone, limits: limits.get(id) ?? USUAL_LIMITS, shifts };
  });
}

/** By site, where they are not as usual. */
export async function limitsOf(tx: Tx, ctx: Ctx): Promise<Map<string, Limits>> {
  const rows = await tx.sql<(Limits & { siteId: string })[]>`
    select site_id as "siteId", emergency, urgent, silent, routine from duty_limit where practice_id = ${ctx.practiceId}`;
  return new Map(rows.map(({ siteId, ...limits }) => [siteId, limits]));
}
