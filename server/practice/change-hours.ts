import { authorise, type Ctx, invalid, lockSiteForChange, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { writeHours } from "./add-hours.ts";
import { closeRow } from "./end-hours.ts";
import { hoursById } from "./queries.ts";
import { dayBefore } from "./rules/wall-clock.ts";
import { ChangeHours, type HoursChanged } from "./schemas.ts";

/** A changed hour is an old row that ends and a new one that starts, so that past days keep the hours they had. */
export async function changeHours(ctx: Ctx, input: ChangeHours): Promise<HoursChanged> {
  authorise(ctx, "practice:manage");
  const { hoursId, from, weekday, opensMinute, closesMinute } = ChangeHours.parse(input);
  return transact(ctx, async (tx) => {
    await lockSiteForChange(tx, ctx, null);
    const old = await hoursById(tx, ctx, hoursId);
    if (old.validTo && from > old.validTo) throw invalid("from", "hoursEnded");
    await closeRow(tx, ctx, old, dayBefore(from));
    const { resourceId, siteId, validTo } = old;
    // biome-ignore lint/complexity/useMathMinMax: ISO dates are text, and Math.max of text is NaN.
    const validFrom = from < old.validFrom ? old.validFrom : from;
    const row = { resourceId, siteId, weekday, opensMinute, closesMinute, validFrom, validTo };
    const made = await writeHours(tx, ctx, row);
    await audit(tx, ctx, {
      action: "hours.changed",
      subjectKind: "resource",
      subjectId: resourceId,
      fields: ["hours"],
    });
    return { hoursId: made, resourceId, siteId, from: validFrom };
  });
}
