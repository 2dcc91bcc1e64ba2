import { authorise, type Ctx, notFound, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { mayAnswer } from "./answer-item.ts";
import { countsToday, gatesOf, isShut } from "./rules/gates.ts";
import { type Ticked, TickMany } from "./schemas.ts";
import { byWhom, caseInHand, writeTeam } from "./team-write.ts";

/**
 * Ticks administrative items of many cases in one press, or takes these ticks back. Gates are never ticked in bulk, nor what needs more than a tick, nor what is another role's: such are left
 * alone. Answers those that were changed, so that an undo takes back these and no others. NOT_FOUND, and nothing is changed, where one of the cases is not the reader's to prepare.
 */
export async function tickMany(ctx: Ctx, input: TickMany): Promise<Ticked> {
  authorise(ctx, "case:prepare");
  const { items, done } = TickMany.parse(input);
  const byCase = Map.groupBy(items, ({ caseId }) => caseId);
  return transact(ctx, async (tx) => {
    const changed: Ticked["items"] = [];
    for (const caseId of await inLockOrder(tx, ctx, [...byCase.keys()])) {
      const found = await caseInHand(tx, ctx, caseId);
      const ids = new Set(byCase.get(caseId)?.map(({ itemId }) => itemId));
      const open = gatesOf(found.standing).filter(
        ({ gateId, item, stage, ...gate }) =>
          ids.has(gateId) &&
          stage === "none" &&
          item?.owner !== "patient" &&
          item?.kind === "tick" &&
          mayAnswer(ctx.role, item) &&
          (!done || countsToday(found.standing, item, ctx.now)) &&
          isShut(gate) === done,
      );
      if (open.length === 0) continue;
      const by = { ...(await byWhom(tx, ctx)), forStart: found.standing.startsAt?.toString() ?? null };
      const answers = { ...found.standing.team.answers };
      for (const { gateId } of open) {
        if (done) answers[gateId] = { ...by, value: { kind: "tick" } };
        else delete answers[gateId];
      }
      await writeTeam(tx, ctx, found, { answers });
      const action = done ? "case.answered" : "case.answer-taken-back";
      await audit(tx, ctx, { action, subjectKind: "surgical_case", subjectId: caseId });
      changed.push(...open.map(({ gateId: itemId }) => ({ caseId, itemId })));
    }
    return { items: changed };
  });
}

/** By whose they are, as they are locked: two who tick many never wait for each other. NOT_FOUND for one that the reader does not see. */
async function inLockOrder(tx: Tx, ctx: Ctx, caseIds: readonly string[]): Promise<string[]> {
  const rows = await tx.sql<{ caseId: string }[]>`
    select case_id as "caseId" from surgical_case
     where practice_id = ${ctx.practiceId} and case_id = any(${[...caseIds]}::uuid[]) order by patient_id, case_id`;
  if (rows.length < caseIds.length) throw notFound("case");
  return rows.map(({ caseId }) => caseId);
}
