import { authorise, type Ctx, DomainError, newId, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { myCaseInHand, writeHers } from "./my-standings.ts";
import { AskQuestion, type CaseId } from "./schemas.ts";

const MOST = 50;

/** She asks her surgeon something, before she decides or afterwards. NOT_FOUND; CONFLICT `askByPhone` once there are fifty. */
export async function askQuestion(ctx: Ctx, input: AskQuestion): Promise<CaseId> {
  authorise(ctx, "my:write");
  const { caseId, text } = AskQuestion.parse(input);
  return transact(ctx, async (tx) => {
    const found = await myCaseInHand(tx, ctx, caseId, { everAfter: true });
    const { questions } = found.standing.hers;
    if (questions.length >= MOST) throw new DomainError("CONFLICT", "askByPhone");
    const question = { questionId: newId(), at: ctx.now.toString(), text };
    await writeHers(tx, ctx, found, { questions: [...questions, question] });
    await audit(tx, ctx, { action: "case.asked", subjectKind: "surgical_case", subjectId: caseId });
    return { caseId };
  });
}
