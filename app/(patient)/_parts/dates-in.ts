import { getTranslations } from "next-intl/server";
import { shortDate } from "#app/_format/index.ts";

const DATE = /\{(\d{4}-\d\d-\d\d)\}/g;
const UNSET = /\{(?:exercise|abstinence)\}/g;

/** How a line of her text is said: the dates that her surgeon's periods give, in words. */
export async function datesIn(): Promise<(text: string) => string> {
  const words = await getTranslations("My.healing");
  return (text) =>
    text.replaceAll(DATE, (_, date: string) => shortDate(date)).replaceAll(UNSET, () => words("someDate"));
}
