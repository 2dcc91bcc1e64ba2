import { authorise, type Ctx, notFound, type Tx, toInstant, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { courseOf } from "./course.ts";
import { operationOf } from "./get-check-in.ts";
import { openCheckIns } from "./queue.ts";
import { dateIn } from "./rules/plan.ts";
import type { SilenceId, SilenceView } from "./silence-schemas.ts";
import { type OpenedSilence, openSilences, silenceOf } from "./silences.ts";

/** Somebody's silence, with what she has said before it and what was done. NOT_FOUND where the reader does not treat her, or she has answered. Audited. */
export async function getSilence(ctx: Ctx, { silenceId }: SilenceId): Promise<SilenceView> {
  authorise(ctx, "case:prepare");
  return transact(ctx, async (tx) => {
    const one = await foundSilence(tx, ctx, silenceId);
    const { caseId, toldOn } = one.row;
    const [item, about] = [silenceOf(ctx, one), await operationOf(tx, ctx, caseId)];
    if (!item || !about) throw notFound("silence");
    await audit(tx, ctx, { action: "silence.opened", subjectKind: "surgical_case", subjectId: caseId });
    const told = await openCheckIns(tx, ctx, { caseId });
    const latest = told.at(-1)?.hers.sent.at(-1)?.triage;
    const operatedOn = dateIn(toInstant(about.startsAt), item.zone);
    return {
      ...item,
      caseId,
      day: operatedOn.until(dateIn(ctx.now, item.zone), { largestUnit: "day" }).days,
      operatedOn: operatedOn.toString(),
      surgeonName: about.surgeonName,
      toldOn,
      course: courseOf(told),
      judgedBy: latest ? { version: latest.version, limits: latest.limits } : null,
      done: one.care.done,
    };
  });
}

/** One that the reader may see. */
export async function foundSilence(tx: Tx, ctx: Ctx, silenceId: string): Promise<OpenedSilence> {
  const [one] = await openSilences(tx, ctx, silenceId);
  if (!one) throw notFound("silence");
  return one;
}
