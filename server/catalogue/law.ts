import type { Ctx, Tx } from "#server/kernel/index.ts";
import { placeOf, shelfOf } from "./queries.ts";
import { type Law, lawFrom } from "./rules/policy.ts";

export type { Law };

/**
 * What holds for one procedure at a site, date by date; also for one that is out of use by now, since cases that were opened go on. Null where there is no such
 * procedure. Read as a clinician or the worker, who hold the catalogue.
 */
export async function lawOf(
  tx: Tx,
  ctx: Ctx,
  { siteId, procedureId }: { siteId: string; procedureId: string },
): Promise<Law | null> {
  const [shelf, place] = [await shelfOf(tx, ctx), await placeOf(tx, ctx, siteId)];
  const subject = shelf.procedures.find((one) => one.procedureId === procedureId);
  return subject ? lawFrom(shelf.rules, subject, place.jurisdiction) : null;
}
