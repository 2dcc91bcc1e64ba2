import { type Ctx, toInstant } from "#server/kernel/index.ts";
import type { MyStanding } from "./my-standings.ts";
import { consentStanding } from "./rules/consent.ts";
import { dueBy } from "./rules/due.ts";
import { gatesOf, isAsleep } from "./rules/gates.ts";

const WEEK = 7;

/** Whether something is to be done now: due within a week, or nothing is booked yet. */
export function isNow(ctx: Ctx, zone: string, due: { on: string } | null): boolean {
  const latest = ctx.now.toZonedDateTimeISO(zone).toPlainDate().add({ days: WEEK }).toString();
  return !due || due.on <= latest;
}

/** The consents that are asked of her and not signed. */
export function openConsents({ standing, law }: MyStanding): string[] {
  const kinds = isAsleep(standing.anaesthesia)
    ? (["surgery", "anaesthesia"] as const)
    : (["surgery"] as const);
  return kinds.filter((kind) => {
    const { state } = consentStanding(standing, kind);
    return law.current[kind] !== null && state !== "signed" && state !== "valid";
  });
}

/** How many things of her list are to be done now. */
export function openItems(ctx: Ctx, { standing, startsAt }: MyStanding): number {
  const { zone } = standing;
  const planned = startsAt ? { startsAt: toInstant(startsAt), zone } : null;
  return gatesOf(standing).filter(
    ({ item, state }) =>
      item?.owner === "patient" && state === "open" && isNow(ctx, zone, planned && dueBy(item.due, planned)),
  ).length;
}
