import { dateAt } from "#server/kernel/dates.ts";
import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { ListResources, type ResourceView } from "./schemas.ts";

/** Rooms, equipment and people, by kind and name; deactivated ones when asked. */
export async function listResources(ctx: Ctx, input: ListResources): Promise<ResourceView[]> {
  authorise(ctx, "practice:read");
  const { siteId = null, kind = null, inactive } = ListResources.parse(input);
  const today = dateAt(ctx.now, "UTC");
  return transact(ctx, async (tx) => {
    const rows = await tx.sql<ResourceView[]>`
      select r.resource_id as "resourceId", r.kind, r.name, r.staff_id as "staffId", r.active,
             case when r.site_id is not null then array[r.site_id]
                  else array(select distinct h.site_id from hours h
                              where h.practice_id = r.practice_id and h.resource_id = r.resource_id
                                and (h.valid_to is null or h.valid_to >= ${today}::date - 1) order by 1) end as "siteIds"
        from resource r
       where r.practice_id = ${ctx.practiceId} and (r.active or ${inactive}) and (${kind}::text is null or r.kind = ${kind})
       order by r.kind, r.ordinal, r.name, r.resource_id`;
    return rows.filter((row) => !siteId || row.siteIds.includes(siteId));
  });
}
