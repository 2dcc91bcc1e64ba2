import { expect, type Page, test } from "@playwright/test";
import { signIn, signOut } from "./door.ts";
import { registerNora, unique } from "./people.ts";

/** The desk registers somebody and makes her card: what is printed on it, and what is spoken. */
async function cardFor(desk: Page, family: string): Promise<{ code: string; spoken: string }> {
  await signIn(desk, "desk");
  await registerNora(desk, family);
  const dialog = desk.getByRole("dialog");
  await desk.getByRole("button", { name: "First-access card" }).click();
  await dialog.getByRole("button", { name: "Make the card" }).click();
  const code = ((await dialog.locator(".code").textContent()) ?? "").trim();
  const spoken = ((await dialog.locator("q").textContent()) ?? "").trim();
  return { code, spoken };
}

for (const scripts of [true, false]) {
  test(`the patient's first access ${scripts ? "with" : "without"} scripts: card and words, a name of her own, and in; the card is spent`, async ({
    browser,
  }) => {
    const desk = await (await browser.newContext()).newPage();
    const { code, spoken } = await cardFor(desk, `Ejemplo${unique()}`);
    const context = await browser.newContext({
      javaScriptEnabled: scripts,
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    await page.goto("/p/linden/first");
    await page.getByLabel("Code from the card").fill(code.toLowerCase());
    await page.getByLabel("The two words you were told").fill("quite wrong");
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(page.locator("#problem")).toBeVisible();
    await expect(page.getByLabel("Code from the card")).toHaveValue(code.toLowerCase());
    await page.getByLabel("The two words you were told").fill(spoken.toUpperCase());
    await page.getByRole("button", { name: "Go on" }).click();

    const name = `wren-${unique()}`;
    await page.getByLabel("Sign-in name").fill(name);
    await page.getByLabel("New passphrase").fill("short");
    if (!scripts) await page.getByLabel("The same again").fill("short");
    await page.getByRole("button", { name: "Keep it and go on" }).click();
    await expect(page.locator("#problem")).toBeVisible();
    await expect(page.getByLabel("Sign-in name")).toHaveValue(name);
    await page.getByLabel("New passphrase").fill("five quiet herons wade slowly");
    if (!scripts) await page.getByLabel("The same again").fill("five quiet herons wade slowly");
    await page.getByRole("button", { name: "Keep it and go on" }).click();
    await page.waitForURL(/\/my$/);
    await expect(page).toHaveTitle("My page");
    const kept = (await context.cookies()).filter(({ expires }) => expires !== -1);
    expect(kept.map((cookie) => cookie.name)).toEqual([]);

    const other = await (await browser.newContext()).newPage();
    await other.goto("/p/linden/first");
    await other.getByLabel("Code from the card").fill(code);
    await other.getByLabel("The two words you were told").fill(spoken);
    await other.getByRole("button", { name: "Go on" }).click();
    await expect(other.locator("#problem")).toBeVisible();
    await other.goto("/p/linden");
    await other.getByLabel("Sign-in name or e-mail").fill(name);
    await other.getByLabel("Passphrase", { exact: true }).fill("five quiet herons wade slowly");
    await other.getByRole("button", { name: "Sign in" }).click();
    await other.waitForURL(/\/my$/);
    for (const one of [desk, page, other]) await one.context().close();
  });
}

test("29. after a member of staff signs out, neither Back nor reload shows a name", async ({ page }) => {
  await signIn(page, "desk");
  await page.goto("/today");
  const name = (await page.locator("main .booking .who").first().textContent()) ?? "";
  expect(name.length).toBeGreaterThan(3);
  await page.goto("/find");
  await signOut(page);
  for (let back = 0; back < 3; back++) {
    await page.goBack().catch(() => null);
    await expect(page.locator("main .booking, .topbar")).toHaveCount(0);
    await expect(page.locator("body")).not.toContainText(name);
  }
  await page.goto("/today");
  await expect(page).not.toHaveURL(/\/today/);
  await page.reload();
  await expect(page.locator("body")).not.toContainText(name);
});
