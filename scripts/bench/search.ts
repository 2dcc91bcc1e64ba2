import { newId, transact } from "#server/kernel/index.ts";
import { findTimes } from "#server/scheduling/index.ts";
import { clinic } from "#tests/support/clinic.ts";
import type { Place } from "./place.ts";
import { atMost, type BenchRow, micros } from "./report.ts";

const WEEKS = 12;
const ROUNDS = 3;
const RUNS = 60;

/** `times.search`: a whole search, 12 weeks over 4 pools, against the query of the same claims alone in the same context. */
export async function searchBench(place: Place): Promise<BenchRow[]> {
  const many = { surgeons: 4, anaesthetists: 3, nurses: 6, theatres: 4, bays: 6 };
  const c = await clinic({ ownerUrl: place.ownerUrl }, { ...many, patients: 1 });
  const held = [...c.surgeons, ...c.anaesthetists, ...c.nurses, ...c.theatres, ...c.bays];
  await fill(
    c,
    held.map(({ resourceId }) => resourceId),
  );
  await c.sql`analyze`;
  const desk = c.desk();
  const requestId = await c.withRequest({ patientId: c.patients[0] ?? "", notBefore: "2026-06-15" });
  const to = Temporal.PlainDate.from("2026-06-15")
    .add({ days: WEEKS * 7 - 1 })
    .toString();
  const search = () => findTimes(desk, { requestId, siteId: c.siteId, from: "2026-06-15", to, limit: 120 });
  const ids = held.map(({ resourceId }) => resourceId);
  const [from, until] = [c.at("2026-06-14 00:00").toString(), c.at(`${to} 23:59`).toString()];
  const query = () =>
    transact(
      desk,
      (tx) => tx.sql`
        select claimant_id, starts_at, ends_at, booking_id from claim
         where practice_id = ${c.practiceId} and claimant_id = any (${ids}::uuid[]) and active
           and starts_at < ${until}::timestamptz and ends_at > ${from}::timestamptz`,
    );
  const { length } = await query();
  const rounds = [];
  for (let k = 0; k < ROUNDS; k++) rounds.push({ floor: await median(query), ours: await median(search) });
  await c.end();
  return [atMost(`times.search, ${length} claims`, 3, rounds, micros)];
}

/** Six bookings a weekday for every resource, each resource with a patient of its own: what a busy practice holds. */
async function fill(c: Awaited<ReturnType<typeof clinic>>, ids: readonly string[]): Promise<void> {
  const days = Array.from({ length: WEEKS * 7 }, (_, day) =>
    Temporal.PlainDate.from("2026-06-15").add({ days: day }),
  );
  const weekdays = days.filter((day) => day.dayOfWeek <= 5);
  for (const [place, resourceId] of ids.entries()) {
    const patientId = await c.addPatient(`Busy Number${place}`);
    const rows = weekdays.flatMap((day) =>
      [0, 1, 2, 3, 4, 5].map((turn) => {
        const startsAt = c.at(`${day} 08:00`).add({ minutes: turn * 95 + ((place * 7 + day.day) % 6) * 5 });
        const hours = { starts_at: startsAt.toString(), ends_at: startsAt.add({ minutes: 45 }).toString() };
        return { bookingId: newId(), hours };
      }),
    );
    await c.sql.begin(async (sql) => {
      await sql`insert into booking ${sql(
        rows.map(({ bookingId, hours }) => ({
          practice_id: c.practiceId,
          booking_id: bookingId,
          site_id: c.siteId,
          patient_id: patientId,
          variant_id: c.variants.consultation,
          kind: "consultation",
          label: "Consultation",
          state: "booked",
          ...hours,
          arrives_at: hours.starts_at,
          idempotency_key: bookingId,
          created_at: c.now.toString(),
        })),
      )}`;
      const claim = (bookingId: string, claimantId: string, kind: string, hours: Record<string, string>) => ({
        practice_id: c.practiceId,
        claim_id: newId(),
        booking_id: bookingId,
        claimant_id: claimantId,
        claimant_kind: kind,
        phase: kind === "patient" ? "whole" : "visit",
        ...hours,
      });
      await sql`insert into claim ${sql(
        rows.flatMap(({ bookingId, hours }) => [
          claim(bookingId, resourceId, "resource", hours),
          claim(bookingId, patientId, "patient", hours),
        ]),
      )}`;
    });
  }
}

async function median(run: () => Promise<unknown>): Promise<number> {
  for (let k = 0; k < 15; k++) await run();
  const times: number[] = [];
  for (let k = 0; k < RUNS; k++) {
    const began = performance.now();
    await run();
    times.push((performance.now() - began) * 1000);
  }
  return times.toSorted((a, b) => a - b)[RUNS >> 1] ?? 0;
}
