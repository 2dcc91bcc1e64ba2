import { expect, test } from "@playwright/test";
import { signIn, signOut } from "./door.ts";

const hers = /13:|Rue|rue|Exemple/;

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("29. after Leave now neither Back nor reload shows anything of hers", async ({ page }) => {
      await signIn(page, "juniper");
      await page.goto("/my");
      await expect(page.locator("body")).toContainText(hers);
      await page.goto("/my/days");
      await page.getByRole("link", { name: "Don’t" }).click();
      await expect(page).toHaveURL(/#dont$/);
      await page.getByRole("button", { name: "Leave now" }).click();
      await page.waitForURL((url) => !url.pathname.startsWith("/my"));
      await expect(page.locator("body")).not.toContainText(hers);
      for (let back = 0; back < 3; back++) {
        await page.goBack().catch(() => null);
        await expect(page.locator("body")).not.toContainText(hers);
        expect(new URL(page.url()).hash).toBe("");
        await expect(page.getByRole("button", { name: "Leave now" })).toHaveCount(0);
      }
      await page.goto("/my");
      await expect(page).not.toHaveURL(/\/my/);
      await page.reload();
      await expect(page.locator("body")).not.toContainText(hers);
    });
  });
}

test("a session ended elsewhere is over at the next click", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, "nurse");
  const cookies = await context.cookies();
  const other = await browser.newContext();
  await other.addCookies(cookies);
  const copy = await other.newPage();
  await copy.goto("/list");
  await expect(copy).toHaveURL(/\/list/);
  await signOut(page);
  await copy.goto("/list");
  await expect(copy).toHaveURL(/\/p\/linden/);
  await context.close();
  await other.close();
});
