import { authorise, type Ctx, DomainError, type Tx, toInstant, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { ClearCase } from "./healing-schemas.ts";
import type { CaseId } from "./schemas.ts";
import { byWhom, caseInHand, writeTeam } from "./team-write.ts";

/**
 * What she may do again that no calendar decides, said by who has looked at her; with less than before it is taken back. NOT_FOUND where the reader does not treat her; PRECONDITION_FAILED
 * `notOperatedYet`; CONFLICT `clearedBy` with the name of who has said something since.
 */
export async function clearCase(ctx: Ctx, input: ClearCase): Promise<CaseId> {
  authorise(ctx, "case:clear");
  const { caseId, kinds, seen } = ClearCase.parse(input);
  return transact(ctx, async (tx) => {
    const found = await caseInHand(tx, ctx, caseId, { everAfter: true });
    const { startsAt, team } = found.standing;
    if (!startsAt || Temporal.Instant.compare(ctx.now, startsAt) < 0)
      throw new DomainError("PRECONDITION_FAILED", "notOperatedYet");
    const { cleared } = team;
    if ((cleared && toInstant(cleared.at).toString()) !== (seen && toInstant(seen).toString()))
      throw new DomainError("CONFLICT", "clearedBy", { params: { name: cleared?.byName ?? "" } });
    await writeTeam(tx, ctx, found, {
      cleared: { kinds: [...new Set(kinds)].sort(), ...(await byWhom(tx, ctx)) },
    });
    await recorded(tx, ctx, caseId);
    return { caseId };
  });
}

/** One word for whatever is written on a case after its day: managers read the audit. */
const recorded = (tx: Tx, ctx: Ctx, caseId: string) =>
  audit(tx, ctx, { action: "case.recorded", subjectKind: "surgical_case", subjectId: caseId });
