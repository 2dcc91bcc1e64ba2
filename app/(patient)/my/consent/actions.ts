"use server";

import { redirect } from "next/navigation";
import { chosenOf, textOf } from "#app/_forms/values.ts";
import { requirePatient } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { consentKinds } from "#server/pathway/part-schemas.ts";
import { type Problems, problemsOf } from "../../_parts/problems.ts";

/** What went wrong with the last try to sign, and what she had ticked and typed; never the passphrase. */
export type SignTried = Problems & {
  turn: number;
  leadsTo: string | null;
  risks: string[];
  typedName: string;
};

/** Signs one document; without scripts too. */
export async function sign(last: SignTried | null, form: FormData): Promise<SignTried> {
  await requirePatient();
  const kind = chosenOf(form, "kind", consentKinds) ?? "surgery";
  const typed = { risks: form.getAll("risks").map(String), typedName: textOf(form, "typedName") };
  const [caseId, templateVersionId] = [textOf(form, "caseId"), textOf(form, "templateVersionId")];
  const passphrase = String(form.get("passphrase") ?? "");
  try {
    await (await api()).my.signConsent({ caseId, kind, templateVersionId, ...typed, passphrase });
  } catch (error) {
    const problems = await problemsOf(error, ["risks", "typedName", "passphrase"]);
    return { ...problems, ...typed, turn: (last?.turn ?? 0) + 1, leadsTo: null };
  }
  const leadsTo = taken(form, "/my/consent?said=signed");
  return { words: "", fields: {}, risks: [], typedName: "", turn: 0, leadsTo };
}

/** Where a form that was taken leads: scripts load that page themselves, whole; without them the answer does. */
function taken(form: FormData, page: string): string {
  if (!form.get("byScript")) redirect(page);
  return page;
}

/** Takes one back in one step. */
export async function takeBack(form: FormData): Promise<void> {
  await requirePatient();
  const [caseId, consentId] = [textOf(form, "caseId"), textOf(form, "consentId")];
  let taken = true;
  try {
    await (await api()).my.withdrawConsent({ caseId, consentId });
  } catch {
    taken = false; // taken back already, or over: the page shows how it stands
  }
  redirect(`/my/consent?said=${taken ? "takenBack" : "notTakenBack"}`);
}

export type AskTried = { words: string; turn: number; leadsTo: string | null; text: string };

/** Asks her surgeon something. */
export async function ask(last: AskTried | null, form: FormData): Promise<AskTried> {
  await requirePatient();
  const typed = textOf(form, "text");
  const text = typed.replace(/\s*[\r\n]+\s*/g, " ");
  try {
    await (await api()).my.ask({ caseId: textOf(form, "caseId"), text });
  } catch (error) {
    const { words, fields } = await problemsOf(error, ["text"]);
    return { words: fields.text ?? words, turn: (last?.turn ?? 0) + 1, leadsTo: null, text: typed };
  }
  return { words: "", turn: 0, leadsTo: taken(form, "/my/consent?said=asked"), text: "" };
}
