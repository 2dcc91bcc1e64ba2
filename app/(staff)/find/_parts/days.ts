import { addDays } from "#app/_format/index.ts";
import type { FoundTimes, ObstacleView, StartView } from "#server/scheduling/schemas.ts";

/** A free start as the list shows it. Minutes are on the site's wall clock. */
export type Slot = {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly arrivesAt: string;
  readonly date: string;
  readonly minute: number;
  readonly minutes: number;
  /** In the order of the day: the room of the main phase first, then who, then the rest. */
  readonly held: readonly Held[];
};
export type Held = { readonly resourceId: string; readonly name: string; readonly kind: string };

/** One answer of the search, light enough to travel with the page. */
export type Found = {
  readonly zone: string;
  readonly from: string;
  readonly to: string;
  /** The last day that the list is complete for; before `to` when the answer was cut off. */
  readonly through: string;
  readonly total: number;
  readonly slots: readonly Slot[];
  readonly why: readonly { readonly date: string; readonly reason: ObstacleView }[];
  readonly nothing: ObstacleView | null;
};

const roomFirst = ["theatre", "consulting_room", "surgeon", "anaesthetist", "nurse", "bay", "equipment"];

/**
 * The answer without what the list does not show; a day that was cut off in its middle is left to the next search. `stands`: the start of the booking that is to
 * be moved, which would change nothing.
 */
export function foundOf(times: FoundTimes, stands: string | null = null): Found {
  const cut = times.total > times.starts.length;
  const last = times.starts.at(-1)?.date ?? times.to;
  const onlyDay = times.starts[0]?.date === last;
  const through = !cut ? times.to : onlyDay ? last : addDays(last, -1);
  return {
    zone: times.zone,
    from: times.from,
    to: times.to,
    through,
    total: times.total,
    slots: times.starts
      .filter(({ date, startsAt }) => date <= through && startsAt !== stands)
      .map((start) => slotOf(start, times.zone)),
    why: times.days.filter(({ date }) => date <= through),
    nothing: times.nothing,
  };
}

export function slotOf(start: StartView, zone: string): Slot {
  const seen = new Map(
    start.resources.map(({ resourceId, name, kind }) => [resourceId, { resourceId, name, kind }]),
  );
  const held = [...seen.values()].sort((a, b) => roomFirst.indexOf(a.kind) - roomFirst.indexOf(b.kind));
  const minutes = Math.round((Date.parse(start.endsAt) - Date.parse(start.startsAt)) / 60_000);
  const { startsAt, endsAt, arrivesAt, date } = start;
  return { startsAt, endsAt, arrivesAt, date, minute: wallMinute(startsAt, zone), minutes, held };
}

/** Minutes since midnight as the clock on the site's wall shows them. */
export function wallMinute(iso: string, zone: string): number {
  const at = Temporal.Instant.from(iso).toZonedDateTimeISO(zone);
  return at.hour * 60 + at.minute;
}

export type FreeDay = { readonly kind: "free"; readonly date: string; readonly slots: readonly Slot[] };
/** Days in a row without a time for one and the same reason. */
export type ShutDays = {
  readonly kind: "shut";
  readonly date: string;
  readonly last: string;
  readonly reason: ObstacleView;
};
export type ListedDay = FreeDay | ShutDays;

/**
 * The list by day: free days with their times, and a line where a sooner one would have been. Days that the caller ruled out, closed weekends, and
 * days that are over before they began are no news and are left out.
 */
export function listDays(found: readonly Found[], weekdays: readonly number[]): ListedDay[] {
  const free: ListedDay[] = [
    ...Map.groupBy(
      found.flatMap((one) => one.slots),
      (slot) => slot.date,
    ),
  ].map(([date, slots]) => ({ kind: "free", date, slots }));
  const shut: ListedDay[] = found
    .flatMap((one) => one.why)
    .filter((day) => isNews(day, weekdays) && !free.some(({ date }) => date === day.date))
    .map(({ date, reason }) => ({ kind: "shut", date, last: date, reason }));
  const sorted = [...free, ...shut].sort((a, b) => (a.date < b.date ? -1 : 1));
  return sorted.reduce<ListedDay[]>((list, day) => {
    const before = list.at(-1);
    if (before?.kind === "shut" && day.kind === "shut" && sameReason(before.reason, day.reason)) {
      list[list.length - 1] = { ...before, last: day.date };
    } else list.push(day);
    return list;
  }, []);
}

function isNews(
  { date, reason }: { date: string; reason: ObstacleView },
  weekdays: readonly number[],
): boolean {
  const weekday = Temporal.PlainDate.from(date).dayOfWeek;
  if (weekdays.length > 0 && !weekdays.includes(weekday)) return false;
  return !(weekday > 5 && (reason.kind === "closedDay" || reason.kind === "noneOfKindHere"));
}

// An hour at which something nearly fitted belongs to its own day.
const sameReason = (one: ObstacleView, other: ObstacleView): boolean =>
  one.at === null && JSON.stringify(one) === JSON.stringify(other);

export type Stretch = { readonly from: number; readonly to: number };

/** Where a booking could lie on a day: its starts with their minutes, run together where they touch. */
export function freeStretches(slots: readonly Slot[]): Stretch[] {
  return slots.reduce<Stretch[]>((list, { minute, minutes }) => {
    const before = list.at(-1);
    if (before && minute <= before.to)
      list[list.length - 1] = { ...before, to: Math.max(before.to, minute + minutes) };
    else list.push({ from: minute, to: minute + minutes });
    return list;
  }, []);
}

/** The ruled hours under every strip of the list, whole hours: from eight to six unless something lies outside. */
export function scaleOf(slots: readonly Slot[]): Stretch {
  const from = Math.min(480, ...slots.map(({ minute }) => Math.floor(minute / 60) * 60));
  const to = Math.max(1080, ...slots.map(({ minute, minutes }) => Math.ceil((minute + minutes) / 60) * 60));
  return { from, to: Math.min(to, from + 24 * 60) };
}

export type Wish = {
  readonly date: string | null;
  readonly at: number | null;
  readonly resource: string | null;
};
/** `own`: an hour that was asked for and is not among the free ones. */
export type Picked = {
  readonly slot: Slot | null;
  readonly own: { readonly date: string; readonly minute: number } | null;
};

/**
 * What is picked to begin with: the hour asked for; for a gap of the board the first time in it; for a day its first time; else the first of all. An
 * hour that is not among the free ones stays what was asked for.
 */
export function pick(slots: readonly Slot[], { date, at, resource }: Wish): Picked {
  const first = slots[0] ?? null;
  if (date === null) return { slot: first, own: null };
  const exact = slots.find((slot) => slot.date === date && slot.minute === at);
  if (exact) return { slot: exact, own: null };
  if (at !== null && resource === null) return { slot: null, own: { date, minute: at } };
  const inGap = slots.find((slot) => slot.date === date && slot.minute >= (at ?? 0));
  return { slot: inGap ?? slots.find((slot) => slot.date > date) ?? first, own: null };
}
