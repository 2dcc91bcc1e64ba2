import { openPool, type Pool } from "#db/client.ts";
import { DomainError, newId } from "#server/kernel/index.ts";
import { book } from "#server/scheduling/index.ts";
import { type Clinic, clinic, overlaps } from "#tests/support/clinic.ts";
import { rawBooking } from "./booking-floor.ts";
import { type Place, rateOf } from "./place.ts";
import { atLeast, type BenchRow, perSecond } from "./report.ts";

const CLIENTS = 16;
const ROOMS = 8;
const SECONDS = 5;
const ROUNDS = 3;

/**
 * `booking.race`: 16 clients want times of 8 rooms, many the same ones; every attempt counts, won or lost. The floor takes sorted advisory locks,
 * looks, and inserts by one raw statement. Throws when anything overlaps or a deadlock reaches a client.
 */
export async function raceBench(place: Place): Promise<BenchRow[]> {
  const rounds = [];
  for (let k = 0; k < ROUNDS; k++) {
    const floor = await lockedRate(place);
    rounds.push({ floor, ours: await ourRate(place) });
  }
  return [atLeast("booking.race, 16 clients on 8 rooms", 0.8, rounds, perSecond)];
}

type Attempt = { surgeonId: string; roomId: string; patientId: string; startsAt: Temporal.Instant };

async function arena(place: Place) {
  const c = await clinic(
    { ownerUrl: place.ownerUrl },
    { surgeons: ROOMS, consultingRooms: ROOMS, patients: CLIENTS, weekdays: [1, 2, 3, 4, 5, 6, 7] },
  );
  await c.sql`analyze`;
  const attempt = (client: number, turn: number): Attempt => {
    // Pairs of clients want the same room at times that overlap by half.
    const room = (client + turn) % ROOMS;
    const day = Temporal.PlainDate.from("2026-06-16").add({ days: Math.floor(turn / 38) });
    return {
      surgeonId: c.surgeons[room]?.resourceId ?? "",
      roomId: c.consultingRooms[room]?.resourceId ?? "",
      patientId: c.patients[client] ?? "",
      startsAt: c.at(`${day} 08:00`).add({ minutes: (turn % 38) * 15 }),
    };
  };
  return { c, attempt };
}

async function ourRate(place: Place): Promise<number> {
  const { c, attempt } = await arena(place);
  const desk = c.desk();
  const rate = await rateOf(CLIENTS, SECONDS, async (client, turn) => {
    const { roomId, startsAt, ...rest } = attempt(client, turn);
    const wish = {
      idempotencyKey: newId(),
      variantId: c.variants.consultation,
      siteId: c.siteId,
      wishId: roomId,
    };
    try {
      await book(desk, { ...wish, ...rest, startsAt: startsAt.toString() });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "CONFLICT") throw error;
    }
  });
  await mustNotOverlap(c);
  return rate;
}

async function lockedRate(place: Place): Promise<number> {
  const { c, attempt } = await arena(place);
  const pool = openPool(place.ownerUrl, { max: CLIENTS, name: "bench floor" });
  const rate = await rateOf(CLIENTS, SECONDS, (client, turn) => locked(pool, c, attempt(client, turn)));
  await pool.end();
  await mustNotOverlap(c);
  return rate;
}

async function locked(pool: Pool, c: Clinic, wish: Attempt): Promise<void> {
  const ids = [wish.surgeonId, wish.roomId, wish.patientId].toSorted();
  const [from, to] = [wish.startsAt.toString(), wish.startsAt.add({ minutes: 30 }).toString()];
  await pool.begin(async (sql) => {
    for (const id of ids) await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
    const [taken] = await sql`
      select 1 from claim where practice_id = ${c.practiceId} and claimant_id = any (${ids}::uuid[]) and active
         and starts_at < ${to}::timestamptz and ends_at > ${from}::timestamptz limit 1`;
    if (!taken) await rawBooking(sql as unknown as Pool, { c, ...wish });
  });
}

async function mustNotOverlap(c: Clinic): Promise<void> {
  const count = await overlaps(c.sql, c.practiceId);
  await c.end();
  if (count !== 0) throw new Error(`booking.race: ${count} overlaps`);
}
