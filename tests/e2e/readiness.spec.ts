import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./door.ts";

const WORDS = /^(Ready|for patient|for clinic)$/;

/** What is said of each case to come in the theatres of the board that is open; of who is here already, that is said instead. */
const saidOf = (page: Page) =>
  page
    .locator(".lane[data-kind='theatre'] .coming a.op:not(:has(.mark.stood))")
    .evaluateAll((all) => all.map((one) => one.querySelector(".mark")?.textContent ?? null));

test("the board says of each case to come for whom it waits, to the desk and the surgeon alike; of no visit", async ({
  page,
  browser,
}) => {
  await signIn(page, "desk");
  await page.goto("/today");
  const today = await saidOf(page);
  expect(today.length).toBeGreaterThan(0);
  for (const word of today) expect(word).toMatch(WORDS);
  await expect(page.locator(".lane[data-kind='theatre'] .past .mark.ready")).toHaveCount(0);
  await expect(page.locator(".lane[data-kind='consulting_room'] .mark.ready")).toHaveCount(0);
  await page.goto("/today?view=week");
  await expect(page.locator(".weekday.here li:not(.past) .mark").first()).toHaveText(WORDS);

  const surgeon = await (await browser.newContext()).newPage();
  await signIn(surgeon, "surgeon");
  await surgeon.goto("/today");
  const known = surgeon.locator(".lane[data-kind='theatre'] .coming a.op:has(.who):not(:has(.mark.stood))");
  for (const one of await known.all()) {
    const id = await one.getAttribute("data-booking");
    const word = (await one.locator(".mark.ready").textContent()) ?? "";
    await page.goto("/today");
    await expect(page.locator(`.lane[data-kind='theatre'] a[data-booking='${id}'] .mark.ready`)).toHaveText(
      word,
    );
  }
});

test("between two calls the desk ticks what it has done, and takes it back", async ({ page }) => {
  await signIn(page, "desk");
  await page.goto("/find");
  const list = page.getByRole("region", { name: "For the desk" });
  const first = list.getByRole("listitem").first();
  const box = first.getByRole("checkbox");
  await expect(first.locator(".due")).toHaveText(/^(By|Was due) \w|Due today|No date yet/);
  await box.check();
  await expect(page.locator(".toast")).toContainText("noted");
  await expect(first.locator(".due")).toHaveText("Done");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".toast")).toContainText("taken back");
  await expect(box).not.toBeChecked();
});

test("the open booking shows its tasks; what is ticked stays so when it is opened again", async ({
  page,
}) => {
  await signIn(page, "desk");
  await page.goto("/today?date=2026-06-18");
  await page.locator(".lane[data-kind='theatre'] .coming a.op").first().click();
  const tasks = page.locator(".chosen").getByRole("region", { name: "For the desk" });
  const box = tasks.getByRole("checkbox").first();
  await expect(page.locator(".chosen .mark").first()).toHaveText(WORDS);
  const was = await box.isChecked();
  const changed = page.waitForResponse((response) => response.url().includes("setDeskTask"));
  await box.click();
  expect((await changed).ok()).toBe(true);
  await page.reload();
  await expect(box).toBeChecked({ checked: !was });
  await box.click();
  await expect(box).toBeChecked({ checked: was });
  await expect(page.locator(".toast")).toBeVisible();
});
