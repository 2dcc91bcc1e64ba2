import type { Ctx, Tx } from "#server/kernel/index.ts";
import { privilegesOf } from "./privilege-queries.ts";
import { shelfOf } from "./queries.ts";
import { type Law as LawAlone, lawFrom } from "./rules/policy.ts";
import { qualifiedFor } from "./rules/privilege.ts";

/** What holds for one procedure at a site in one surgeon's hands, date by date; `changes`: the dates on which any of it may become something else. */
export type Law = LawAlone & {
  readonly isQualified: (date: string) => boolean;
  /** It exists only where a rule permits it: then its surgeon attests that no law of another country stands in the way. */
  readonly controlled: boolean;
};

type Asked = { siteId: string; procedureId: string; surgeonStaffId: string };

/**
 * The law of a procedure; also of one, and at a site, that is out of use by now, since cases that were opened go on. Null where there is no such procedure or site. Read as a
 * clinician or the worker, who hold the catalogue.
 */
export async function lawOf(
  tx: Tx,
  ctx: Ctx,
  { siteId, procedureId, surgeonStaffId }: Asked,
): Promise<Law | null> {
  const [shelf, [site], privileges] = await Promise.all([
    shelfOf(tx, ctx),
    tx.sql<{ jurisdiction: string }[]>`
      select jurisdiction from site where practice_id = ${ctx.practiceId} and site_id = ${siteId}`,
    privilegesOf(tx, ctx, surgeonStaffId),
  ]);
  const procedure = shelf.procedures.find((one) => one.procedureId === procedureId);
  if (!procedure || !site) return null;
  const law = lawFrom(shelf.rules, procedure, site.jurisdiction);
  const qualified = qualifiedFor(privileges, procedure);
  return {
    ...law,
    changes: [...new Set([...law.changes, ...qualified.changes])].sort(),
    isQualified: qualified.on,
    controlled: procedure.policyControlled,
  };
}
