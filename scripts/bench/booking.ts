import { openPool } from "#db/client.ts";
import { rawBooking } from "./booking-floor.ts";
import { attemptAt, bookOne, clinicInUse } from "./desks.ts";
import { type Place, rateOf } from "./place.ts";
import { atLeast, type BenchRow, perSecond } from "./report.ts";

const CLIENTS = 8;
const SECONDS = 4;
const ROUNDS = 3;

/**
 * `booking.write`: the module's `book`, with context, solver, event and audit, against one raw statement that inserts the same rows. Each client has a surgeon, a
 * room and a patient of its own, and takes one half hour after the other.
 */
export async function bookingBench(place: Place): Promise<BenchRow[]> {
  const rounds = [];
  for (let k = 0; k < ROUNDS; k++) {
    const floor = await floorRate(place);
    rounds.push({ floor, ours: await ourRate(place) });
  }
  return [atLeast("booking.write, 8 clients", 0.5, rounds, perSecond)];
}

async function ourRate(place: Place): Promise<number> {
  const c = await clinicInUse(place, CLIENTS, CLIENTS);
  const rate = await rateOf(CLIENTS, SECONDS, (client, turn) => bookOne(c, attemptAt(c, client, turn)));
  await c.end();
  return rate;
}

async function floorRate(place: Place): Promise<number> {
  const c = await clinicInUse(place, CLIENTS, CLIENTS);
  const raw = openPool(place.ownerUrl, { max: CLIENTS, name: "bench floor" });
  const rate = await rateOf(CLIENTS, SECONDS, (client, turn) =>
    rawBooking(raw, { c, ...attemptAt(c, client, turn) }),
  );
  await raw.end();
  await c.end();
  return rate;
}
