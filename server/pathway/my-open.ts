import { dateAt } from "#server/kernel/dates.ts";
import { type Ctx, toInstant } from "#server/kernel/index.ts";
import type { MyStanding } from "./my-standings.ts";
import { type ConsentKind, consentKinds } from "./part-schemas.ts";
import { consentStanding } from "./rules/consent.ts";
import { dueBy } from "./rules/due.ts";
import { gatesOf, isAsleep } from "./rules/gates.ts";

const WEEK = 7;

/** Whether something is to be done now: due within a week, or nothing is booked yet. */
export function isNow(ctx: Ctx, zone: string, due: { on: string } | null): boolean {
  const latest = ctx.now.toZonedDateTimeISO(zone).toPlainDate().add({ days: WEEK }).toString();
  return !due || due.on <= latest;
}

/** The consents that are asked of her: each that has an approved version, to anaesthesia only where she is put to sleep. */
export const consentsAsked = ({ standing, law }: MyStanding): ConsentKind[] =>
  consentKinds.filter(
    (kind) => law.current[kind] !== null && (kind === "surgery" || isAsleep(standing.anaesthesia)),
  );

/** Those of them that she has not signed. */
export const openConsents = (one: MyStanding): ConsentKind[] =>
  consentsAsked(one).filter((kind) => {
    const { state } = consentStanding(one.standing, kind);
    return state !== "signed" && state !== "valid";
  });

/**
 * From when she may sign one of them, `YYYY-MM-DD` at the site; null: that is not known yet. Nothing keeps back the one to anaesthesia.
 */
export const signableFrom = (ctx: Ctx, { standing, law }: MyStanding, kind: ConsentKind): string | null =>
  kind === "surgery" ? law.consentFrom : dateAt(ctx.now, standing.zone);

/** Of the consents that are asked of her: how many she may sign today, and from when the first of the others, as far as that is known. */
export function signable(ctx: Ctx, cases: readonly MyStanding[]): { now: number; from: string | null } {
  const dates = cases.flatMap((one) =>
    openConsents(one).map((kind) => ({
      from: signableFrom(ctx, one, kind),
      today: dateAt(ctx.now, one.standing.zone),
    })),
  );
  const mayToday = (one: (typeof dates)[number]) => one.from !== null && one.from <= one.today;
  const ahead = dates.filter((one) => !mayToday(one)).flatMap(({ from }) => from ?? []);
  return { now: dates.filter(mayToday).length, from: ahead.toSorted()[0] ?? null };
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
