export type MessageWords = { subject: string; text: string };

/** The words with their facts in place. What is not a fact stays as it was typed. */
export function inPlace(
  { subject, text }: MessageWords,
  facts: Readonly<Record<string, string>>,
): MessageWords {
  const put = (words: string) =>
    words.replace(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(facts, name) ? (facts[name] ?? whole) : whole,
    );
  return { subject: put(subject), text: put(text) };
}
