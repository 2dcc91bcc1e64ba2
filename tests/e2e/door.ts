import type { Page } from "@playwright/test";
import { demoSignIns, patientSignIns } from "#db/seed/sign-ins.ts";

export type Who = "desk" | "nurse" | "surgeon" | "anaesthetist" | "manager" | "juniper" | "robin";

const patients: Partial<Record<Who, { signInName: string; passphrase: string }>> = {
  juniper: patientSignIns.coming,
  robin: patientSignIns.recovering,
};

function credentialsOf(who: Who, as?: string) {
  const colleagues = demoSignIns().filter((one) => one.practice === "linden" && one.role === who);
  const found = patients[who] ?? colleagues.find(({ signInName }) => !as || signInName === as);
  if (!found) throw new Error(`the demo has no ${who}`);
  return found;
}

/**
 * Signs in at the demo practice by the page's own form, and chooses the role where the person has several. `as`: the sign-in name, where several share
 * a role.
 */
export async function signIn(page: Page, who: Who, as?: string): Promise<void> {
  const { signInName, passphrase } = credentialsOf(who, as);
  await page.goto("/p/linden");
  await page.getByLabel("Sign-in name or e-mail").fill(signInName);
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !/^\/p\/linden\/?$/.test(url.pathname));
  if (page.url().endsWith("/role")) {
    await page.locator(`button[name="role"][value="${who}"]`).click();
    await page.waitForURL((url) => !url.pathname.endsWith("/role"));
  }
}

/** Signs out by the menu at the head of each staff page, and waits for the door: an address asked for sooner would be cut off by it. */
export async function signOut(page: Page): Promise<void> {
  await page.locator("button[popovertarget=person-menu]").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/p\/linden\/?$/);
}
