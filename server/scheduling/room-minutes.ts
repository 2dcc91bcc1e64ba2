import { type Ground, groundOf, type HeldRooms } from "./ground.ts";
import { minutesWithin } from "./rules/board-day.ts";
import { openHours } from "./rules/hours.ts";
import { type Interval, merged } from "./rules/interval.ts";
import { dayBounds } from "./rules/wall-clock.ts";
import type { ResourceKind } from "./schemas.ts";

/** Minutes open and minutes claimed on each of these dates of a site's theatres; of its consulting rooms where there is no theatre. */
export function roomMinutes(siteId: string, ground: Ground & HeldRooms, dates: readonly string[]) {
  const days = dates.map((date) => ({ date, ...dayBounds(ground.site.zone, date) }));
  const resourceIds = countedRooms(ground);
  const windowFrom = Math.min(...days.map(({ startsAt }) => startsAt));
  const windowTo = Math.max(...days.map(({ endsAt }) => endsAt));
  const open = openHours({ ...groundOf(siteId, ground), resourceIds, windowFrom, windowTo });
  const held = ground.held.map(([resourceId, startsAt, endsAt]) => ({ resourceId, startsAt, endsAt }));
  const claimed = Map.groupBy(held, ({ resourceId }) => resourceId);
  const whole = (all: ReadonlyMap<string, readonly Interval[]>) =>
    resourceIds.map((resourceId) => merged(all.get(resourceId) ?? []));
  const [opened, taken] = [whole(open), whole(claimed)];
  const within = (stretches: readonly Interval[][], day: Interval) =>
    stretches.reduce((minutes, own) => minutes + minutesWithin(own, day), 0);
  return days.map((day) => ({
    date: day.date,
    openMinutes: within(opened, day),
    claimedMinutes: within(taken, day),
  }));
}

function countedRooms({ resources }: Ground): string[] {
  const of = (kind: ResourceKind) => resources.flatMap((one) => (one.kind === kind ? [one.resourceId] : []));
  const theatres = of("theatre");
  return theatres.length > 0 ? theatres : of("consulting_room");
}
