import type { needKinds } from "#server/catalogue/schemas.ts";
import type { PoolView, ResourceView } from "#server/practice/schemas.ts";

export type NeedKind = (typeof needKinds)[number];
/** What a need may take: any of a pool, or one resource. `key` stands for it in a field. */
export type Choice = {
  key: string;
  kind: NeedKind;
  name: string;
  poolId: string | null;
  resourceId: string | null;
};

/** Pools (of the kind of their members) first, then every resource in use. */
export function choicesOf(
  pools: readonly PoolView[],
  resources: readonly ResourceView[],
  anyOf: (pool: string) => string,
): Choice[] {
  const kindOf = new Map(resources.map(({ resourceId, kind }) => [resourceId, kind]));
  const fromPools = pools.flatMap(({ poolId, name, resourceIds }): Choice[] => {
    const kinds = [...new Set(resourceIds.flatMap((id) => kindOf.get(id) ?? []))];
    return kinds.length === 1 && kinds[0]
      ? [{ key: `pool ${poolId}`, kind: kinds[0], name: anyOf(name), poolId, resourceId: null }]
      : [];
  });
  const single = resources
    .filter(({ active }) => active)
    .map(({ resourceId, kind, name }) => ({
      key: `one ${resourceId}`,
      kind,
      name,
      poolId: null,
      resourceId,
    }));
  return [...fromPools, ...single];
}

/** The choice that a need of a variant stands for. */
export const choiceOf = (
  choices: readonly Choice[],
  need: { poolId: string | null; resourceId: string | null },
): Choice | undefined =>
  choices.find((one) => (need.poolId ? one.poolId === need.poolId : one.resourceId === need.resourceId));

/** Whether a surgeon is among the needs that these fields hold. A field in which nothing was chosen yet shows the first choice. */
export const hasSurgeon = (keys: readonly string[], choices: readonly Choice[]): boolean =>
  keys.some((key) => (choices.find((one) => one.key === key) ?? choices[0])?.kind === "surgeon");
