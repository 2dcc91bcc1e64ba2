import { DomainError } from "#server/kernel/index.ts";
import { bookOnce, nearbyOf } from "#server/scheduling/book.ts";
import { placeOrRefuse } from "#server/scheduling/place-or-refuse.ts";
import { Book } from "#server/scheduling/schemas.ts";
import { type Clinic, overlaps } from "#tests/support/clinic.ts";
import { type Attempt, bookOne, clinicInUse, wishOf } from "./desks.ts";
import { type Place, rateOf } from "./place.ts";
import { atLeast, type BenchRow, perSecond } from "./report.ts";

const CLIENTS = 16;
const ROOMS = 8;
const SECONDS = 5;
const ROUNDS = 3;

/**
 * `booking.race`: 16 clients want times of 8 rooms, many the same ones; every attempt counts, won or lost. The floor is the same attempt that does not race: it first
 * takes sorted advisory locks of surgeon, room and patient, sent ahead without a round trip of their own. Throws when anything overlaps or a deadlock
 * reaches a client.
 */
export async function raceBench(place: Place): Promise<BenchRow[]> {
  const rounds = [];
  for (let k = 0; k < ROUNDS; k++) {
    const floor = await rate(place, locked);
    rounds.push({ floor, ours: await rate(place, bookOne) });
  }
  return [atLeast("booking.race, 16 clients on 8 rooms", 0.8, rounds, perSecond)];
}

async function rate(place: Place, book: (c: Clinic, attempt: Attempt) => Promise<unknown>): Promise<number> {
  const c = await clinicInUse(place, ROOMS, CLIENTS);
  const attempts = await rateOf(CLIENTS, SECONDS, (client, turn) =>
    book(c, wanted(c, client, turn)).catch((error: unknown) => {
      if (!(error instanceof DomainError) || error.code !== "CONFLICT") throw error;
    }),
  );
  const count = await overlaps(c.sql, c.practiceId);
  await c.end();
  if (count !== 0) throw new Error(`booking.race: ${count} overlaps`);
  return attempts;
}

/** Pairs of clients want the same room at times that overlap by half. */
function wanted(c: Clinic, client: number, turn: number): Attempt {
  const room = (client + turn) % ROOMS;
  const day = Temporal.PlainDate.from("2026-06-16").add({ days: Math.floor(turn / 38) });
  return {
    surgeonId: c.surgeons[room]?.resourceId ?? "",
    roomId: c.consultingRooms[room]?.resourceId ?? "",
    patientId: c.patients[client] ?? "",
    startsAt: c.at(`${day} 08:00`).add({ minutes: (turn % 38) * 15 }),
  };
}

function locked(c: Clinic, attempt: Attempt) {
  const ctx = c.desk();
  const asked = Book.parse(wishOf(c, attempt));
  const ids = [attempt.surgeonId, attempt.roomId, attempt.patientId].toSorted();
  return placeOrRefuse(
    ctx,
    () => nearbyOf(asked),
    (tx) => {
      const locks = tx.sql`select pg_advisory_xact_lock(hashtextextended(id, 0)) from unnest(${ids}::text[]) as id`;
      return Promise.all([locks, bookOnce(tx, ctx, asked)]).then(([, answer]) => answer);
    },
    { bookedSite: asked.siteId },
  );
}
