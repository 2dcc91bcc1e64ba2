import type { useTranslations } from "next-intl";
import { shortDate } from "#app/_format/index.ts";
import type { ItemView, KeptAnswer } from "#server/pathway/schemas.ts";

/** An answer in words, a line for each medicine; nothing for a mere tick, nor for files, which stand in a list of their own. */
export function answerWords(
  value: KeptAnswer,
  item: ItemView,
  words: ReturnType<typeof useTranslations<"Case.answer">>,
): string[] {
  const withWords = (answer: string, more: string) =>
    more ? words("said.with", { answer, words: more }) : answer;
  switch (value.kind) {
    case "tick":
    case "file":
      return [];
    case "question":
      return [withWords(words(value.yes ? "said.yes" : "said.no"), value.words)];
    case "text":
      return [value.text];
    case "number":
      return [words("said.number", { number: String(value.number), unit: item.number?.unit ?? "" })];
    case "date":
      return [shortDate(value.date)];
    case "goingHome":
      return [withWords(words(`ways.${value.way}`), value.words)];
    case "medication":
      if (value.medicines.length === 0) return [words("said.noMedicines")];
      return value.medicines.map(({ medicine, action, how }) => {
        const said = { medicine, action: words(`actions.${action}`), how };
        return words(how ? "said.medicineHow" : "said.medicine", said);
      });
  }
}
