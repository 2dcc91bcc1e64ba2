import { type Ctx, transact } from "#server/kernel/index.ts";
import { loadSituation } from "./load-situation.ts";
import type { Subject } from "./load-subject.ts";
import { nearestStarts } from "./rules/nearest.ts";
import { DAY, dateOfDay, dayBounds, dayOf, offsetsOf } from "./rules/wall-clock.ts";
import type { StartView } from "./schemas.ts";
import { type Scene, sceneOf, situationOf } from "./situation.ts";
import { startView } from "./start-view.ts";

const WANTED = 3;
const STEP = 15;
/** Days around the refused one: most are answered by the first few. */
const REACHES = [
  { back: 2, ahead: 4 },
  { back: 14, ahead: 70 },
];

export type Nearby = { subject: Subject; patientId: string | null; startsAt: number };

/**
 * The three free times nearest to a refused one, on a finer or coarser part of the calendar until there are enough. In a transaction of its own: the refused
 * one is rolled back by now, and whoever won is seen.
 */
export async function nearestTimes(ctx: Ctx, { subject, patientId, startsAt }: Nearby): Promise<StartView[]> {
  const day = Math.floor(startsAt / DAY);
  let near: StartView[] = [];
  for (const { back, ahead } of REACHES) {
    if (near.length >= WANTED) break;
    const days = { from: dateOfDay(day - back), to: dateOfDay(day + ahead) };
    const found = await transact(ctx, (tx) => loadSituation(tx, ctx, { subject, days, patientId }));
    near = nearestIn(sceneOf(found), ctx.now, days, startsAt);
  }
  return near;
}

/** The three nearest on the day of the refused start, from what was loaded to decide on it; null when that day has not enough. */
export function nearestThatDay(scene: Scene, now: Temporal.Instant, startsAt: number): StartView[] | null {
  const { zone } = scene.found.place;
  const date = dateOfDay(dayOf(startsAt, offsetsOf(zone, { startsAt, endsAt: startsAt })));
  const near = nearestIn(scene, now, { from: date, to: date }, startsAt);
  return near.length < WANTED ? null : near;
}

function nearestIn(
  scene: Scene,
  now: Temporal.Instant,
  days: { from: string; to: string },
  startsAt: number,
): StartView[] {
  const { zone, notBefore } = scene.found.place;
  const from = notBefore !== null && notBefore > days.from ? notBefore : days.from;
  if (from > days.to) return [];
  const window = { startsAt: dayBounds(zone, from).startsAt, endsAt: dayBounds(zone, days.to).endsAt };
  const search = {
    ...situationOf(scene, now, window),
    windowFrom: window.startsAt,
    windowTo: window.endsAt,
    stepMinutes: STEP,
  };
  return nearestStarts(search, startsAt, WANTED).map((start) => startView(scene, start));
}
