import type { Cookie, Page } from "@playwright/test";
import { demoSignIns, patientSignIns } from "#db/seed/sign-ins.ts";

export type Who = "desk" | "nurse" | "surgeon" | "anaesthetist" | "manager" | "juniper" | "robin";

const patients: Partial<Record<Who, { signInName: string; passphrase: string }>> = {
  juniper: patientSignIns.coming,
  robin: patientSignIns.recovering,
};

export type Practice = "linden" | "harbour";

function credentialsOf(who: Who, practice: Practice, as?: string) {
  const colleagues = demoSignIns().filter((one) => one.practice === practice && one.role === who);
  const found = patients[who] ?? colleagues.find(({ signInName }) => !as || signInName === as);
  if (!found) throw new Error(`the demo has no ${who}`);
  return found;
}

/** What this worker's browsers hold of those who have signed in already: a session stands on whichever device shows it. */
const held = new Map<string, Cookie[]>();

/**
 * Signs in at a demo practice, and chooses the role where the person has several: by the page's own form, and afterwards by the session that this began, for as long as it stands. `as`: the sign-in name, where
 * several share a role.
 */
export async function signIn(
  page: Page,
  who: Who,
  as?: string,
  practice: Practice = "linden",
): Promise<void> {
  const key = [practice, who, as].join(" ");
  const cookies = held.get(key);
  if (cookies) {
    await page.context().addCookies(cookies);
    await page.goto(`/p/${practice}`);
    if (!isAtDoor(page.url())) return;
  }
  await signInAnew(page, credentialsOf(who, practice, as), practice, who);
  const all = await page.context().cookies();
  held.set(
    key,
    all.filter(({ name }) => /^(__Host-)?dayward$/.test(name)),
  );
}

const isAtDoor = (url: string) => /^\/p\/\w+(\/role)?\/?$/.test(new URL(url).pathname);

/** Signs in by the form, whatever has been before. */
export async function signInAnew(
  page: Page,
  { signInName, passphrase }: { signInName: string; passphrase: string },
  practice: Practice = "linden",
  who?: Who,
): Promise<void> {
  await page.goto(`/p/${practice}`);
  await page.getByLabel("Sign-in name or e-mail").fill(signInName);
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname.endsWith("/role") || !isAtDoor(url.href));
  if (who && page.url().endsWith("/role")) {
    await page.locator(`button[name="role"][value="${who}"]`).click();
    await page.waitForURL((url) => !isAtDoor(url.href));
  }
}

/** Signs out by the menu at the head of each staff page, and waits for the door: an address asked for sooner would be cut off by it. */
export async function signOut(page: Page): Promise<void> {
  await page.locator("button[popovertarget=person-menu]").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/p\/linden\/?$/);
}
