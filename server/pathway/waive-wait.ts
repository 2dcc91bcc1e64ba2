import { holdCatalogue, lockCatalogue } from "#server/catalogue/index.ts";
import { authorise, type Ctx, DomainError, invalid, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { doubt } from "./doubt.ts";
import { judge } from "./lawful-case.ts";
import { mustGoOn, ownCase, rewriteContents } from "./own-case.ts";
import { isSameWait } from "./rules/waived.ts";
import type { CaseId } from "./schemas.ts";
import { byWhom, standingFor } from "./team-write.ts";
import { UnwaiveWait, WaiveWait } from "./wait-schemas.ts";

/**
 * Its surgeon lets a wait pass that its rule lets be waived, with a reason, which stands on the case: consent, booking and operation are judged without it from then on, for as long as the
 * rule allows it and the case is for the same procedure. `notBefore`: the day asked for instead of the one that the wait allowed first. CONFLICT `notWaivable` for a wait that is over, or that no rule lets be waived;
 * `notWaiting` for another day of what holds a date; `caseOver`; BAD_REQUEST `notBefore` in the past; NOT_FOUND for everybody else's case.
 */
export async function waiveWait(ctx: Ctx, input: WaiveWait): Promise<CaseId> {
  authorise(ctx, "case:request");
  const { caseId, reason, notBefore, ...wait } = WaiveWait.parse(input);
  return transact(ctx, async (tx) => {
    await holdCatalogue(tx, ctx);
    const found = await ownCase(tx, ctx, caseId);
    mustGoOn(found);
    const { contents, row } = found;
    const { hers } = await standingFor(tx, ctx, found);
    const judged = await judge(tx, ctx, { ...row, contents, hers });
    const open = judged?.waits.running.filter((one) => one.waivable && isSameWait(one, wait)) ?? [];
    if (!judged || open.length === 0 || contents.procedureId === null)
      throw new DomainError("CONFLICT", "notWaivable");
    if (notBefore !== undefined && notBefore < judged.today) throw invalid("notBefore", "notBeforePast");
    if (notBefore !== undefined) await askFrom(tx, ctx, row.requestId, notBefore);
    const { at, byName } = await byWhom(tx, ctx);
    const { procedureId, waitWaivers } = contents;
    const before = waitWaivers.filter((one) => isSameWait(one, wait));
    const covered = before.filter((one) => one.procedureId === procedureId);
    const blocks = [...new Set([...covered, ...open].flatMap((one) => one.blocks))];
    const waiver = { ...wait, blocks, procedureId, at, byName, reason };
    const others = waitWaivers.filter((one) => !before.includes(one));
    await rewriteContents(tx, ctx, found, { ...contents, waitWaivers: [...others, waiver] });
    await noted(tx, ctx, caseId, "case.wait-waived", notBefore === undefined ? [] : ["notBefore"]);
    return { caseId };
  });
}

async function askFrom(tx: Tx, ctx: Ctx, requestId: string, notBefore: string): Promise<void> {
  const [changed] = await tx.sql`
    update scheduling_request set not_before = ${notBefore}::date
     where practice_id = ${ctx.practiceId} and request_id = ${requestId} and state = 'waiting' returning request_id`;
  if (!changed) throw new DomainError("CONFLICT", "notWaiting", { field: "notBefore" });
}

/** Lets it run again, as if it had never been let pass: a booking under way stands before it, or waits for the worker. CONFLICT `notWaived`; NOT_FOUND. */
export async function unwaiveWait(ctx: Ctx, input: UnwaiveWait): Promise<CaseId> {
  authorise(ctx, "case:request");
  const { caseId, ...wait } = UnwaiveWait.parse(input);
  return transact(ctx, async (tx) => {
    await lockCatalogue(tx, ctx);
    const found = await ownCase(tx, ctx, caseId);
    mustGoOn(found);
    const { waitWaivers } = found.contents;
    const others = waitWaivers.filter((one) => !isSameWait(one, wait));
    if (others.length === waitWaivers.length) throw new DomainError("CONFLICT", "notWaived");
    await doubt(tx, ctx, found.row);
    await rewriteContents(tx, ctx, found, { ...found.contents, waitWaivers: others });
    await noted(tx, ctx, caseId, "case.wait-waiver-taken-back");
    return { caseId };
  });
}

const noted = (tx: Tx, ctx: Ctx, caseId: string, action: string, fields: string[] = []) =>
  audit(tx, ctx, { action, subjectKind: "surgical_case", subjectId: caseId, fields: [...fields, "sealed"] });
