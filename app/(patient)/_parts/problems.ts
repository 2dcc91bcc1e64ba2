import { getTranslations } from "next-intl/server";
import { inWords } from "#app/_forms/in-words.ts";
import { viewOf } from "#app/_trpc/view-of.ts";

/** What is wrong, in words: at which fields, and for those that are not on the page, as a whole. */
export type Problems = { words: string; fields: Record<string, string> };

/** A refusal as her forms show it. `at`: the fields that the form has. */
export async function problemsOf(error: unknown, at: readonly string[]): Promise<Problems> {
  const [view, words] = [await viewOf(error), await getTranslations("Errors")];
  const fields: Record<string, string> = {};
  for (const issue of view.issues) {
    const field = at.find((one) => issue.field.split(".").includes(one));
    if (field) fields[field] ??= inWords(words, { ...view, issues: [issue] });
  }
  if (view.issues.length === 0 && view.field && at.includes(view.field))
    fields[view.field] = inWords(words, view);
  return { words: inWords(words, view), fields };
}
