import { authorise, type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { bringTo, myHealing } from "#server/pathway/index.ts";
import { audit } from "#server/privacy/index.ts";
import { datedFrom } from "./case-healing.ts";
import { callOf, myPlan, type Operated, planOf } from "./my-plan.ts";
import { asRead } from "./rules/as-read.ts";
import { healingOn } from "./rules/healing.ts";
import { dateIn, planOn } from "./rules/plan.ts";
import { veil } from "./rules/veil.ts";
import type { MyRecovery, PlanStretch, RecoveryPlan, RecoveryView } from "./schemas.ts";

/**
 * What the signed-in patient reads today: the plan that her case started with, or what to expect before the operation. What is private leaves the server
 * only when she asks to be shown it. Audited as hers.
 */
export async function myRecovery(ctx: Ctx, { show = false }: MyRecovery): Promise<RecoveryView> {
  authorise(ctx, "my:read");
  return transact(ctx, async (tx) => {
    const { hasCase, chosen, site } = await myPlan(tx, ctx);
    if (!chosen || !site) return { state: hasCase ? "waiting" : "none", plan: null, call: callOf(site) };
    const plan = await planFor(tx, ctx, chosen, site.zone, show);
    const action = show ? "recovery.shown" : "recovery.opened";
    await audit(tx, ctx, { action, subjectKind: "surgical_case", subjectId: chosen.caseId });
    return { state: stateOf(plan, chosen, ctx.now), plan, call: callOf(site) };
  });
}

const isAhead = ({ startsAt }: Operated["operation"], now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, startsAt) < 0;

function stateOf(plan: RecoveryPlan | null, chosen: Operated, now: Temporal.Instant): RecoveryView["state"] {
  if (!plan) return "noPlan";
  if (isAhead(chosen.operation, now)) return "before";
  return plan.day > plan.lastDay ? "over" : "during";
}

async function planFor(
  tx: Tx,
  ctx: Ctx,
  chosen: Operated,
  zone: string,
  show: boolean,
): Promise<RecoveryPlan | null> {
  const { contents, operation } = chosen;
  const version = await planOf(tx, ctx, contents);
  if (!version) return null;
  const { cleared, ...known } = await myHealing(tx, ctx, chosen);
  const facts = { ...known, cleared: cleared?.kinds ?? [] };
  const [operatedOn, today] = [dateIn(operation.startsAt, zone), dateIn(ctx.now, zone)];
  const content = asRead(version.content, facts, operatedOn);
  const plan = planOn(content, operatedOn, today);
  const sutures = [contents.sutures, content.sutures].filter((text) => text !== null);
  return {
    operatedOn: operatedOn.toString(),
    today: today.toString(),
    day: plan.day,
    lastDay: plan.lastDay,
    current: plan.today.map((one) => stretchOf(one, show))[0] ?? null,
    ahead: plan.ahead.map((one) => stretchOf(one, show)),
    behind: plan.behind.map((one) => stretchOf(one, show)),
    milestones: plan.milestones.map((one) => ({ ...one, date: one.date.toString() })),
    healing: datedFrom(
      operatedOn,
      healingOn(content.healing, facts, plan.day).filter(({ kind }) => show || kind !== "intimacy"),
    ),
    bring: isAhead(operation, ctx.now)
      ? { ...(await bringTo(tx, ctx, operation.bookingId)), also: content.bring }
      : null,
    callUs: content.callUs,
    emergency: content.emergency,
    checked: {
      byName: version.approvedByName,
      at: version.approvedAt,
      version: version.version,
      isDemo: version.isDemo,
    },
    shown: show ? { procedureName: contents.procedureName, about: content.about, sutures } : null,
  };
}

type Laid = Omit<PlanStretch, "fromDate" | "toDate" | "hidden"> &
  Record<"fromDate" | "toDate", Temporal.PlainDate>;

const stretchOf = (stretch: Laid, show: boolean): PlanStretch => ({
  ...(show ? { ...stretch, hidden: false } : veil(stretch)),
  fromDate: stretch.fromDate.toString(),
  toDate: stretch.toDate.toString(),
});
