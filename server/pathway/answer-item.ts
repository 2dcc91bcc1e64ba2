import type { Item } from "#server/catalogue/checklist-schemas.ts";
import { authorise, type Ctx, DomainError, forbidden, invalid, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { AnswerItem, type AnswerValue } from "./answer-schemas.ts";
import { itemIn } from "./item-in.ts";
import type { Answer } from "./part-schemas.ts";
import { countsToday } from "./rules/gates.ts";
import type { CaseId } from "./schemas.ts";
import { byWhom, caseInHand, writeTeam } from "./team-write.ts";

/**
 * Somebody who treats her answers an item, or takes an answer back: an item of hers too, as she said on the phone. NOT_FOUND for a case or an item that is not there for the reader;
 * FORBIDDEN for an item of another role; BAD_REQUEST `answerOfKind`; PRECONDITION_FAILED `notTheDay` for what is asked on the day; CONFLICT `caseOver`.
 */
export async function answerItem(ctx: Ctx, input: AnswerItem): Promise<CaseId> {
  authorise(ctx, "case:prepare");
  const { caseId, itemId, value } = AnswerItem.parse(input);
  return transact(ctx, async (tx) => {
    const found = await caseInHand(tx, ctx, caseId);
    const item = itemIn(found.standing, itemId);
    if (!mayAnswer(ctx.role, item)) throw forbidden();
    mustFit(item, value);
    if (value && !countsToday(found.standing, item, ctx.now))
      throw new DomainError("PRECONDITION_FAILED", "notTheDay");
    const { [itemId]: _, ...others } = found.standing.team.answers;
    const answer: Answer | null = value && {
      ...(await byWhom(tx, ctx)),
      value,
      forStart: found.standing.startsAt?.toString() ?? null,
    };
    await writeTeam(tx, ctx, found, { answers: answer ? { ...others, [itemId]: answer } : others });
    const subject = { subjectKind: "surgical_case", subjectId: caseId };
    await audit(tx, ctx, { action: value ? "case.answered" : "case.answer-taken-back", ...subject });
    return { caseId };
  });
}

/** Each role its own; what she and nurses answer, any of those who treat her may. */
export const mayAnswer = (role: Ctx["role"], { owner }: Pick<Item, "owner">): boolean =>
  owner === role || owner === "patient" || owner === "nurse";

/** BAD_REQUEST `answerOfKind` for an answer that is none for this item. Files are sent and taken out one by one: none can be answered away. */
export function mustFit(item: Item, value: AnswerValue | null): void {
  if (item.kind === "file" || (value && value.kind !== item.kind)) throw invalid("value", "answerOfKind");
}
