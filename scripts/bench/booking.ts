import { openPool } from "#db/client.ts";
import { newId } from "#server/kernel/index.ts";
import { book } from "#server/scheduling/index.ts";
import { type Clinic, clinic } from "#tests/support/clinic.ts";
import { rawBooking } from "./booking-floor.ts";
import { type Place, rateOf } from "./place.ts";
import { atLeast, type BenchRow, perSecond } from "./report.ts";

const CLIENTS = 8;
const SECONDS = 4;
const ROUNDS = 3;
const A_DAY = 20; // consultations of 30 minutes from 8:00 to 18:00

type Desk = {
  c: Clinic;
  room: (client: number) => { surgeonId: string; roomId: string };
  next: (client: number) => Temporal.Instant;
};

/** A clinic in which each client has a surgeon, a room and patients of its own, and takes one half hour after the other. */
async function desks(place: Place): Promise<Desk> {
  const c = await clinic(
    { ownerUrl: place.ownerUrl },
    { surgeons: CLIENTS, consultingRooms: CLIENTS, patients: CLIENTS, weekdays: [1, 2, 3, 4, 5, 6, 7] },
  );
  await c.sql`analyze`;
  const taken = new Array<number>(CLIENTS).fill(0);
  const room = (client: number) => ({
    surgeonId: c.surgeons[client]?.resourceId ?? "",
    roomId: c.consultingRooms[client]?.resourceId ?? "",
  });
  const next = (client: number) => {
    const turn = taken[client] ?? 0;
    taken[client] = turn + 1;
    const day = Temporal.PlainDate.from("2026-06-16").add({ days: Math.floor(turn / A_DAY) });
    return c.at(`${day} 08:00`).add({ minutes: (turn % A_DAY) * 30 });
  };
  return { c, room, next };
}

/** `booking.write`: the module's `book`, with context, solver, event and audit, against one raw statement that inserts the same rows. */
export async function bookingBench(place: Place): Promise<BenchRow[]> {
  const rounds = [];
  for (let k = 0; k < ROUNDS; k++) {
    const floor = await floorRate(place);
    rounds.push({ floor, ours: await ourRate(place) });
  }
  return [atLeast("booking.write, 8 clients", 0.5, rounds, perSecond)];
}

async function ourRate(place: Place): Promise<number> {
  const { c, room, next } = await desks(place);
  const desk = c.desk();
  const rate = await rateOf(CLIENTS, SECONDS, (client) => {
    const { surgeonId, roomId } = room(client);
    return book(desk, {
      idempotencyKey: newId(),
      variantId: c.variants.consultation,
      siteId: c.siteId,
      patientId: c.patients[client] ?? "",
      surgeonId,
      wishId: roomId,
      startsAt: next(client).toString(),
    });
  });
  await c.end();
  return rate;
}

async function floorRate(place: Place): Promise<number> {
  const { c, room, next } = await desks(place);
  const raw = openPool(place.ownerUrl, { max: CLIENTS, name: "bench floor" });
  const rate = await rateOf(CLIENTS, SECONDS, (client) => {
    const { surgeonId, roomId } = room(client);
    const startsAt = next(client);
    return rawBooking(raw, { c, patientId: c.patients[client] ?? "", surgeonId, roomId, startsAt });
  });
  await raw.end();
  await c.end();
  return rate;
}
