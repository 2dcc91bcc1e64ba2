"use server";

import { redirect } from "next/navigation";
import { chooseRole } from "#server/api/door.ts";
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
