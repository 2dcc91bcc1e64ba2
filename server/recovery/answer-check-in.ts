import { authorise, type Ctx, invalid, notFound, type Tx, transact } from "#server/kernel/index.ts";
import { lockHerCases } from "#server/pathway/index.ts";
import { audit } from "#server/privacy/index.ts";
import { type KeptCheckIn, keepCheckIn } from "./check-in-part.ts";
import { AnswerCheckIn, type Answers, type Triage } from "./check-in-schemas.ts";
import { askedNow } from "./my-check-ins.ts";
import { myPlan } from "./my-plan.ts";
import { infectionDay } from "./rules/infection-window.ts";
import { painBefore, triage } from "./rules/triage.ts";

/** Keeps what she has typed for a day, for herself alone until she sends it. NOT_FOUND where she is not asked for that day. */
export async function saveCheckIn(ctx: Ctx, input: AnswerCheckIn): Promise<void> {
  authorise(ctx, "my:write");
  const { caseId, day, answers } = AnswerCheckIn.parse(input);
  await transact(ctx, async (tx) => {
    const { place, sent } = await inHand(tx, ctx, caseId, day);
    await keepCheckIn(tx, ctx, place, { draft: answers, sent });
  });
}

/**
 * Sends her answers for a day, as often as something changes. What the rules say of them is hers at once; what asks for a look is in the queue. BAD_REQUEST `nothingAnswered`; NOT_FOUND where she is
 * not asked for that day.
 */
export async function sendCheckIn(ctx: Ctx, input: AnswerCheckIn): Promise<Triage> {
  authorise(ctx, "my:write");
  const { caseId, day, answers } = AnswerCheckIn.parse(input);
  if (isEmpty(answers)) throw invalid("answers", "nothingAnswered");
  return transact(ctx, async (tx) => {
    const { place, sent, asked } = await inHand(tx, ctx, caseId, day);
    const said = triage(answers, { day, pain: painBefore(day, asked.kept.map(painsOf)) }, asked.limits);
    const counted = infectionDay(day);
    const now = {
      ...{ at: ctx.now.toString(), answers, triage: said },
      ...(counted !== null && { infectionDay: counted }),
    };
    await keepCheckIn(tx, ctx, place, { draft: null, sent: [...sent, now] });
    await audit(tx, ctx, { action: "check-in.sent", subjectKind: "surgical_case", subjectId: caseId });
    return said;
  });
}

async function inHand(tx: Tx, ctx: Ctx, caseId: string, day: number) {
  await lockHerCases(tx, ctx, ctx.actorId ?? "");
  const asked = await askedNow(tx, ctx, await myPlan(tx, ctx));
  if (!asked || asked.chosen.caseId !== caseId || !asked.open.includes(day)) throw notFound("checkIn");
  const kept = asked.kept.find((one) => one.day === day);
  const { siteId } = asked.chosen.operation;
  return {
    asked,
    sent: kept?.sent ?? [],
    place: { caseId, siteId, day, checkInId: kept?.checkInId ?? null },
  };
}

const painsOf = ({ day, sent }: KeptCheckIn) => ({ day, pains: sent.map(({ answers }) => answers.pain) });

const isEmpty = ({ pain, temperature, bleeding, water, signs, words }: Answers): boolean =>
  [pain, temperature, bleeding, water, signs].every((one) => one === null) && words === "";
