import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./door.ts";

/** Answers for the first open day: well, but for what is given. */
async function answer(
  page: Page,
  { pain, degrees, note = "" }: { pain: number; degrees: string; note?: string },
) {
  await page.goto("/my/days");
  await page.getByRole("link", { name: /^Answer (today’s 5 questions|the questions of day)/ }).click();
  await page.getByRole("radio", { name: String(pain), exact: true }).check({ force: true });
  await page.getByLabel("Your temperature").fill(degrees);
  await page.getByLabel("A few spots").check();
  await page
    .getByRole("group", { name: /passed water/ })
    .getByLabel("Yes")
    .check();
  await page.getByLabel("None of these").check();
  await page.getByLabel("Anything else?").fill(note);
  await page.getByRole("button", { name: "Send my answers" }).click();
}

test("a fever is told what it asks for at once, comes before a nurse, who takes it on", async ({
  browser,
}) => {
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  const nurse = await (await browser.newContext()).newPage();
  await signIn(phone, "robin");
  await answer(phone, { pain: 2, degrees: "38,2", note: "Since this morning \u2764\ufe0f" });
  await expect(phone.getByRole("heading", { name: "Call us today, because" })).toBeVisible();
  await expect(phone.locator(".call-box")).toContainText("you have a fever");
  await expect(phone).toHaveTitle("My page");

  await signIn(nurse, "nurse");
  await nurse.goto("/recovery");
  const hers = nurse.locator("main a", { hasText: "38.2 °C" }).filter({ hasText: "Nobody yet" }).last();
  await hers.click();
  await expect(nurse.locator("main")).toContainText("Since this morning \u2764");
  await nurse.getByRole("button", { name: "I take this" }).click();
  await expect(nurse.getByRole("button", { name: "I take this" })).toHaveCount(0);
  await phone.context().close();
  await nurse.context().close();
});

test("what cannot wait is said before she sends it, with scripts or without", async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, "robin");
  await page.goto("/my/check-in?day=1");
  const atOnce = page.getByRole("heading", { name: "Call 15 now" });
  await expect(atOnce).toBeHidden();
  await page.getByLabel("My chest hurts, or I cannot breathe well").check();
  await expect(atOnce).toBeVisible();
  await page.getByLabel("My chest hurts, or I cannot breathe well").uncheck();
  await expect(atOnce).toBeHidden();
  await page.context().close();
});

test("what she typed is there again on another device, and a temperature that cannot be is told at its field", async ({
  browser,
}) => {
  const [one, other] = await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()));
  if (!one || !other) throw new Error("no pages");
  await signIn(one, "robin");
  await one.goto("/my/check-in?day=1");
  await one.getByLabel("Anything else?").fill("Half a sentence");
  await expect(one.getByText("Kept so far, not sent yet")).toBeVisible();
  await signIn(other, "robin");
  await other.goto("/my/check-in?day=1");
  await expect(other.getByLabel("Anything else?")).toHaveValue("Half a sentence");
  await other.getByLabel("Your temperature").fill("101");
  await other.getByRole("button", { name: "Send my answers" }).click();
  await expect(other.getByRole("group", { name: "Your temperature" })).toContainText(
    "Check the temperature and its unit.",
  );
  await expect(other.locator(".notice")).toContainText("Check the temperature and its unit.");
  await expect(other.getByLabel("Your temperature")).toHaveValue("101");
  await expect(other.getByLabel("Anything else?")).toHaveValue("Half a sentence");
  await one.context().close();
  await other.context().close();
});
