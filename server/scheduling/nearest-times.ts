import { type Ctx, transact } from "#server/kernel/index.ts";
import { loadSituation } from "./load-situation.ts";
import type { Subject } from "./load-subject.ts";
import { nearestStarts } from "./rules/nearest.ts";
import { DAY, dateOfDay, dayBounds } from "./rules/wall-clock.ts";
import type { StartView } from "./schemas.ts";
import { type Scene, sceneOf, situationOf } from "./situation.ts";
import { startView } from "./start-view.ts";

const WANTED = 3;
const STEP = 15;
/** Days around the refused one: most are answered by the first few. */
const REACHES = [
  { back: 1, ahead: 1 },
  { back: 2, ahead: 4 },
  { back: 14, ahead: 70 },
];

export type Nearby = { subject: Subject; patientId: string | null; startsAt: number };

/**
 * The three free times nearest to a refused one, on a finer or coarser part of the calendar until there are enough and none nearer can lie beyond it. In a
 * transaction of its own: the refused one is rolled back by now, and whoever won is seen.
 */
export async function nearestTimes(ctx: Ctx, { subject, patientId, startsAt }: Nearby): Promise<StartView[]> {
  const day = Math.floor(startsAt / DAY);
  let near: StartView[] = [];
  for (const { back, ahead } of REACHES) {
    const days = { from: dateOfDay(day - back), to: dateOfDay(day + ahead) };
    const found = await transact(ctx, (tx) => loadSituation(tx, ctx, { subject, days, patientId }));
    const scene = sceneOf(found);
    near = nearestIn(scene, ctx.now, days, startsAt);
    const seen = distanceSeen(found.place.zone, ctx.now, days, startsAt);
    if (near.filter((one) => Math.abs(Date.parse(one.startsAt) - startsAt) <= seen).length >= WANTED) break;
  }
  return near;
}

/** How far from the refused start everything was looked at, ms; what is past is never offered. */
function distanceSeen(
  zone: string,
  now: Temporal.Instant,
  days: { from: string; to: string },
  startsAt: number,
) {
  const from = dayBounds(zone, days.from).startsAt;
  const back = from <= now.epochMilliseconds ? Number.POSITIVE_INFINITY : startsAt - from;
  return Math.min(back, dayBounds(zone, days.to).endsAt - startsAt);
}

function nearestIn(
  scene: Scene,
  now: Temporal.Instant,
  days: { from: string; to: string },
  startsAt: number,
): StartView[] {
  const { zone, notBefore, notAfter } = scene.found.place;
  const from = notBefore !== null && notBefore > days.from ? notBefore : days.from;
  const to = notAfter !== null && notAfter < days.to ? notAfter : days.to;
  if (from > to) return [];
  const window = { startsAt: dayBounds(zone, from).startsAt, endsAt: dayBounds(zone, to).endsAt };
  const search = {
    ...situationOf(scene, now, window),
    windowFrom: window.startsAt,
    windowTo: window.endsAt,
    stepMinutes: STEP,
  };
  return nearestStarts(search, startsAt, WANTED).map((start) => startView(scene, start));
}
