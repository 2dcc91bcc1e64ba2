import type { Claimed, Interval } from "./interval.ts";
import type { Need } from "./requirement.ts";
import { DAY, dayOf, MINUTE, type Offset, weekdayOf } from "./wall-clock.ts";

export type Busy = ReadonlyMap<string, readonly Claimed[]>;
/** Days counted from 1970-01-01, both inclusive. */
export type DaySpan = { readonly firstDay: number; readonly lastDay: number };

/** Who holds a booking that is moved, by need, and the local day on which: there they stay, whoever else may be free. */
export type Kept = { readonly day: number; readonly holders: ReadonlyMap<string, string> };

/** Orders the candidates of a need for one local day; the best first, as places in `need.candidates`. */
export type Ranking = (need: Need, day: number, surgeonId: string | null) => number[];

/**
 * Who should be asked first: on the day of a booking that is moved, those who hold it; then a theatre in which that day's surgeon already works (most minutes), then whoever has the fewest minutes booked that local
 * day, then that week (Monday to Sunday), then the lower id. A claim counts on the day it begins.
 */
export function ranking(busy: Busy, offsets: readonly Offset[], span: DaySpan, kept?: Kept): Ranking {
  const monday = span.firstDay - weekdayOf(span.firstDay) + 1;
  const days = span.lastDay - monday + 7;
  const burdens = new Map<string, Float64Array>();
  const workplaces = workplaceBook(busy, offsets);
  const plain = new Map<Need, { readonly day: number; readonly order: number[] }>();

  const burdenOf = (id: string): Float64Array => {
    const known = burdens.get(id) ?? burdenByDay(minutesByDay(busy.get(id) ?? [], offsets, monday, days));
    burdens.set(id, known);
    return known;
  };
  const weightsOn = (need: Need, day: number) => need.candidates.map((id) => burdenOf(id)[day - monday] ?? 0);

  const fair: Ranking = (need, day, surgeonId) => {
    const works = surgeonId && need.kind === "theatre" ? workplaces(need, surgeonId, day) : null;
    if (works) {
      const weights = weightsOn(need, day);
      return ascending(
        weights.map((weight, k) => weight - (works.get(need.candidates[k] ?? "") ?? 0) * 1e12),
      );
    }
    // The same for every surgeon who works nowhere that day.
    const before = plain.get(need);
    if (before?.day === day) return before.order;
    const order = ascending(weightsOn(need, day));
    plain.set(need, { day, order });
    return order;
  };
  return (need, day, surgeonId) => {
    const order = fair(need, day, surgeonId);
    const holder = day === kept?.day ? kept.holders.get(need.needId) : undefined;
    const own = holder === undefined ? -1 : need.candidates.indexOf(holder);
    return own < 0 ? order : [own, ...order.filter((place) => place !== own)];
  };
}

/** The places of the weights, the lightest first, equals as they stand. */
const ascending = (weights: readonly number[]): number[] =>
  weights.map((_, place) => place).sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0));

/** Of minutes by day, from a Monday on in whole weeks: first the day's, then the week's. */
function burdenByDay(minutes: Float64Array): Float64Array {
  const burden = new Float64Array(minutes.length);
  for (let monday = 0; monday < minutes.length; monday += 7) {
    let week = 0;
    for (let k = monday; k < monday + 7; k++) week += minutes[k] ?? 0;
    for (let k = monday; k < monday + 7; k++) burden[k] = (minutes[k] ?? 0) * 100_000 + week;
  }
  return burden;
}

function minutesByDay(
  claims: readonly Interval[],
  offsets: readonly Offset[],
  first: number,
  days: number,
): Float64Array {
  const minutes = new Float64Array(days);
  let k = 0;
  let day = 0;
  let dayEnds = Number.NEGATIVE_INFINITY;
  for (const { startsAt, endsAt } of claims) {
    if (startsAt >= dayEnds) {
      while (k < offsets.length - 1 && startsAt >= (offsets[k]?.endsAt ?? 0)) k++;
      const offset = offsets[k]?.offset ?? 0;
      const local = Math.floor((startsAt + offset) / DAY);
      day = local - first;
      // Under another offset it may be another day.
      const changes = k < offsets.length - 1 ? (offsets[k]?.endsAt ?? 0) : Number.POSITIVE_INFINITY;
      dayEnds = Math.min((local + 1) * DAY - offset, changes);
    }
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
