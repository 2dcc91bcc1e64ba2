import { closePools, newId, usePools } from "#server/kernel/index.ts";
import { book } from "#server/scheduling/index.ts";
import { type Clinic, clinic } from "#tests/support/clinic.ts";
import type { Place } from "./place.ts";

/** What one attempt is for: a consultation of half an hour. */
export type Attempt = { surgeonId: string; roomId: string; patientId: string; startsAt: Temporal.Instant };

const BOOKED_BEFORE = 400;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/**
 * A clinic in use, for both sides of a bench: some hundred bookings long ago, the tables as autovacuum leaves them, and connections that have planned nothing on
 * empty ones.
 */
export async function clinicInUse(place: Place, rooms: number, clients: number): Promise<Clinic> {
  const c = await clinic(
    { ownerUrl: place.ownerUrl },
    { surgeons: rooms, consultingRooms: rooms, patients: clients, weekdays: EVERY_DAY },
  );
  for (let turn = 0; turn < BOOKED_BEFORE; turn++) {
    const who = turn % Math.min(rooms, clients);
    await bookOne(c, attemptAt(c, who, Math.floor(turn / rooms), "2027-06-16"));
  }
  await c.sql`vacuum analyze`;
  await closePools();
  await usePools(place.viewerUrl, place.connections);
  return c;
}

const A_DAY = 20; // consultations of 30 minutes from 8:00 to 18:00

/** The `turn`th half hour from a date on of the client who has a surgeon, a room and a patient of its own. */
export function attemptAt(c: Clinic, client: number, turn: number, from = "2026-06-16"): Attempt {
  const day = Temporal.PlainDate.from(from).add({ days: Math.floor(turn / A_DAY) });
  return {
    surgeonId: c.surgeons[client]?.resourceId ?? "",
    roomId: c.consultingRooms[client]?.resourceId ?? "",
    patientId: c.patients[client] ?? "",
    startsAt: c.at(`${day} 08:00`).add({ minutes: (turn % A_DAY) * 30 }),
  };
}

/** Books it through the module, as a desk does. */
export const bookOne = (c: Clinic, attempt: Attempt) => book(c.desk(), wishOf(c, attempt));

export const wishOf = (c: Clinic, { roomId, startsAt, ...who }: Attempt) => ({
  ...who,
  idempotencyKey: newId(),
  variantId: c.variants.consultation,
  siteId: c.siteId,
  wishId: roomId,
  startsAt: startsAt.toString(),
});
