import { Agent } from "node:http";
import { openPool } from "#db/client.ts";
import type { StaffCtx } from "#server/kernel/index.ts";
import { announce } from "#server/kernel/live.ts";
import { takeStep, undoStep } from "#server/pathway/index.ts";
import { bareNotify, call, openBoard } from "./board.ts";
import type { Place } from "./place.ts";
import { atMost, type BenchRow, micros } from "./report.ts";
import type { Served } from "./serve.ts";

const ROUNDS = 3;
const TAPS = 150;
const GOAL = 3;

type Sessions = { taps: string; sees: string };
type Way = () => Promise<number>;

/**
 * `tap`: how long after somebody's tap another signed-in person's open board is told of it, median of a round. Once from when it is written, against a bare NOTIFY from one connection to another; once from the
 * press, through the web server, against a press that the same server turns away at its door and a bare NOTIFY.
 */
export async function tapBench(
  place: Place,
  served: Served,
  { taps, sees }: Sessions,
  now: Temporal.Instant,
): Promise<BenchRow[]> {
  const bare = await bareNotify(place);
  const board = await openBoard(served, sees);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { ctx, bookingId } = await whoIsToCome(place, now);
  const arrived = { bookingId, step: "arrived" as const };
  let isHere = false;
  const written: Way = async () => {
    await (isHere ? undoStep : takeStep)(ctx, arrived);
    isHere = !isHere;
    return timed(async () => {
      const told = board.told();
      announce(ctx.practiceId);
      await told;
    });
  };
  const pressed: Way = () =>
    timed(async () => {
      const told = board.told();
      const status = await call(served, isHere ? "day.undo" : "day.take", arrived, { cookie: taps, agent });
      if (status !== 200) throw new Error(`a tap is answered ${status}`);
      isHere = !isHere;
      await told;
    });
  const turnedAway: Way = () => timed(() => call(served, "day.take", arrived, { cookie: "", agent }));
  const notified: Way = () => timed(bare.trip);
  const pressedInVain: Way = async () => (await turnedAway()) + (await notified());
  try {
    return [
      atMost("tap, written to seen", GOAL, await rounds(written, notified), micros),
      atMost("tap, pressed to seen", GOAL, await rounds(pressed, pressedInVain), micros),
    ];
  } finally {
    agent.destroy();
    board.close();
    await bare.end();
  }
}

/** Both by turns, so that whatever else the machine does falls on both; the first round warms up. */
async function rounds(ours: Way, floor: Way): Promise<{ ours: number; floor: number }[]> {
  const all = [];
  for (let n = 0; n <= ROUNDS; n++) {
    const [mine, bare]: [number[], number[]] = [[], []];
    for (let k = 0; k < TAPS; k++) {
      bare.push(await floor());
      mine.push(await ours());
    }
    all.push({ ours: median(mine), floor: median(bare) });
  }
  return all.slice(1);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) * 1000;
}

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;

/** A desk of the demo, and somebody of today who has not come yet. */
async function whoIsToCome(
  place: Place,
  now: Temporal.Instant,
): Promise<{ ctx: StaffCtx; bookingId: string }> {
  const owner = openPool(place.ownerUrl, { max: 1, name: "bench owner" });
  const [found] = await owner<{ practiceId: string; actorId: string; bookingId: string }[]>`
    select practice_id as "practiceId", r.staff_id as "actorId", b.booking_id as "bookingId"
      from booking b join site s using (practice_id, site_id) join practice p using (practice_id) join staff_role r using (practice_id)
     where p.slug = 'linden' and r.role = 'desk' and b.state = 'booked' and b.kind = 'consultation'
       and (b.starts_at at time zone s.zone)::date = (${now.toString()}::timestamptz at time zone s.zone)::date
       and b.starts_at > ${now.toString()}::timestamptz
     order by b.starts_at desc limit 1`;
  await owner.end();
  if (!found) throw new Error("nobody is to come today");
  const { bookingId, ...who } = found;
  return { ctx: { viewer: "staff", role: "desk", now, requestId: "bench", ...who }, bookingId };
}
