import { meets } from "./board-day.ts";
import type { Interval } from "./interval.ts";

/** One claim that is wanted, with who could be held for it, the best first. */
export type Wanted = Interval & { readonly key: string; readonly choices: readonly string[] };

/** Who is held until when, of those who still are. */
type Held = ReadonlyMap<string, number>;

/**
 * Chooses a member for every claim so that nobody is held twice at once, each the best that is possible in order of time; null when there is no way. Exact: what has failed
 * from one state of the hour on is not tried again, so that many bookings are as quick as few.
 */
export function assignAll(wanted: readonly Wanted[]): Map<string, string> | null {
  const chosen = new Map<string, string>();
  for (const group of rivals(wanted)) if (!assignGroup(group, chosen)) return null;
  return chosen;
}

function assignGroup(group: readonly Wanted[], chosen: Map<string, string>): boolean {
  const inOrder = group.toSorted((a, b) => a.startsAt - b.startsAt || (a.key < b.key ? -1 : 1));
  const failed = new Set<string>();

  function from(k: number, held: Held): boolean {
    const one = inOrder[k];
    if (!one) return true;
    const still = new Map([...held].filter(([, until]) => until > one.startsAt));
    const state = `${k} ${[...still]
      .map((entry) => entry.join("@"))
      .sort()
      .join(" ")}`;
    if (failed.has(state)) return false;
    for (const member of one.choices) {
      if (still.has(member)) continue;
      chosen.set(one.key, member);
      if (from(k + 1, new Map([...still, [member, one.endsAt]]))) return true;
    }
    failed.add(state);
    return false;
  }
  return from(0, new Map());
}

/** Claims that could want the same member at once stand together, through others between them too. */
function rivals(wanted: readonly Wanted[]): Wanted[][] {
  const groups: Wanted[][] = [];
  for (const one of wanted) {
    const isNear = (other: Wanted) =>
      meets(one, other) && one.choices.some((id) => other.choices.includes(id));
    const near = groups.filter((group) => group.some(isNear));
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push([...near.flat(), one]);
  }
  return groups;
}
