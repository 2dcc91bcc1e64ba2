import { callableUntil } from "#server/identity/index.ts";
import { authorise, type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { type Earlier, earlierInto } from "#server/scheduling/index.ts";
import { type Comer, WhoCanCome } from "./come-schemas.ts";
import { fastingView } from "./preparation.ts";
import { couldBeFasted } from "./rules/could-fast.ts";
import { fastingBefore } from "./rules/fasting.ts";
import { type Anaesthesia, isAsleep } from "./rules/gates.ts";

/**
 * Who could come into a free stretch of a theatre, for the desk to call: ready, fitting and lawful there, reachable now, and either not to be fasted or still able to be. By their present hours; never
 * by anything of the procedure. The names shown are audited.
 */
export async function whoCanCome(ctx: Ctx, input: WhoCanCome): Promise<Comer[]> {
  authorise(ctx, "booking:write");
  const { siteId, theatreId, ...hours } = WhoCanCome.parse(input);
  const [startsAt, endsAt] = [Date.parse(hours.startsAt), Date.parse(hours.endsAt)];
  return transact(ctx, async (tx) => {
    const fitting = await earlierInto(tx, ctx, { siteId, theatreId, startsAt, endsAt });
    const known = await reachOf(tx, ctx, fitting);
    const comers = fitting.flatMap((one) => comerOf(ctx, one, known.get(one.view.bookingId)) ?? []);
    const shown = [...new Set(comers.map(({ patientId }) => patientId))];
    await audit(tx, ctx, { action: "comers.listed", subjectKind: "patient", shown });
    return comers;
  });
}

type Reach = {
  bookingId: string;
  anaesthesia: Anaesthesia;
  phone: string | null;
  zone: string | null;
  nameToCall: string | null;
  safeFromMinute: number | null;
  safeToMinute: number | null;
  safeWeekdays: number[];
};

async function reachOf(tx: Tx, ctx: Ctx, fitting: readonly Earlier[]): Promise<Map<string, Reach>> {
  const ids = fitting.map(({ view }) => view.bookingId);
  const rows = await tx.sql<Reach[]>`
    select b.booking_id as "bookingId", f.anaesthesia, p.phone, p.zone, c.name_to_use as "nameToCall",
           c.safe_from_minute as "safeFromMinute", c.safe_to_minute as "safeToMinute",
           coalesce(c.safe_weekdays, '{}') as "safeWeekdays"
      from booking b
      join patient p using (practice_id, patient_id)
      join variant v using (practice_id, variant_id)
      join profile f using (practice_id, profile_id)
      left join contact_preference c on c.practice_id = b.practice_id and c.patient_id = b.patient_id
     where b.practice_id = ${ctx.practiceId} and b.booking_id = any(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.bookingId, row]));
}

function comerOf({ now }: Ctx, { view, to }: Earlier, reach: Reach | undefined): Comer | null {
  if (!reach) return null;
  const here = view.step !== null;
  const until = callableUntil(reach, reach.zone ?? view.zone, now);
  if (!here && (until === null || reach.phone === null)) return null;
  const startsAt = Temporal.Instant.from(to.startsAt);
  const word = couldBeFasted({
    asleep: isAsleep(reach.anaesthesia),
    now,
    startsAt,
    toldFor: Temporal.Instant.from(view.startsAt),
    zone: view.zone,
  });
  if (word === null) return null;
  const { bookingId, scheduleVersion, patientId, patientName, label, state, zone } = view;
  return {
    ...{ bookingId, scheduleVersion, patientId, patientName, label, state, zone, startsAt: view.startsAt },
    ...{ to, here, nameToCall: reach.nameToCall, phone: reach.phone },
    callUntil: here || reach.safeToMinute === null ? null : (until?.toString() ?? null),
    fasting: { word, ...fastingView(fastingBefore(startsAt)) },
  };
}
