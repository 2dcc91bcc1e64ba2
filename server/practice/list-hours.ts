import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { hoursOf } from "./queries.ts";
import { type HoursView, ListHours } from "./schemas.ts";

/** Weekly hours of a resource or of all at a site, past and coming rows too. */
export async function listHours(ctx: Ctx, input: ListHours): Promise<HoursView[]> {
  authorise(ctx, "practice:read");
  const { siteId, resourceId } = ListHours.parse(input);
  return transact(ctx, (tx) => hoursOf(tx, ctx, { siteId, resourceId }));
}
