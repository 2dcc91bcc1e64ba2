"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { inWords } from "#app/_forms/in-words.ts";
import { chosenOf, optional, textOf } from "#app/_forms/values.ts";
import { requirePatient } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { viewOf } from "#app/_trpc/view-of.ts";
import { type Contact, channels, coverLines } from "#server/identity/patient-schemas.ts";

/** What went wrong with the last try, in words, at which field; and everything that was typed. */
export type Tried = { words: string; field: string | null; typed: Contact } | null;

/** How to reach her, in her own words. What she typed survives an error, with scripts or without. */
export async function saveContact(_: Tried, form: FormData): Promise<Tried> {
  await requirePatient();
  const typed = contactOf(form);
  try {
    await (await api()).my.setContact(typed);
  } catch (error) {
    return { ...(await problemOf(error)), typed };
  }
  redirect("/my/reach?kept=1");
}

/** She lets somebody here know of her again. */
export async function liftBar(form: FormData): Promise<void> {
  await requirePatient();
  const staffId = textOf(form, "staffId");
  let lifted = true;
  try {
    await (await api()).my.liftBar({ staffId });
  } catch {
    lifted = false; // lifted already, or never there: the page shows how it stands
  }
  redirect(lifted ? "/my/reach?lifted=1" : "/my/reach");
}

function contactOf(form: FormData): Contact {
  const minute = (name: string) => {
    const value = optional(form, name);
    return value === null ? null : Number(value);
  };
  return {
    channel: chosenOf(form, "channel", channels) ?? "none",
    safeFromMinute: minute("safeFromMinute"),
    safeToMinute: minute("safeToMinute"),
    safeWeekdays: form.getAll("safeWeekdays").map(Number),
    voicemail: form.get("voicemail") === "on",
    letters: form.get("letters") === "on",
    nameToUse: optional(form, "nameToUse"),
    phoneWord: optional(form, "phoneWord"),
    coverLine: chosenOf(form, "coverLine", coverLines) ?? "none",
  };
}

async function problemOf(error: unknown): Promise<{ words: string; field: string | null }> {
  const view = await viewOf(error);
  return { words: inWords(await getTranslations("Errors"), view), field: view.field };
}
