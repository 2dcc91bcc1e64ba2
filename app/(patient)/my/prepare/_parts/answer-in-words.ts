import { getTranslations } from "next-intl/server";
import { fullDate } from "#app/_format/index.ts";
import type { MyItem } from "#server/pathway/schemas.ts";

/** Her answer in a line; null where the title says it all. */
export async function answerInWords({ answer, number }: MyItem): Promise<string | null> {
  const words = await getTranslations("My.prepare");
  switch (answer?.kind) {
    case "question":
      return [words(answer.yes ? "yes" : "no"), answer.words].filter(Boolean).join(". ");
    case "text":
      return answer.text;
    case "number":
      return [answer.number, number?.unit].filter((part) => part !== undefined && part !== "").join(" ");
    case "date":
      return fullDate(answer.date);
    case "file":
      return words("papers.count", { count: answer.files.length });
    case "goingHome":
      return words(`arrangedWays.${answer.way}`);
    default:
      return null;
  }
}
