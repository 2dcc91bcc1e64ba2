"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { textOf } from "#app/_forms/values.ts";
import { getSession } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { problemsOf } from "../../_parts/problems.ts";
import { answersIn, fieldNames, type Typed, typedIn } from "./_parts/typed.ts";

/** What kept the last try from being sent, in words, at which field; null: nothing. */
export type Tried = { words: string; field: string | null; typed: Typed } | null;

/** Sends her answers for a day, and leads to what they ask for. What she typed survives an error, with scripts or without. */
export async function sendAnswers(_: Tried, form: FormData): Promise<Tried> {
  const tried = await taken(form, "sendCheckIn");
  if (tried === null) redirect(`/my/check-in?sent=${dayOf(form)}`);
  return tried;
}

/** Keeps what she has typed so far; what cannot be kept yet is told when she sends it. */
export async function keepDraft(form: FormData): Promise<boolean> {
  return (await taken(form, "saveCheckIn")) === null;
}

const dayOf = (form: FormData): number => Number(textOf(form, "day"));

async function taken(form: FormData, verb: "sendCheckIn" | "saveCheckIn"): Promise<Tried> {
  const words = await getTranslations("Errors");
  const not = (said: string, field: string | null = null): Tried => ({
    ...{ words: said, field },
    typed: typedIn(form),
  });
  // Not sent elsewhere from here: what she typed still stands on her page.
  if ((await getSession()).actor?.viewer !== "patient") return not(words("signInAgain"));
  const answers = answersIn(form);
  if ("unread" in answers) return not(words("temperature"), answers.unread);
  try {
    await (await api()).my[verb]({ caseId: textOf(form, "caseId"), day: dayOf(form), answers });
    return null;
  } catch (error) {
    const problems = await problemsOf(error, fieldNames);
    const [[field, said] = [null, problems.words]] = Object.entries(problems.fields);
    return not(said, field);
  }
}
