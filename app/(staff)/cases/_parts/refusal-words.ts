import { getTranslations } from "next-intl/server";
import { farDate } from "#app/_format/index.ts";
import type { Refusal } from "#server/pathway/schemas.ts";

/** A refusal in words: the rule, its source, and the first date on which it would pass. */
export async function refusalWords(): Promise<(refusal: Refusal) => string> {
  const words = await getTranslations("Errors");
  return ({ reason, params }) => {
    const { earliest } = params;
    const date = typeof earliest === "string" ? { earliest: farDate(earliest) } : {};
    return words(reason as "tooYoung", { ...params, ...date } as never);
  };
}
