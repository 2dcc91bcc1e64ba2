import type { Need, Requirement } from "./requirement.ts";

/** The same with those kinds of need held by who holds them now, and nobody else. */
export function pinnedTo(
  requirement: Requirement,
  holders: ReadonlyMap<string, string>,
  kinds: readonly Need["kind"][],
): Requirement {
  const needs = requirement.needs.map((need) => {
    if (!kinds.includes(need.kind)) return need;
    return { ...need, candidates: need.candidates.filter((id) => id === holders.get(need.needId)) };
  });
  return { ...requirement, needs };
}
