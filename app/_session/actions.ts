"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { chooseRole, shareDevice, unshareDevice } from "#server/api/door.ts";
import { type ErrorView, refusalOf } from "#server/api/trpc.ts";
import { ChooseRole } from "#server/identity/sign-in-schemas.ts";
import { homeOf } from "./home.ts";
import { enter } from "./next-auth.ts";
import { elsewhere, endSession, getSession } from "./session.ts";

/** Works on in another of one's roles: this session ends, another begins. From a form whose button is named `role`. */
export async function workAs(form: FormData): Promise<void> {
  const session = await getSession();
  const wanted = ChooseRole.safeParse({ role: form.get("role") });
  const { cookie, requestId } = session;
  if (!cookie || !wanted.success) redirect(elsewhere(session));
  const begun = await enter(() => chooseRole(cookie, wanted.data.role, requestId));
  if (!begun || begun.role === "choosing") redirect(elsewhere(session));
  redirect(homeOf(begun.role));
}

/** Ends the session and leads to the practice's sign-in page. */
export async function signOut(): Promise<void> {
  const { slug } = await getSession();
  await endSession();
  redirect(slug ? `/p/${slug}` : "/");
}

/** This device is shared in theatre from now on: each tap asks who. */
export async function shareThisDevice(): Promise<void> {
  const session = await getSession();
  const { cookie, requestId } = session;
  if (!cookie || !session.actor) redirect(elsewhere(session));
  await shareDevice(cookie, requestId);
  revalidatePath("/", "layout");
}

/** It is the signed-in person's own again, on giving her passphrase or PIN. Null, or why not. */
export async function endSharing(proof: string): Promise<ErrorView | null> {
  const session = await getSession();
  const { cookie, actor, requestId } = session;
  if (!cookie || actor?.viewer !== "staff") redirect(elsewhere(session));
  try {
    await unshareDevice(cookie, actor, String(proof));
  } catch (error) {
    return refusalOf(error, { requestId, path: "unshare" }).view;
  }
  revalidatePath("/", "layout");
  return null;
}
