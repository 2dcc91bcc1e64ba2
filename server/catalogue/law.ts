import type { Ctx, Tx } from "#server/kernel/index.ts";
import { privilegesOf } from "./privilege-queries.ts";
import { placeOf, shelfOf } from "./queries.ts";
import { type Law as LawAlone, lawFrom } from "./rules/policy.ts";
import { qualifiedFor } from "./rules/privilege.ts";

/** What holds for one procedure at a site in one surgeon's hands, date by date; `changes`: the dates on which any of it may become something else. */
export type Law = LawAlone & { readonly isQualified: (date: string) => boolean };

type Asked = { siteId: string; procedureId: string; surgeonStaffId: string };

/**
 * The law of a procedure, also of one that is out of use by now, since cases that were opened go on. Null where there is no such procedure. Read as a clinician or the
 * worker, who hold the catalogue.
 */
export async function lawOf(
  tx: Tx,
  ctx: Ctx,
  { siteId, procedureId, surgeonStaffId }: Asked,
): Promise<Law | null> {
  const [shelf, place, privileges] = [
    await shelfOf(tx, ctx),
    await placeOf(tx, ctx, siteId),
    await privilegesOf(tx, ctx, surgeonStaffId),
  ];
  const procedure = shelf.procedures.find((one) => one.procedureId === procedureId);
  if (!procedure) return null;
  const law = lawFrom(shelf.rules, procedure, place.jurisdiction);
  const qualified = qualifiedFor(privileges, procedure);
  return {
    ...law,
    changes: [...new Set([...law.changes, ...qualified.changes])].sort(),
    isQualified: qualified.on,
  };
}
