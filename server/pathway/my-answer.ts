import { authorise, type Ctx, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { mustFit } from "./answer-item.ts";
import { AnswerItem } from "./answer-schemas.ts";
import { itemIn } from "./item-in.ts";
import { myCaseInHand, writeHers } from "./my-standings.ts";
import type { CaseId } from "./schemas.ts";

/** She answers what is asked of her, or takes her own answer back. NOT_FOUND for anything else; BAD_REQUEST `answerOfKind`. */
export async function answerMine(ctx: Ctx, input: AnswerItem): Promise<CaseId> {
  authorise(ctx, "my:write");
  const { caseId, itemId, value } = AnswerItem.parse(input);
  return transact(ctx, async (tx) => {
    const found = await myCaseInHand(tx, ctx, caseId);
    const item = itemIn(found.standing, itemId);
    if (item.owner !== "patient") throw notFound("item");
    mustFit(item, value);
    const { [itemId]: _, ...others } = found.standing.hers.answers;
    const forStart = found.standing.startsAt?.toString() ?? null;
    const answer = value && { at: ctx.now.toString(), byId: null, byName: "", value, forStart };
    await writeHers(tx, ctx, found, { answers: answer ? { ...others, [itemId]: answer } : others });
    const subject = { subjectKind: "surgical_case", subjectId: caseId };
    await audit(tx, ctx, { action: value ? "case.answered" : "case.answer-taken-back", ...subject });
    return { caseId };
  });
}
