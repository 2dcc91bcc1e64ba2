import { expect, test } from "@playwright/test";
import { signIn } from "./door.ts";

test("a waiting request is booked from the list of what is to schedule, not before its date", async ({
  page,
}) => {
  await signIn(page, "desk");
  await page.goto("/find");
  const waiting = page.getByRole("region", { name: "To schedule" });
  const first = waiting.getByRole("link").first();
  const name = await first.locator(".who").textContent();
  await first.click();
  await expect(page.getByRole("region", { name: "The time chosen" })).toBeVisible();
  await page.getByRole("button", { name: /Book it/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Booked/ })).toBeVisible();
  await expect(page.locator("main")).toContainText(name ?? "");
  await page.goto("/find");
  await expect(waiting.getByRole("link").filter({ hasText: name ?? "" })).toHaveCount(0);
});

test("the whole page stands before scripts arrive: what waits, and its times", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, "desk");
  await page.goto("/find");
  await page
    .getByRole("link", { name: /^Consultation/ })
    .first()
    .click();
  await expect(page.locator("main")).toContainText(/\d+:\d\d/);
  await page.goto("/today");
  await expect(page.locator("main")).toContainText("Theatre 1");
  await context.close();
});
