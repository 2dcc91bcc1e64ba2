import { findStarts, type Search } from "./find-starts.ts";
import type { Start } from "./starts.ts";

/**
 * The bookable starts of a search's window nearest to a refused one (epoch ms), in order of time; three unless told. Of two equally near the later
 * counts as nearer: the earlier one may be hard to reach.
 */
export function nearestStarts(search: Search, startsAt: number, wanted = 3): Start[] {
  const found = findStarts(search);
  const times = found.times();
  let after = times.findIndex((time) => time >= startsAt);
  if (after < 0) after = times.length;
  let before = after - 1;
  while (after - before - 1 < wanted && (before >= 0 || after < times.length)) {
    const back = startsAt - (times[before] ?? Number.NEGATIVE_INFINITY);
    const ahead = (times[after] ?? Number.POSITIVE_INFINITY) - startsAt;
    if (ahead <= back) after++;
    else before--;
  }
  const near: Start[] = [];
  for (let place = before + 1; place < after; place++) near.push(found.at(place) as Start);
  return near;
}
