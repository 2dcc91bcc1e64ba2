import type { Need } from "./requirement.ts";
import { MINUTE } from "./wall-clock.ts";

/** One resource held for one need: the claim to be made (epoch ms, set-up and turnover inside). */
export type Held = {
  readonly needId: string;
  readonly resourceId: string;
  readonly startsAt: number;
  readonly endsAt: number;
};
/** A start that books, with the resources chosen, in the order of the needs. `startsAt` is the booking's hour. */
export type Start = { readonly startsAt: number; readonly assignment: readonly Held[] };

/** Starts in order of time, kept as columns: a search of twelve weeks makes thousands, a page shows twenty. */
export class Starts implements Iterable<Start> {
  readonly #needs: readonly Need[];
  readonly #at: number[] = [];
  #chosen = new Uint16Array(1024);

  constructor(needs: readonly Need[]) {
    this.#needs = needs;
  }

  get length(): number {
    return this.#at.length;
  }

  add(startsAt: number, chosen: Uint16Array): void {
    const row = this.#at.length * chosen.length;
    if (row + chosen.length > this.#chosen.length) {
      const wider = new Uint16Array(this.#chosen.length * 2 + chosen.length);
      wider.set(this.#chosen);
      this.#chosen = wider;
    }
    for (let need = 0; need < chosen.length; need++) this.#chosen[row + need] = chosen[need] as number;
    this.#at.push(startsAt);
  }

  /** The hours alone, epoch ms, ascending. */
  times(): readonly number[] {
    return this.#at;
  }

  /** The start at a place from 0, or undefined past the end. */
  at(place: number): Start | undefined {
    const startsAt = this.#at[place];
    if (startsAt === undefined) return undefined;
    const row = place * this.#needs.length;
    const assignment = this.#needs.map((need, k) => ({
      needId: need.needId,
      resourceId: need.candidates[this.#chosen[row + k] ?? 0] ?? "",
      startsAt: startsAt + need.fromMinute * MINUTE,
      endsAt: startsAt + need.toMinute * MINUTE,
    }));
    return { startsAt, assignment };
  }

  *[Symbol.iterator](): Iterator<Start> {
    yield* this.first(this.length);
  }

  *first(limit: number): Generator<Start> {
    for (let place = 0; place < Math.min(limit, this.length); place++) yield this.at(place) as Start;
  }
}

/**
 * The first `limit` starts that any of several searches found, in order of time, and how many hours they found in all. An hour that several found is as the
 * first of them has it.
 */
export function firstOf(found: readonly Starts[], limit: number): { starts: Start[]; total: number } {
  const [only, ...others] = found;
  if (only && others.length === 0) return { starts: [...only.first(limit)], total: only.length };
  const places = new Map<number, readonly [Starts, number]>();
  for (const one of found.toReversed())
    for (const [place, at] of one.times().entries()) places.set(at, [one, place]);
  const hours = [...places].sort(([a], [b]) => a - b).slice(0, limit);
  return { starts: hours.flatMap(([, [one, place]]) => one.at(place) ?? []), total: places.size };
}
