import type { Claimed, Interval } from "./interval.ts";
import type { Need } from "./requirement.ts";
import { DAY, dayOf, MINUTE, type Offset, weekdayOf } from "./wall-clock.ts";

export type Busy = ReadonlyMap<string, readonly Claimed[]>;
/** Days counted from 1970-01-01, both inclusive. */
export type DaySpan = { readonly firstDay: number; readonly lastDay: number };

/** Orders the candidates of a need for one local day; the best first, as places in `need.candidates`. */
export type Ranking = (need: Need, day: number, surgeonId: string | null) => number[];

/**
 * Who should be asked first: a theatre in which that day's surgeon already works (most minutes), then whoever has the fewest minutes booked that local
 * day, then that week (Monday to Sunday), then the lower id. A claim counts on the day it begins.
 */
export function ranking(busy: Busy, offsets: readonly Offset[], span: DaySpan): Ranking {
  const monday = span.firstDay - weekdayOf(span.firstDay) + 1;
  const days = span.lastDay - monday + 7;
  const loads = new Map<string, Float64Array>();
  const workplaces = workplaceBook(busy, offsets);

  const burden = (id: string, day: number): number => {
    let load = loads.get(id);
    if (!load) {
      load = minutesByDay(busy.get(id) ?? [], offsets, monday, days);
      loads.set(id, load);
    }
    const start = day - weekdayOf(day) + 1 - monday;
    let week = 0;
    for (let k = start; k < start + 7; k++) week += load[k] ?? 0;
    return (load[day - monday] ?? 0) * 100_000 + week;
  };

  return (need, day, surgeonId) => {
    const works = surgeonId && need.kind === "theatre" ? workplaces(need, surgeonId, day) : null;
    const weight = need.candidates.map((id) => burden(id, day) - (works?.get(id) ?? 0) * 1e12);
    const order = need.candidates.map((_, place) => place);
    return order.sort((a, b) => (weight[a] ?? 0) - (weight[b] ?? 0) || a - b);
  };
}

function minutesByDay(
  claims: readonly Interval[],
  offsets: readonly Offset[],
  first: number,
  days: number,
): Float64Array {
  const minutes = new Float64Array(days);
  let k = 0;
  for (const { startsAt, endsAt } of claims) {
    while (k < offsets.length - 1 && startsAt >= (offsets[k]?.endsAt ?? 0)) k++;
    const day = Math.floor((startsAt + (offsets[k]?.offset ?? 0)) / DAY) - first;
    if (day >= 0 && day < days) minutes[day] = (minutes[day] as number) + (endsAt - startsAt) / MINUTE;
  }
  return minutes;
}

/** Minutes that a surgeon has in each theatre on a day, told by claims of one booking; each surgeon's claims are read once. */
function workplaceBook(busy: Busy, offsets: readonly Offset[]) {
  const theatreOf = new Map<Need, ReadonlyMap<string, string>>();
  const known = new Map<Need, Map<string, ReadonlyMap<number, ReadonlyMap<string, number>>>>();

  return (need: Need, surgeonId: string, day: number): ReadonlyMap<string, number> | null => {
    const surgeons = known.get(need) ?? new Map();
    known.set(need, surgeons);
    let days = surgeons.get(surgeonId);
    if (!days) {
      const places = theatreOf.get(need) ?? theatresByBooking(need, busy);
      theatreOf.set(need, places);
      days = minutesByPlace(busy.get(surgeonId) ?? [], places, offsets);
      surgeons.set(surgeonId, days);
    }
    return days.get(day) ?? null;
  };
}

function theatresByBooking(need: Need, busy: Busy): Map<string, string> {
  const places = new Map<string, string>();
  for (const id of need.candidates) {
    for (const { bookingId } of busy.get(id) ?? []) if (bookingId) places.set(bookingId, id);
  }
  return places;
}

function minutesByPlace(
  claims: readonly Claimed[],
  places: ReadonlyMap<string, string>,
  offsets: readonly Offset[],
) {
  const days = new Map<number, Map<string, number>>();
  for (const { bookingId, startsAt, endsAt } of claims) {
    const theatre = bookingId && places.get(bookingId);
    if (!theatre) continue;
    const day = dayOf(startsAt, offsets);
    const minutes = days.get(day) ?? new Map<string, number>();
    days.set(day, minutes);
    minutes.set(theatre, (minutes.get(theatre) ?? 0) + (endsAt - startsAt) / MINUTE);
  }
  return days;
}
