import { authorise, type Ctx, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { readPart } from "./case-part.ts";
import { Reply } from "./consent-schemas.ts";
import { ownCase, rewriteContents } from "./own-case.ts";
import type { CaseId } from "./schemas.ts";
import { byWhom } from "./team-write.ts";

/** Her surgeon answers what she asked; a second answer stands beside the first. NOT_FOUND for a question that she did not ask, or another surgeon's case. */
export async function replyTo(ctx: Ctx, input: Reply): Promise<CaseId> {
  authorise(ctx, "case:request");
  const { caseId, questionId, text } = Reply.parse(input);
  return transact(ctx, async (tx) => {
    const found = await ownCase(tx, ctx, caseId);
    const { questions } = await readPart(tx, ctx, found.of, "hers");
    if (!questions.some((one) => one.questionId === questionId)) throw notFound("question");
    const { at, byName } = await byWhom(tx, ctx);
    const replies = [...found.contents.replies, { questionId, at, byName, text }];
    await rewriteContents(tx, ctx, found, { ...found.contents, replies });
    await audit(tx, ctx, { action: "case.replied", subjectKind: "surgical_case", subjectId: caseId });
    return { caseId };
  });
}
