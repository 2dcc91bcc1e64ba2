"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { getSession, requirePatient } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { problemsOf } from "../../_parts/problems.ts";
import { choicesIn, fieldNames, type Typed, typedIn } from "./_parts/typed.ts";

/** What kept the last try from being kept, in words, at which field; and everything that was chosen. */
export type Tried = { words: string; field: string | null; typed: Typed } | null;

/** What she wants to be sent. What she chose survives an error, with scripts or without. */
export async function saveChoices(_: Tried, form: FormData): Promise<Tried> {
  const typed = typedIn(form);
  // Not sent elsewhere from here: what she chose still stands on her page.
  if ((await getSession()).actor?.viewer !== "patient")
    return { words: (await getTranslations("Errors"))("signInAgain"), field: null, typed };
  try {
    await (await api()).my.setMessages(choicesIn(form));
  } catch (error) {
    const { words, fields } = await problemsOf(error, fieldNames);
    const [[field, said] = [null, words]] = Object.entries(fields);
    return { words: said, field, typed };
  }
  redirect("/my/messages?said=kept");
}

/** Nothing at all any more, at once. */
export async function stopMessages(): Promise<void> {
  await set(true);
}

export async function startMessages(): Promise<void> {
  await set(false);
}

async function set(isStopped: boolean): Promise<void> {
  await requirePatient();
  let taken = true;
  try {
    await (await api()).my.setMessages({ isStopped });
  } catch {
    taken = false; // the page shows how it stands
  }
  redirect(taken ? `/my/messages?said=${isStopped ? "stopped" : "started"}` : "/my/messages?said=not");
}
