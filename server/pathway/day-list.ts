import { dateAt } from "#server/kernel/dates.ts";
import { authorise, type Ctx, type Tx, toInstant, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { calledOffToday } from "./called-off.ts";
import type { DayCase, DayList, DayStep } from "./day-schemas.ts";
import { daySteps } from "./day-schemas.ts";
import { ownZone } from "./list-queries.ts";
import { loadStandings } from "./load-standings.ts";
import { type OpenedCase, openCases } from "./queries.ts";
import { isEmergency, reviewBy } from "./rules/emergency.ts";
import { type CaseStanding, gatesOf, readinessOf, unmetBefore } from "./rules/gates.ts";
import { stageOf } from "./rules/step-gates.ts";

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

const knownOf = ({ of, contents, row }: OpenedCase) => ({
  of,
  contents,
  anaesthesia: row.anaesthesia,
  startsAt: row.bookingState === "booked" ? row.startsAt : null,
  zone: row.zone,
});

type Tapped = { at: string; byName: string };
type Facts = { roomName: string | null; nameToCall: string | null; steps: Map<DayStep, Tapped> };

/** Room, code name and what has happened, by booking. */
async function factsOf(tx: Tx, ctx: Ctx, today: readonly OpenedCase[]): Promise<Map<string, Facts>> {
  const ids = today.flatMap(({ row }) => row.bookingId ?? []);
  if (ids.length === 0) return new Map();
  const rows = await tx.sql<
    (Omit<Facts, "steps"> & { bookingId: string; steps: Record<DayStep, Tapped> | null })[]
  >`
    select b.booking_id as "bookingId", p.name_to_use as "nameToCall",
           (select min(r.name) from claim c join resource r on r.practice_id = c.practice_id and r.resource_id = c.claimant_id
             where c.practice_id = b.practice_id and c.booking_id = b.booking_id and c.active and r.kind = 'theatre') as "roomName",
           (select jsonb_object_agg(d.step, jsonb_build_object('at', d.at, 'byName', coalesce(s.name, '')))
              from day_step d left join staff s on s.practice_id = d.practice_id and s.staff_id = d.recorded_by
             where d.practice_id = b.practice_id and d.booking_id = b.booking_id) as steps
      from booking b left join contact_preference p using (practice_id, patient_id)
     where b.practice_id = ${ctx.practiceId} and b.booking_id = any(${ids}::uuid[])`;
  return new Map(
    rows.map(({ bookingId, steps, ...facts }) => [
      bookingId,
      { ...facts, steps: new Map(Object.entries(steps ?? {}) as [DayStep, Tapped][]) },
    ]),
  );
}

function dayCase(
  ctx: Ctx,
  { row, summary }: OpenedCase,
  standing: CaseStanding | undefined,
  facts: Facts | undefined,
): DayCase | null {
  if (!standing || !facts || !row.bookingId || !row.startsAt || !row.endsAt) return null;
  const steps = daySteps.flatMap((step) => {
    const tapped = facts.steps.get(step);
    return tapped ? [{ ...tapped, step, at: Temporal.Instant.from(tapped.at).toString() }] : [];
  });
  const next = daySteps.find((step) => !facts.steps.has(step)) ?? null;
  const gates = gatesOf(standing);
  const { team } = standing;
  return {
    bookingId: row.bookingId,
    caseId: row.caseId,
    patientId: row.patientId,
    patientName: summary.patientName,
    nameToCall: facts.nameToCall,
    procedureName: summary.procedureName,
    profileLabel: summary.profileLabel,
    variantLabel: summary.variantLabel,
    roomName: facts.roomName,
    surgeonName: row.surgeonName,
    zone: row.zone,
    startsAt: toInstant(row.startsAt).toString(),
    endsAt: toInstant(row.endsAt).toString(),
    steps,
    next,
    missing: missingFor(ctx, standing, next).map(({ gateId, by, item, waitsFor }) => ({
      gateId,
      by,
      title: item?.title ?? null,
      waitsFor,
    })),
    readiness: readinessOf(gates),
    padss: team.padss,
    sutures: team.sutures,
    emergency: isEmergency(team, ctx.now),
  };
}

function missingFor(ctx: Ctx, standing: CaseStanding, step: DayStep | null) {
  const stage = step && stageOf[step];
  const passes =
    standing.contents.procedureId === null || (stage === "sedation" && isEmergency(standing.team, ctx.now));
  return stage && !passes ? unmetBefore(gatesOf(standing), stage) : [];
}

const specimensOf = ({ row, summary }: OpenedCase, standing: CaseStanding | undefined) =>
  (standing?.team.specimens ?? [])
    .filter(({ toldAt }) => toldAt === null)
    .map(({ specimenId, what, at, seenAt }) => ({
      caseId: row.caseId,
      specimenId,
      patientName: summary.patientName,
      what,
      at,
      seenAt,
    }));

function emergencyOf(ctx: Ctx, { row, summary }: OpenedCase, standing: CaseStanding | undefined) {
  const run = standing?.team.emergency;
  if (!run || run.review) return [];
  const { reason, at, byName, byId } = run;
  const due = reviewBy(run).toString();
  const { caseId } = row;
  return [
    {
      caseId,
      patientName: summary.patientName,
      reason,
      at,
      byName,
      reviewBy: due,
      mayReview: byId !== ctx.actorId,
    },
  ];
}
