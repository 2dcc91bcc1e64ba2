import { dateAt } from "#server/kernel/dates.ts";
import { authorise, type Ctx, toInstant, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { calledOffToday } from "./called-off.ts";
import { dayCase, factsOf } from "./day-case.ts";
import type { DayList } from "./day-schemas.ts";
import { emergencyOf, specimensOf } from "./left-open.ts";
import { ownZone } from "./list-queries.ts";
import { knownOf, loadStandings } from "./load-standings.ts";
import { type OpenedCase, openCases } from "./queries.ts";

const KEPT_DAYS = 60; // for how long an open specimen is looked for

/** Today's operations of those whom the reader treats, by hour, and what earlier days have left open. Who is shown is audited. */
export async function dayList(ctx: Ctx): Promise<DayList> {
  authorise(ctx, "case:prepare");
  return transact(ctx, async (tx) => {
    const zone = await ownZone(tx, ctx);
    const all = await openCases(tx, ctx, { doneSince: ctx.now.subtract({ hours: 24 * KEPT_DAYS }) });
    const begun = all.filter((one) => one.summary.state !== "withdrawn");
    const standings = await loadStandings(tx, ctx, begun.map(knownOf));
    const today = begun.filter((one) => isToday(one, ctx.now));
    const of = ({ row }: OpenedCase) => standings.get(row.caseId);
    const facts = await factsOf(tx, ctx, today);
    const isOpen = (one: OpenedCase) =>
      specimensOf(one, of(one)).length +
        emergencyOf(ctx, one, of(one)).length +
        calledOffToday(one, of(one), ctx.now).length >
      0;
    const named = begun.filter((one) => today.includes(one) || isOpen(one));
    const shown = [...new Set(named.map(({ row }) => row.patientId))];
    await audit(tx, ctx, { action: "day.opened", subjectKind: "patient", shown });
    return {
      today: dateAt(ctx.now, zone),
      zone,
      cases: today
        .flatMap((one) => dayCase(ctx, one, of(one), facts.get(one.row.bookingId ?? "")) ?? [])
        .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
      cancelled: begun.flatMap((one) => calledOffToday(one, of(one), ctx.now)),
      specimens: begun.flatMap((one) => specimensOf(one, of(one))),
      emergencies: begun.flatMap((one) => emergencyOf(ctx, one, of(one))),
    };
  });
}

function isToday({ row }: OpenedCase, now: Temporal.Instant): boolean {
  if (!row.startsAt || row.bookingState !== "booked") return false;
  return dateAt(toInstant(row.startsAt), row.zone) === dateAt(now, row.zone);
}
