import { authorise, type Ctx, invalid, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { EXAMPLE_TOKEN } from "./answer-token.ts";
import { usualWords } from "./defaults/words.ts";
import { type RuleOf, SetWords, type WordsView } from "./message-schemas.ts";
import { dayAndTime, inTwoWeeks, placesOf } from "./rules/facts.ts";
import type { MessageWords } from "./rules/in-place.ts";
import { type Fault, faultsOf, type Known } from "./rules/lint.ts";
import { takesAnswer } from "./rules/takes-answer.ts";
import { answerAddress, linkOf, wordsOf } from "./words-of.ts";

/** How this practice puts its messages. */
export async function listWords(ctx: Ctx): Promise<WordsView> {
  authorise(ctx, "message:manage");
  return transact(ctx, (tx) => wordsView(tx, ctx));
}

/**
 * Puts a message in other words, for all that leaves from now on. BAD_REQUEST on `subject` or `text` when they tell too much (`wordsTell`, `wordsName`: with `params.words`), name what nothing fills
 * (`wordsPlace`), lead nowhere (`wordsLink`) or already in the subject (`wordsSubject`).
 */
export async function setWords(ctx: Ctx, input: SetWords): Promise<WordsView> {
  authorise(ctx, "message:manage");
  const { rule, subject, text } = SetWords.parse(input);
  return transact(ctx, async (tx) => {
    refuse({ subject, text }, { names: await namesOf(tx, ctx), places: placesOf[rule] });
    await tx.sql`
      insert into message_words (practice_id, rule, subject, words, changed_at, changed_by)
      values (${ctx.practiceId}, ${rule}, ${subject}, ${text}, ${ctx.now.toString()}::timestamptz, ${ctx.actorId})
      on conflict (practice_id, rule) do update
         set subject = excluded.subject, words = excluded.words, changed_at = excluded.changed_at, changed_by = excluded.changed_by`;
    await audit(tx, ctx, { action: "message.words_set", subjectKind: "message_words", fields: [rule] });
    return wordsView(tx, ctx);
  });
}

/** As usual again. */
export async function dropWords(ctx: Ctx, { rule }: RuleOf): Promise<WordsView> {
  authorise(ctx, "message:manage");
  return transact(ctx, async (tx) => {
    await tx.sql`delete from message_words where practice_id = ${ctx.practiceId} and rule = ${rule}`;
    await audit(tx, ctx, { action: "message.words_dropped", subjectKind: "message_words", fields: [rule] });
    return wordsView(tx, ctx);
  });
}

/** Throws what is wrong with them, at the field that holds it. */
function refuse({ subject, text }: MessageWords, known: Known): void {
  refuseAt("subject", faultsOf({ subject, text: "{link}" }, known));
  refuseAt("text", faultsOf({ subject, text }, known));
}

function refuseAt(field: keyof MessageWords, faults: readonly Fault[]): void {
  const kind = faults[0]?.kind;
  if (!kind) return;
  const words = faults.flatMap((one) => (one.kind === kind && "word" in one ? [one.word] : []));
  throw invalid(field, FAULTS[kind], { words: words.join(", ") });
}

const FAULTS = {
  tells: "wordsTell",
  name: "wordsName",
  place: "wordsPlace",
  linkMissing: "wordsLink",
  linkInSubject: "wordsSubject",
} as const;

/** What would say whose message it is: the practice, its places and people, and what it does. */
async function namesOf(tx: Tx, ctx: Ctx): Promise<string[]> {
  const rows = await tx.sql<{ name: string }[]>`
    select name from practice where practice_id = ${ctx.practiceId}
    union select name from site where practice_id = ${ctx.practiceId}
    union select name from staff where practice_id = ${ctx.practiceId}
    union select name from resource where practice_id = ${ctx.practiceId}
    union select label from profile where practice_id = ${ctx.practiceId}
    union select name from procedure where practice_id = ${ctx.practiceId}`;
  return rows.map(({ name }) => name);
}

async function wordsView(tx: Tx, ctx: Ctx): Promise<WordsView> {
  const [words, link] = await Promise.all([wordsOf(tx, ctx), linkOf(tx, ctx)]);
  const facts = { ...dayAndTime(inTwoWeeks(ctx.now), "UTC"), link };
  return Object.entries(words).map(([name, { subject, text }]) => {
    const rule = name as WordsView[number]["rule"];
    const usual = usualWords[rule];
    return {
      rule,
      subject,
      text,
      isUsual: usual.subject === subject && usual.text === text,
      places: [...placesOf[rule]],
      facts: takesAnswer(rule) ? { ...facts, link: answerAddress(EXAMPLE_TOKEN) } : facts,
    };
  });
}
