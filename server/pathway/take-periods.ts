import { periodsOf } from "#server/catalogue/index.ts";
import type { Periods } from "#server/catalogue/schemas.ts";
import { authorise, type Ctx, DomainError, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { ownCase, rewriteContents } from "./own-case.ts";
import { openCases } from "./queries.ts";
import { PLANNED_DAYS } from "./rules/recovery-day.ts";
import { type CaseContents, CaseId, type KeptPeriods } from "./schemas.ts";

/** Running cases of the acting surgeon's, ahead or within their plan, that keep other periods than are set now. Audited. */
export async function keptPeriods(ctx: Ctx): Promise<KeptPeriods> {
  authorise(ctx, "case:request");
  return transact(ctx, async (tx) => {
    const doneSince = ctx.now.subtract({ hours: PLANNED_DAYS * 24 });
    const cases = await openCases(tx, ctx, { doneSince, surgeonStaffId: ctx.actorId ?? "" });
    const set = await setNow(tx, ctx);
    const kept = cases
      .filter(({ summary }) => summary.state !== "withdrawn")
      .flatMap(({ contents, summary: { caseId, patientName, procedureName } }) => {
        const now = afterwards(contents, set);
        if (!now || !contents.periods || isSame(now, contents.periods)) return [];
        return [{ caseId, patientName, procedureName, kept: contents.periods, set: now }];
      });
    const shown = kept.map(({ caseId }) => caseId);
    await audit(tx, ctx, { action: "cases.listed", subjectKind: "surgical_case", shown });
    return kept;
  });
}

/** Its surgeon lets a running case have what is set now. One that is not set any more stays as it was. NOT_FOUND for everybody else's; CONFLICT `caseOver` once it was taken back. */
export async function takePeriods(ctx: Ctx, input: CaseId): Promise<CaseId> {
  authorise(ctx, "case:request");
  const { caseId } = CaseId.parse(input);
  return transact(ctx, async (tx) => {
    const found = await ownCase(tx, ctx, caseId);
    if (found.summary.state === "withdrawn") throw new DomainError("CONFLICT", "caseOver");
    const now = afterwards(found.contents, await setNow(tx, ctx));
    if (now) await rewriteContents(tx, ctx, found, { ...found.contents, periods: now });
    await audit(tx, ctx, { action: "case.recorded", subjectKind: "surgical_case", subjectId: caseId });
    return { caseId };
  });
}

type Set = (procedureId: string) => Periods | null;

async function setNow(tx: Tx, ctx: Ctx): Promise<Set> {
  const surgeon = ctx.actorId ?? "";
  const periods = await periodsOf(tx, ctx, [surgeon]);
  return (procedureId) => periods(surgeon, procedureId);
}

function afterwards({ procedureId, periods }: CaseContents, set: Set): Periods | null {
  const now = procedureId ? set(procedureId) : null;
  return (
    now && {
      exercise: now.exercise ?? periods?.exercise ?? null,
      abstinence: now.abstinence ?? periods?.abstinence ?? null,
    }
  );
}

const isSame = (one: Periods, other: Periods): boolean =>
  one.exercise === other.exercise && one.abstinence === other.abstinence;
