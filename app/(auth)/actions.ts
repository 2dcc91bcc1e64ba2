"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { getAddress } from "#app/_session/client-address.ts";
import { homeOf } from "#app/_session/home.ts";
import { enter } from "#app/_session/next-auth.ts";
import { getRequestId, getSession } from "#app/_session/session.ts";
import {
  changePassphrase,
  checkCode,
  doorCtx,
  findPractice,
  redeemCode,
  setPin,
  signIn,
  signOut,
} from "#server/api/door.ts";
import type { Begun, DoorRefusal, PinSet, Tried } from "#server/identity/sign-in-schemas.ts";
import type { DoorState, FirstState, PinState } from "./_parts/state.ts";

const typed = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** Into the session if there is one, with its cookie; else the reason, in words. */
async function come(slug: string, tryIt: () => Promise<Tried>): Promise<Omit<DoorState, "turn" | "name">> {
  const before = await getSession();
  let tried: Tried = { refused: "wrongSignIn" };
  const begun = await enter(async () => {
    tried = await tryIt();
    return "begun" in tried ? tried.begun : null;
  });
  if (!begun) return problemOf(tried);
  // The cookie is overwritten: whatever it stood for must not outlive it.
  if (before.cookie) await signOut(before.cookie, before.requestId);
  redirect(whereTo(begun, slug));
}

const whereTo = ({ role }: Begun, slug: string): string =>
  role === "choosing" ? `/p/${slug}/role` : homeOf(role);

async function problemOf(tried: Tried | PinSet): Promise<Omit<DoorState, "turn" | "name">> {
  if (!("refused" in tried)) return { problem: null, field: null };
  return { problem: await inWords(tried.refused, tried.minutes), field: tried.field ?? null };
}

async function inWords(reason: DoorRefusal | "passphraseDiffers", minutes = 0): Promise<string> {
  const words = await getTranslations("Errors");
  return words(reason, { minutes });
}

/** The sign-in page's form. */
export async function signInHere(slug: string, state: DoorState, form: FormData): Promise<DoorState> {
  const [requestId, address] = await Promise.all([getRequestId(), getAddress()]);
  const name = typed(form, "name");
  const practice = await findPractice(slug, requestId);
  const door = doorCtx(practice?.practiceId ?? null, requestId);
  const outcome = await come(slug, () =>
    signIn(door, { name, passphrase: typed(form, "passphrase") }, address),
  );
  return { ...outcome, name: name.slice(0, 200), turn: state.turn + 1 };
}

/** First access: the card's step, and with name and passphrase the second one. */
export async function comeFirst(slug: string, state: FirstState, form: FormData): Promise<FirstState> {
  const [requestId, address] = await Promise.all([getRequestId(), getAddress()]);
  const given = { code: typed(form, "code"), words: typed(form, "words") };
  const said = { code: given.code.slice(0, 60), words: given.words.slice(0, 100), turn: state.turn + 1 };
  const practice = await findPractice(slug, requestId);
  const door = doorCtx(practice?.practiceId ?? null, requestId);
  const checked = await checkCode(door, given, address);
  if ("refused" in checked) {
    return { ...said, ...(await problemOf(checked)), name: "", holder: null };
  }
  const { kind, email } = checked.holder;
  const chosen = { ...said, name: typed(form, "name").slice(0, 200), holder: { kind, email } };
  if (!form.has("passphrase") || !practice) return { ...chosen, problem: null, field: null };
  const passphrase = typed(form, "passphrase");
  if (form.has("again") && typed(form, "again") !== passphrase) {
    return { ...chosen, problem: await inWords("passphraseDiffers"), field: "passphrase" };
  }
  const redeem = { ...given, name: chosen.name, passphrase };
  return { ...chosen, ...(await come(slug, () => redeemCode(door, practice, redeem, address))) };
}

/** One's own passphrase, while signed in. */
export async function changeMine(state: DoorState, form: FormData): Promise<DoorState> {
  const { cookie, slug, requestId } = await getSession();
  const practice = slug ? await findPractice(slug, requestId) : null;
  if (!cookie || !practice) redirect("/");
  const passphrase = typed(form, "passphrase");
  const turn = state.turn + 1;
  if (form.has("again") && typed(form, "again") !== passphrase) {
    return { name: "", turn, problem: await inWords("passphraseDiffers"), field: "passphrase" };
  }
  const change = { current: typed(form, "current"), passphrase };
  const outcome = await come(practice.slug, () => changePassphrase(cookie, practice, change, requestId));
  return { ...outcome, name: "", turn };
}

/** One's own PIN for shared devices, while signed in. */
export async function setMyPin(state: PinState, form: FormData): Promise<PinState> {
  const { cookie, requestId } = await getSession();
  if (!cookie) redirect("/");
  const given = { current: typed(form, "current"), pin: typed(form, "pin") };
  const outcome = await setPin(cookie, given, requestId);
  return { ...(await problemOf(outcome)), isSet: "set" in outcome, name: "", turn: state.turn + 1 };
}
