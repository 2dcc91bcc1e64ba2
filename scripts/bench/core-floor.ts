import type { Interval } from "#server/scheduling/rules/interval.ts";

/** The bench's floor: bitsets over the same lists, nothing else. No zone, no preferences, no fairness, one fixed length. */
export type FloorPlan = {
  first: number;
  endsAt: number;
  minutes: number;
  pools: { open: readonly Interval[]; busy: readonly Interval[] }[][];
};

const STEP = 15 * 60_000;

/** Starts at which every pool has a member. */
export function floorStarts(plan: FloorPlan): number[] {
  const { all } = possible(plan);
  const starts: number[] = [];
  for (let word = 0; word < all.length; word++) {
    for (let rest = all[word] as number; rest !== 0; rest &= rest - 1) {
      starts.push(plan.first + (word * 32 + 31 - Math.clz32(rest & -rest)) * STEP);
    }
  }
  return starts;
}

/** The same with the first free member of each of two pools. */
export function floorPairs(plan: FloorPlan): { length: number; starts: number[]; pairs: number[] } {
  const { all, free } = possible(plan);
  const [left = [], right = []] = free;
  const starts: number[] = [];
  const pairs: number[] = [];
  for (let word = 0; word < all.length; word++) {
    for (let rest = all[word] as number; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      starts.push(plan.first + (word * 32 + 31 - Math.clz32(bit)) * STEP);
      let a = 0;
      while ((((left[a] as Uint32Array)[word] as number) & bit) === 0) a++;
      let b = 0;
      while ((((right[b] as Uint32Array)[word] as number) & bit) === 0) b++;
      pairs.push(a, b);
    }
  }
  return { length: starts.length, starts, pairs };
}

function possible({ first, endsAt, minutes, pools }: FloorPlan) {
  const count = Math.ceil((endsAt - first) / STEP);
  const length = minutes * 60_000;
  const all = new Uint32Array((count + 31) >>> 5).fill(-1);
  const free = pools.map((pool) => pool.map(({ open, busy }) => freeStarts(open, busy)));
  for (const sets of free) {
    for (let word = 0; word < all.length; word++) {
      let any = 0;
      for (let k = 0; k < sets.length; k++) any |= (sets[k] as Uint32Array)[word] as number;
      all[word] = (all[word] as number) & any;
    }
  }
  return { all, free };

  function freeStarts(open: readonly Interval[], busy: readonly Interval[]): Uint32Array {
    const bits = new Uint32Array(all.length);
    for (const { startsAt, endsAt: closesAt } of open) {
      const to = Math.floor((closesAt - length - first) / STEP);
      for (let at = Math.ceil((startsAt - first) / STEP); at <= to; at++) {
        bits[at >>> 5] = (bits[at >>> 5] as number) | (1 << (at & 31));
      }
    }
    for (const claim of busy) {
      const to = Math.ceil((claim.endsAt - first) / STEP);
      for (let at = Math.max(0, Math.floor((claim.startsAt - length - first) / STEP) + 1); at < to; at++) {
        bits[at >>> 5] = (bits[at >>> 5] as number) & ~(1 << (at & 31));
      }
    }
    return bits;
  }
}
