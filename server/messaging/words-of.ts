import type { Ctx, Tx } from "#server/kernel/index.ts";
import { origin } from "#server/kernel/origin.ts";
import { usualWords } from "./defaults/words.ts";
import type { MessageRule } from "./message-schemas.ts";
import type { MessageWords } from "./rules/in-place.ts";

type Row = { rule: MessageRule; subject: string; text: string };

/** How each message is put in this practice. */
export async function wordsOf(tx: Tx, ctx: Ctx): Promise<Record<MessageRule, MessageWords>> {
  const rows = await tx.sql<Row[]>`
    select rule, subject, words as text from message_words where practice_id = ${ctx.practiceId}`;
  return {
    ...usualWords,
    ...Object.fromEntries(rows.map(({ rule, subject, text }) => [rule, { subject, text }])),
  };
}

/** Where a message leads that takes an answer. */
export const answerAddress = (token: string): string => `${origin()}/a/${token}`;

/** Where she signs in: all that any other message leads to. */
export async function linkOf(tx: Tx, ctx: Ctx): Promise<string> {
  const [practice] = await tx.sql<{ slug: string }[]>`
    select slug from practice where practice_id = ${ctx.practiceId}`;
  return `${origin()}/p/${practice?.slug ?? ""}`;
}
