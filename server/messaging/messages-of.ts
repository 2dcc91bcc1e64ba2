import { authorise, type Ctx, notFound, type Tx, toInstant, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { EXAMPLE_TOKEN } from "./answer-token.ts";
import { type Hers, hersOf, reachOf, visitsOf } from "./load-hers.ts";
import type { LogItem, MessagesView, Sample } from "./message-schemas.ts";
import { dayAndTime, inTwoWeeks } from "./rules/facts.ts";
import { inPlace } from "./rules/in-place.ts";
import { readBy } from "./rules/plan.ts";
import { USUAL_CHOICE } from "./rules/state.ts";
import { takesAnswer } from "./rules/takes-answer.ts";
import { answerAddress, linkOf, wordsOf } from "./words-of.ts";

/** What the signed-in patient is sent and has been, and exactly how it reads. Audited as hers. */
export async function myMessages(ctx: Ctx): Promise<MessagesView> {
  authorise(ctx, "my:read");
  return transact(ctx, async (tx) => messagesView(tx, ctx, ctx.actorId ?? ""));
}

/** The same for the desk and the treating team. NOT_FOUND for whom the reader must not know of. Audited. */
export async function messagesOf(ctx: Ctx, { patientId }: { patientId: string }): Promise<MessagesView> {
  authorise(ctx, "message:read");
  return transact(ctx, async (tx) => messagesView(tx, ctx, patientId));
}

/** In the caller's transaction. */
export async function messagesView(tx: Tx, ctx: Ctx, patientId: string): Promise<MessagesView> {
  const hers = await hersOf(tx, ctx, patientId);
  if (!hers) throw notFound("patient");
  await audit(tx, ctx, { action: "messages.opened", subjectKind: "patient", subjectId: patientId });
  const [log, samples] = await Promise.all([logOf(tx, ctx, patientId), samplesOf(tx, ctx, patientId, hers)]);
  return {
    channel: hers.channel ?? "none",
    problem: problemOf(hers),
    zone: hers.zone,
    choices: hers.choice ?? USUAL_CHOICE,
    samples,
    ahead: log.filter(({ state }) => state === "planned").toReversed(),
    log: log.filter(({ state }) => state !== "planned"),
  };
}

function problemOf({ channel, phone, email }: Hers): MessagesView["problem"] {
  if (channel === null || channel === "none") return "none";
  if (channel === "phone") return "phone";
  if (!(channel === "email" ? email : phone)) return "noAddress";
  return channel === "sms" && !phone?.startsWith("+") ? "noCountry" : null;
}

async function logOf(tx: Tx, ctx: Ctx, patientId: string): Promise<LogItem[]> {
  const rows = await tx.sql<LogItem[]>`
    select message_id as "messageId", rule, channel, due_at as "dueAt", state, reason, receipt,
           receipt_reason as "receiptReason", changed_at as "changedAt"
      from message
     where practice_id = ${ctx.practiceId} and patient_id = ${patientId}
       and due_at > ${ctx.now.subtract({ hours: 365 * 24 }).toString()}::timestamptz
     order by case when state in ('planned', 'skipped') then due_at else changed_at end desc, message_id desc`;
  return rows.map((row) => ({
    ...row,
    dueAt: toInstant(row.dueAt).toString(),
    changedAt: toInstant(row.changedAt).toString(),
  }));
}

/** Each message as it would read for her next visit, or for one in two weeks. */
async function samplesOf(tx: Tx, ctx: Ctx, patientId: string, hers: Hers): Promise<Sample[]> {
  const [visits, words, link] = await Promise.all([
    visitsOf(tx, ctx, patientId),
    wordsOf(tx, ctx),
    linkOf(tx, ctx),
  ]);
  const ahead = visits.filter(
    ({ state, arrivesAt }) => state === "booked" && arrivesAt > ctx.now.epochMilliseconds,
  );
  const soon = inTwoWeeks(ctx.now);
  const [next, fasting] = [ahead[0], ahead.find(({ fasts }) => fasts)];
  const told = dayAndTime(next?.arrivesAt ?? soon, next?.zone ?? hers.zone);
  const read = dayAndTime(readBy(fasting?.startsAt ?? soon), fasting?.zone ?? hers.zone);
  const isMail = reachOf(hers).channel === "email";
  return Object.entries(words).map(([rule, one]) => {
    const leads = (hers.choice ?? USUAL_CHOICE).links && takesAnswer(rule as Sample["rule"]);
    const to = leads ? answerAddress(EXAMPLE_TOKEN) : link;
    const { subject, text } = inPlace(one, { ...(rule === "fasting" ? read : told), link: to });
    return { rule: rule as Sample["rule"], subject: isMail ? subject : null, text };
  });
}
