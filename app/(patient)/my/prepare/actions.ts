"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { chosenOf, textOf } from "#app/_forms/values.ts";
import { getSession, requirePatient } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { viewOf } from "#app/_trpc/view-of.ts";
import { itemKinds } from "#server/catalogue/checklist-schemas.ts";
import { problemsOf } from "../../_parts/problems.ts";
import { answerIn, fieldNames, type Typed, typedIn } from "./_parts/answer-form.ts";

/** What became of the last try: kept, or why not, in words and at which field; and everything that was typed. */
export type Tried = {
  kept: boolean;
  /** It will be talked over with her. */
  attention: boolean;
  words: string;
  field: string | null;
  typed: Typed;
} | null;

/** Keeps her answer to one item, or takes it back when she emptied it. `quiet`: sent by the page itself while she goes on; else it leads back to the page. */
export async function keepAnswer(_: Tried, form: FormData): Promise<Tried> {
  const tried = await kept(form);
  if (tried?.kept && !form.get("quiet")) redirect("/my/prepare?kept=1");
  return tried;
}

/** Takes back a file that she sent. */
export async function removePaper(form: FormData): Promise<void> {
  await requirePatient();
  const at = textOf(form, "at");
  const [caseId, itemId, fileId] = [textOf(form, "caseId"), textOf(form, "itemId"), textOf(form, "fileId")];
  let said = "removed";
  try {
    await (await api()).my.removeFile({ caseId, itemId, fileId });
  } catch (error) {
    said = (await viewOf(error)).reason;
  }
  redirect(`/my/prepare?paper=${said}&at=${/^\d{1,3}$/.test(at) ? at : 0}#paper`);
}

async function kept(form: FormData): Promise<Tried> {
  const typed = typedIn(form);
  const not = (words: string, field: string | null = null): Tried => ({
    ...{ kept: false, attention: false },
    ...{ words, field, typed },
  });
  // Not sent elsewhere from here: what she typed still stands on her page.
  if ((await getSession()).actor?.viewer !== "patient")
    return not((await getTranslations("Errors"))("signInAgain"));
  const kind = chosenOf(form, "kind", itemKinds);
  if (!kind || kind === "file") return not((await getTranslations("Errors"))("refused"));
  const value = answerIn(form, kind);
  if (value && "unsaid" in value)
    return not((await getTranslations("My.prepare"))(value.unsaid), value.field);
  const [caseId, itemId] = [textOf(form, "caseId"), textOf(form, "itemId")];
  try {
    await (await api()).my.answer({ caseId, itemId, value });
    const attention = (kind === "question" || kind === "number") && (await isToTalkOver(caseId, itemId));
    return { kept: true, attention, words: "", field: null, typed };
  } catch (error) {
    const { words, fields } = await problemsOf(error, fieldNames);
    const [[field, said] = [null, words]] = Object.entries(fields);
    return not(said, field);
  }
}

async function isToTalkOver(caseId: string, itemId: string): Promise<boolean> {
  const { items } = await (await api()).my.prepare();
  return items.some((one) => one.caseId === caseId && one.itemId === itemId && one.state === "attention");
}
