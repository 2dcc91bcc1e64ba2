import { type Bits, hasBit } from "./bits.ts";
import type { Ranking } from "./fairness.ts";
import type { Need } from "./requirement.ts";

export type Assigner = {
  /** Which candidate each need got at the last solved start, as its place in `candidates`. */
  readonly chosen: Uint16Array;
  startDay(day: number): void;
  /** Finds a member for every need at this place of the grid; exact, so false means there is no way. */
  solve(place: number): boolean;
};

const first = { surgeon: 0, theatre: 1 } as const;
const priority = (need: Need | undefined) =>
  need?.kind === "surgeon" || need?.kind === "theatre" ? first[need.kind] : 2;

const meet = (a: Need, b: Need) =>
  a.fromMinute < b.toMinute &&
  b.fromMinute < a.toMinute &&
  a.candidates.some((id) => b.candidates.includes(id));

/**
 * Chooses members so that nobody serves two needs at once. Needs that could compete are solved together by trying in ranked order; the others
 * one by one. The surgeon is chosen first, so that the theatre can follow.
 */
export function assigner(
  needs: readonly Need[],
  free: readonly (readonly Bits[])[],
  rank: Ranking,
): Assigner {
  const chosen = new Uint16Array(needs.length);
  const groups = competing(needs).filter(
    (g) => g.length > 1 || (needs[g[0] ?? 0]?.candidates.length ?? 0) > 1,
  );
  const rivals = needs.map((need, i) =>
    (groups.find((g) => g.includes(i)) ?? []).filter((j) => {
      const other = needs[j];
      return j !== i && other !== undefined && meet(need, other);
    }),
  );
  const surgeonNeed = needs.findIndex((n) => n.kind === "surgeon");
  const surgeons = needs[surgeonNeed]?.candidates ?? [];
  let orders: (number[] | undefined)[][] = [];
  let today = 0;

  function orderOf(i: number, need: Need): number[] {
    const follows = need.kind === "theatre" && surgeonNeed >= 0;
    const column = follows ? (chosen[surgeonNeed] as number) : 0;
    const rows = orders[i] ?? [];
    orders[i] = rows;
    let order = rows[column];
    if (!order) {
      order = rank(need, today, follows ? (surgeons[column] ?? null) : null);
      rows[column] = order;
    }
    return order;
  }

  function choose(group: readonly number[], k: number, place: number): boolean {
    if (k === group.length) return true;
    const i = group[k] as number;
    const need = needs[i] as Need;
    for (const candidate of orderOf(i, need)) {
      if (!hasBit(free[i]?.[candidate] as Bits, place)) continue;
      if (k > 0 && isTaken(group, k, rivals[i] ?? [], need.candidates[candidate])) continue;
      chosen[i] = candidate;
      if (choose(group, k + 1, place)) return true;
    }
    return false;
  }

  /** Where nobody else wants its members, the first free one is right. */
  function chooseAlone(i: number, place: number): boolean {
    const sets = free[i] ?? [];
    for (const candidate of orderOf(i, needs[i] as Need)) {
      if (!hasBit(sets[candidate] as Bits, place)) continue;
      chosen[i] = candidate;
      return true;
    }
    return false;
  }

  function isTaken(group: readonly number[], k: number, others: readonly number[], id: string | undefined) {
    for (let earlier = 0; earlier < k; earlier++) {
      const j = group[earlier] as number;
      if (others.includes(j) && needs[j]?.candidates[chosen[j] as number] === id) return true;
    }
    return false;
  }

  return {
    chosen,
    startDay(day) {
      today = day;
      orders = [];
    },
    solve(place) {
      for (const group of groups) {
        const found = group.length === 1 ? chooseAlone(group[0] as number, place) : choose(group, 0, place);
        if (!found) return false;
      }
      return true;
    },
  };
}

/** Needs grouped so that needs of different groups can never want the same member at once; in the order of choosing. */
export function competing(needs: readonly Need[]): number[][] {
  const order = needs.map((_, i) => i).sort((a, b) => priority(needs[a]) - priority(needs[b]) || a - b);
  const groups: number[][] = [];
  for (const i of order) {
    const near = groups.filter((g) => g.some((j) => meet(needs[i] as Need, needs[j] as Need)));
    const joined = [...near.flat(), i];
    const [home] = near;
    if (!home) groups.push(joined);
    else groups.splice(groups.indexOf(home), 1, joined);
    for (const other of near.slice(1)) groups.splice(groups.indexOf(other), 1);
  }
  return groups;
}
