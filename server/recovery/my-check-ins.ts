import { authorise, type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { type KeptCheckIn, myKept } from "./check-in-part.ts";
import type { MyCheckIns } from "./check-in-schemas.ts";
import { dutyOf, type SiteDuty } from "./load-duty.ts";
import { callOf, type MyPlan, myPlan, type Operated, type Plan, planOf } from "./my-plan.ts";
import { type AskedDays, askedDays } from "./rules/asked-days.ts";
import { nextOnDuty } from "./rules/duty.ts";
import { dateIn } from "./rules/plan.ts";

export type Asked = AskedDays & {
  chosen: Operated;
  limits: NonNullable<Plan["content"]["checkIns"]>;
  operatedOn: Temporal.PlainDate;
  today: Temporal.PlainDate;
  kept: KeptCheckIn[];
};

/** What the plan of her latest operation asks her by now; null where it asks nothing, or not yet. */
export async function askedNow(tx: Tx, ctx: Ctx, { chosen, site }: MyPlan): Promise<Asked | null> {
  if (!chosen || !site || Temporal.Instant.compare(ctx.now, chosen.operation.startsAt) < 0) return null;
  const limits = (await planOf(tx, ctx, chosen.contents))?.content.checkIns;
  if (!limits) return null;
  const [operatedOn, today] = [dateIn(chosen.operation.startsAt, site.zone), dateIn(ctx.now, site.zone)];
  const days = askedDays(limits.days, operatedOn.until(today, { largestUnit: "day" }).days);
  return { ...days, chosen, limits, operatedOn, today, kept: await myKept(tx, ctx, chosen.caseId) };
}

/** The days that she can answer for now, with what she has typed and sent for them, and when she is asked next. Audited as hers. */
export async function myCheckIns(ctx: Ctx): Promise<MyCheckIns> {
  authorise(ctx, "my:read");
  return transact(ctx, async (tx) => {
    const plan = await myPlan(tx, ctx);
    const asked = await askedNow(tx, ctx, plan);
    const call = callOf(plan.site);
    const none = { caseId: null, today: null, waterHours: 0, days: [], nextDate: null, nobodyUntil: null };
    if (!asked) return { ...none, call };
    const { chosen, kept, operatedOn, next } = asked;
    const [duty] = await dutyOf(tx, ctx, chosen.operation.siteId);
    await audit(tx, ctx, {
      action: "check-ins.opened",
      subjectKind: "surgical_case",
      subjectId: chosen.caseId,
    });
    const on = (days: number) => operatedOn.add({ days }).toString();
    return {
      caseId: chosen.caseId,
      today: asked.today.toString(),
      waterHours: asked.limits.waterHours,
      days: asked.open.map((day) => {
        const one = kept.find((row) => row.day === day);
        return { day, date: on(day), draft: one?.draft ?? null, sent: one?.sent.at(-1) ?? null };
      }),
      nextDate: next === null ? null : on(next),
      nobodyUntil: duty ? untilOf(ctx, duty) : null,
      call,
    };
  });
}

function untilOf(ctx: Ctx, { shifts, zone }: SiteDuty): MyCheckIns["nobodyUntil"] {
  const next = nextOnDuty(shifts, ctx.now.epochMilliseconds);
  return next && { at: Temporal.Instant.fromEpochMilliseconds(next.from).toString(), zone };
}
