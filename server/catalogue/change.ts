import { type Ctx, DomainError, type Tx } from "#server/kernel/index.ts";
import {
  existing,
  type ProcedureRow,
  placesOf,
  type RuleRow,
  type SiteRow,
  shelfOf,
  type VariantName,
  variantNames,
} from "./queries.ts";
import { lostBy, type Shelf } from "./rules/shelf.ts";
import type { Lost } from "./schemas.ts";

export type Stock = Shelf<ProcedureRow, RuleRow>;
export type Standing = { shelf: Stock; places: SiteRow[] };

/** What stands on the shelf now, read under the lock of the catalogue. */
export async function standing(tx: Tx, ctx: Ctx): Promise<Standing> {
  const [shelf, places] = [await shelfOf(tx, ctx), await placesOf(tx, ctx)];
  return { shelf, places };
}

/** The shelf with one procedure changed. */
export const withProcedure = (shelf: Stock, changed: ProcedureRow): Stock => ({
  ...shelf,
  procedures: shelf.procedures.map((one) => (one.procedureId === changed.procedureId ? changed : one)),
});

/** CONFLICT `ruleOfThree` when fewer than three would then share a variant of a sensitive procedure; it names variant and site, never a procedure. */
export async function refuseLoss(tx: Tx, ctx: Ctx, before: Standing, after: Shelf): Promise<void> {
  const [lost] = await lossOf(tx, ctx, before, after);
  if (lost) throw new DomainError("CONFLICT", "ruleOfThree", { params: lost });
}

/** The variants that a change takes from sensitive procedures today, in the words that everybody at the practice knows them by. */
export async function lossOf(tx: Tx, ctx: Ctx, before: Standing, after: Shelf): Promise<Lost[]> {
  const lost = lostBy(before.shelf, after, before.places);
  const names = lost.length > 0 ? await variantNames(tx, ctx) : new Map<string, VariantName>();
  const told = lost.map(({ siteId, variantId }) => ({
    siteName: before.places.find((place) => place.siteId === siteId)?.name ?? "",
    profileLabel: names.get(variantId)?.profileLabel ?? "",
    variantLabel: names.get(variantId)?.variantLabel ?? "",
  }));
  return [...new Map(told.map((one) => [JSON.stringify(one), one])).values()];
}

/** PRECONDITION_FAILED `permittedNowhere` for a procedure that would exist at none of the sites today. */
export function mustExist({ shelf, places }: Standing, procedure: ProcedureRow): void {
  if (existing({ ...shelf, procedures: [procedure] }, places).length === 0) {
    throw new DomainError("PRECONDITION_FAILED", "permittedNowhere");
  }
}
