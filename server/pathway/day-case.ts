import { type Ctx, type Tx, toInstant } from "#server/kernel/index.ts";
import { type DayCase, type DayStep, daySteps } from "./day-schemas.ts";
import type { OpenedCase } from "./queries.ts";
import { isEmergency } from "./rules/emergency.ts";
import { type CaseStanding, gatesOf, readinessOf } from "./rules/gates.ts";
import { missingBefore } from "./rules/step-gates.ts";

type Tapped = { at: string; byName: string };
type Facts = { roomName: string | null; nameToCall: string | null; steps: Map<DayStep, Tapped> };

/** Room, code name and what has happened, by booking. */
export async function factsOf(tx: Tx, ctx: Ctx, today: readonly OpenedCase[]): Promise<Map<string, Facts>> {
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

/** One operation of today; null without a booking that holds. */
export function dayCase(
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
    missing: next ? missingBefore(standing, next, ctx.now) : [],
    readiness: readinessOf(gatesOf(standing)),
    padss: team.padss,
    sutures: team.sutures,
    emergency: isEmergency(team, ctx.now),
  };
}
