import type { NeedKind } from "./requirement.ts";

/** Who may be chosen, as `[pool or null, resource, name]`. */
export type Chosen = readonly (readonly [string | null, string, string])[];

type Choice = {
  readonly needs: readonly { readonly poolId: string | null }[];
  /** `[pool or null, kind, resource, name]`. */
  readonly members: readonly (readonly [string | null, NeedKind, string, string])[];
};

/** Of an offer's members those who are looked at: of surgeons the named one alone, and of the one need that takes the wished-for nobody else. */
export function chosenOf(
  { needs, members }: Choice,
  surgeonId: string | null,
  wishId: string | null,
): Chosen {
  const having = new Set(
    members.flatMap(([poolId, , id]) => (poolId !== null && id === wishId ? [poolId] : [])),
  );
  const wished = needs.filter(({ poolId }) => poolId !== null && having.has(poolId));
  const narrowed = wished.length === 1 ? wished[0]?.poolId : undefined;
  return members
    .filter(
      ([poolId, kind, id]) =>
        poolId === null ||
        ((kind !== "surgeon" || surgeonId === null || id === surgeonId) &&
          (poolId !== narrowed || id === wishId)),
    )
    .map(([poolId, , id, name]) => [poolId, id, name]);
}

/** Those who are the only ones wherever they may be chosen: nobody is weighed against them. */
export function aloneOf(chosen: Chosen): ReadonlySet<string> {
  const sizes = Map.groupBy(chosen, ([poolId]) => poolId);
  const among = chosen.filter(([poolId]) => poolId !== null && (sizes.get(poolId)?.length ?? 0) > 1);
  const weighed = new Set(among.map(([, id]) => id));
  return new Set(chosen.map(([, id]) => id).filter((id) => !weighed.has(id)));
}
