import { assignAll, type Wanted } from "./assign-all.ts";
import { meets } from "./board-day.ts";
import { canBook } from "./can-book.ts";
import { ranking } from "./fairness.ts";
import type { Situation } from "./find-starts.ts";
import type { Exception } from "./hours.ts";
import type { Interval } from "./interval.ts";
import type { Refusal } from "./obstacle.ts";
import { heldOutside, holdsAll, openOutsideHours } from "./outside-hours.ts";
import type { Need } from "./requirement.ts";
import type { Start } from "./starts.ts";
import { dateAt, dayOf, MINUTE, offsetsOf } from "./wall-clock.ts";

/** One booking of a list that is pushed: where it stands, where it is to go (epoch ms), and the hours and claims without those of any that is pushed. */
export type Pushed = {
  readonly bookingId: string;
  readonly was: number;
  readonly startsAt: number;
  readonly situation: Situation;
  /** Closures, which no override passes. */
  readonly exceptions: readonly Exception[];
};

/** `nextDay`: it would begin on another date. */
export type PushRefusal = Refusal | { readonly kind: "nextDay" };

export type PushAsk = {
  readonly now: number;
  /** Whether the hours of whoever is not there at all may be passed over. */
  readonly outsideHours: boolean;
  /** Whether an hour that is over by now is taken: where a push is taken back. */
  readonly mayBePast: boolean;
  /** What is held of the theatre for somebody whom the reader must not know: nothing is pushed past it. */
  readonly unseen: readonly Interval[];
};

export type PushedTo = Start & { readonly outside: readonly string[] };
/** All of the list, or none of it with what stands in the way of which. */
export type PushVerdict =
  | { readonly ok: true; readonly starts: ReadonlyMap<string, PushedTo> }
  | { readonly ok: false; readonly refused: ReadonlyMap<string, PushRefusal> };

/**
 * Whether a whole list can go to its new hours, all solved together: each stays with its surgeon and its theatre, others of a pool may be taken. That she has been
 * got ready for the old hour is no obstacle: what she held then may lie in the past, the new hour may not.
 */
export function pushAll(list: readonly Pushed[], ask: PushAsk): PushVerdict {
  const pinned = list.map((one) => ({
    ...one,
    situation: { ...one.situation, now: Number.NEGATIVE_INFINITY },
  }));
  const refused = new Map(
    pinned.flatMap((one) => {
      const why = refusalOf(one, ask);
      return why ? [[one.bookingId, why] as const] : [];
    }),
  );
  if (refused.size > 0) return { ok: false, refused };
  const wanted = pinned.map((one) => wantedBy(one, ask));
  const chosen = assignAll(wanted.flat());
  if (!chosen) return { ok: false, refused: firstShort(pinned, wanted) };
  return { ok: true, starts: new Map(pinned.map((one) => [one.bookingId, startOf(one, chosen)])) };
}

function refusalOf(one: Pushed, ask: PushAsk): PushRefusal | null {
  const { startsAt, was, situation } = one;
  if (startsAt < ask.now && !ask.mayBePast) return { kind: "past" };
  if (dateAt(startsAt, situation.zone) !== dateAt(was, situation.zone)) return { kind: "nextDay" };
  if (ask.unseen.some((held) => isPassed(held, one))) return { kind: "full", need: "theatre" };
  const can = canBook({ ...situation, open: openFor(one, ask) }, startsAt);
  return can.ok ? null : can.reason;
}

/** Whether what is held lay after a booking and would lie before it. */
const isPassed = (held: Interval, { was, startsAt }: Pushed): boolean =>
  held.startsAt >= was && held.startsAt < startsAt;

const openFor = ({ situation, exceptions, startsAt }: Pushed, { outsideHours }: PushAsk) =>
  outsideHours
    ? openOutsideHours(situation.requirement, situation.open, exceptions, startsAt)
    : situation.open;

/** Its claims, each with who is open and free for it, those who hold it now before all others. */
function wantedBy(one: Pushed, ask: PushAsk): Wanted[] {
  const { bookingId, startsAt, situation } = one;
  const open = openFor(one, ask);
  const offsets = offsetsOf(situation.zone, { startsAt, endsAt: startsAt });
  const day = dayOf(startsAt, offsets);
  const rank = ranking(situation.busy, offsets, { firstDay: day, lastDay: day }, situation.kept);
  return situation.requirement.needs.map((need) => {
    const span = around(startsAt, need);
    const isFree = (id: string) =>
      holdsAll(open.get(id) ?? [], span) && !situation.busy.get(id)?.some((claim) => meets(claim, span));
    const choices = rank(need, day, null)
      .flatMap((place) => need.candidates[place] ?? [])
      .filter(isFree);
    return { key: keyOf(bookingId, need), ...span, choices };
  });
}

function startOf({ bookingId, startsAt, situation }: Pushed, chosen: ReadonlyMap<string, string>): PushedTo {
  const assignment = situation.requirement.needs.map((need) => ({
    needId: need.needId,
    resourceId: chosen.get(keyOf(bookingId, need)) ?? "",
    ...around(startsAt, need),
  }));
  return { startsAt, assignment, outside: heldOutside(assignment, situation.open) };
}

/** Each of them could go, not all: the first for whom nobody of some kind is left. */
function firstShort(list: readonly Pushed[], wanted: readonly Wanted[][]): Map<string, PushRefusal> {
  const short = list.findIndex((_, k) => !assignAll(wanted.slice(0, k + 1).flat()));
  const one = list[short];
  if (!one) return new Map();
  const before = wanted.slice(0, short).flat();
  const own = wanted[short] ?? [];
  const needs = one.situation.requirement.needs;
  const missing = needs.find((_, k) => !assignAll([...before, ...own.slice(0, k + 1)]));
  return new Map([[one.bookingId, { kind: "tooFew", need: missing?.kind ?? "nurse" }]]);
}

const keyOf = (bookingId: string, { needId }: Need) => `${bookingId}/${needId}`;

const around = (startsAt: number, { fromMinute, toMinute }: Need): Interval => ({
  startsAt: startsAt + fromMinute * MINUTE,
  endsAt: startsAt + toMinute * MINUTE,
});
