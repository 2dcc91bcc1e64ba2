import type { Bits } from "./bits.ts";
import type { Search } from "./find-starts.ts";
import type { Open } from "./free.ts";
import type { Exception } from "./hours.ts";
import { merged } from "./interval.ts";
import type { Obstacle } from "./obstacle.ts";
import type { Need } from "./requirement.ts";
import { dateOfDay, dayOf, offsetsOf, weekdayOf } from "./wall-clock.ts";

/** A search with what is needed to say who is away: hours as they would be without closures (`usualHours`), and the closures. */
export type Question = Search & { readonly usual: Open; readonly exceptions: readonly Exception[] };

/** For one need: the starts that fit usual hours, hours after closures, and claims too. */
export type Chances = { need: Need; usual: Bits; open: Bits; free: Bits };

/** Looks for a start that lies in every given set: the first still to come (epoch ms) or null; any on the whole local day. */
export type Counts = {
  any(...sets: readonly Bits[]): number | null;
  anyAllDay(...sets: readonly Bits[]): boolean;
};

/** What about the resources leaves a local day without a start; to be asked only where even a free patient without wishes finds none. */
export function resourceObstacle(
  question: Question,
  chances: readonly Chances[],
  { any, anyAllDay }: Counts,
  day: number,
): Obstacle {
  const absent = chances.find((c) => c.need.candidates.length === 0);
  if (absent) return { kind: "noneOfKindHere", need: absent.need.kind, weekday: null };
  const unusual = chances.filter((c) => !anyAllDay(c.usual));
  const kinds = new Set(chances.map((c) => c.need.kind));
  if (unusual.length === chances.length && kinds.size > 1) return { kind: "closedDay" };
  const [never] = unusual;
  if (never) return { kind: "noneOfKindHere", need: never.need.kind, weekday: weekdayOf(day) };
  const shut = chances.find((c) => !anyAllDay(c.open));
  if (shut) return away(question, shut.need, day);

  if (any(...chances.map((c) => c.open)) === null) {
    if (anyAllDay(...chances.map((c) => c.open))) return { kind: "past" };
    return apart(chances, (c) => c.open, any);
  }
  const full = chances.find((c) => any(c.free) === null);
  if (full && any(full.open) === null) return { kind: "past" };
  if (full) {
    const members = full.need.candidates.filter((id) => opensOn(question, id, day)).length;
    return { kind: "full", need: full.need.kind, members };
  }
  if (any(...chances.map((c) => c.free)) === null) return apart(chances, (c) => c.free, any);
  return rivals(question, chances, any);
}

/** Who of a need is back first, when closures took the whole day; a closure of the whole site closes the day. */
function away(question: Question, need: Need, day: number): Obstacle {
  const offsets = offsetsOf(question.zone, { startsAt: question.windowFrom, endsAt: question.windowTo });
  let first: { resourceId: string; back: number } | null = null;
  for (const resourceId of need.candidates) {
    const usual = question.usual.get(resourceId)?.find((i) => dayOf(i.startsAt, offsets) === day);
    if (!usual) continue;
    const own = question.exceptions.filter((e) => e.kind === "closure" && e.resourceId === resourceId);
    const closure = merged(own).find((c) => c.startsAt < usual.endsAt && usual.startsAt < c.endsAt);
    if (closure && (!first || closure.endsAt < first.back)) first = { resourceId, back: closure.endsAt };
  }
  if (!first) return { kind: "closedDay" };
  return {
    kind: "away",
    resourceId: first.resourceId,
    until: dateOfDay(Math.max(day, dayOf(first.back, offsets))),
  };
}

/** Two needs that are never possible together: the first free one, and whom it waits for. */
function apart(chances: readonly Chances[], of: (c: Chances) => Bits, any: Counts["any"]): Obstacle {
  for (const one of chances) {
    for (const other of chances) {
      if (one === other || any(of(one), of(other)) !== null || any(of(one)) === null) continue;
      return { kind: "noOverlap", need: one.need.kind, without: other.need.kind, at: any(of(one)) };
    }
  }
  for (const missing of chances) {
    const others = chances.filter((c) => c !== missing);
    const at = any(...others.map(of));
    const [free] = others;
    if (at !== null && free)
      return { kind: "noOverlap", need: free.need.kind, without: missing.need.kind, at };
  }
  const [first, second] = chances;
  return {
    kind: "noOverlap",
    need: first?.need.kind ?? "theatre",
    without: second?.need.kind ?? first?.need.kind ?? "theatre",
    at: null,
  };
}

/** Each need alone could be met, but two want the same member at once. */
function rivals(question: Question, chances: readonly Chances[], any: Counts["any"]): Obstacle {
  const at = any(...chances.map((c) => c.free));
  for (const { need } of chances) {
    const rival = question.requirement.needs.find(
      (n) =>
        n.needId !== need.needId &&
        n.fromMinute < need.toMinute &&
        need.fromMinute < n.toMinute &&
        n.candidates.some((id) => need.candidates.includes(id)),
    );
    if (rival) return { kind: "noOverlap", need: need.kind, without: rival.kind, at };
  }
  return { kind: "past" };
}

function opensOn(question: Question, resourceId: string, day: number): boolean {
  const offsets = offsetsOf(question.zone, { startsAt: question.windowFrom, endsAt: question.windowTo });
  return (question.open.get(resourceId) ?? []).some(
    (i) => dayOf(i.startsAt, offsets) <= day && dayOf(i.endsAt - 1, offsets) >= day,
  );
}
