import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { signIn, type Who } from "./door.ts";

/** A page of the day of its own for somebody. */
async function dayOf(browser: Browser, who: Who): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, who);
  await page.goto("/day");
  return page;
}

const caseOf = (page: Page, name: string): Locator =>
  page.locator(".day-case").filter({ has: page.getByRole("link", { name, exact: true }) });
const button = (one: Locator, step: string) => one.getByRole("button", { name: new RegExp(`^${step} \\D`) });
const tap = (one: Locator, step: string) => button(one, step).click();
const happened = (one: Locator, step: string) =>
  one.locator(".day-time").filter({ hasText: new RegExp(`\\d:\\d\\d ${step}`) });

async function namesOn(page: Page): Promise<string[]> {
  await expect(page.locator(".day-case").first()).toBeVisible();
  return page.locator(".day-case .who").allTextContents();
}

/** Taps that she is here, and answers how many things are missing before she is ready. */
async function arrive(one: Locator): Promise<number> {
  await tap(one, "She has arrived");
  await expect(happened(one, "Arrived")).toBeVisible();
  return one.locator(".day-missing li").count();
}

/** Takes the last tap back from the toast. */
async function undo(page: Page): Promise<void> {
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".toast")).toContainText("Taken back");
}

/** Gives each part of the score. */
async function score(one: Locator, levels: readonly number[]): Promise<void> {
  const rows = one.locator(".padss-row");
  for (const [n, level] of levels.entries())
    await rows
      .nth(n)
      .getByRole("radio")
      .nth(2 - level)
      .check();
  await one.getByRole("button", { name: "Keep the score" }).click();
}

test("an operation is walked from arrived to home by nurse and surgeon; an open gate refuses, and so does a score of 8", async ({
  browser,
}) => {
  const [nurse, surgeon] = [await dayOf(browser, "nurse"), await dayOf(browser, "surgeon")];
  const shared = await namesOn(surgeon);
  const waiting: string[] = [];
  let name = "";
  for (const one of shared) {
    const row = caseOf(nurse, one);
    if ((await button(row, "She has arrived").count()) === 0) continue;
    const missing = await arrive(row);
    if (missing === 0 && !name) name = one;
    if (missing > 0) waiting.push(one);
    if (name && waiting.length > 0) break;
    if (missing === 0 && name !== one) await undo(nurse);
  }
  expect(name, "an operation of today for which all is there").not.toBe("");
  expect(waiting, "one for which something is missing").not.toEqual([]);

  // Refused: nothing is tapped, and what is missing is named with whom it waits for.
  const [late = ""] = waiting;
  const refused = caseOf(nurse, late);
  await tap(refused, "Ready");
  await expect(refused.getByRole("alert")).toContainText("Nothing was tapped");
  await expect(happened(refused, "Ready")).toHaveCount(0);
  await expect(refused.locator(".day-missing li").first()).toContainText(/waits for (her|the clinic)/);

  // A tap by mistake is taken back.
  const hers = caseOf(nurse, name);
  await tap(hers, "Ready");
  await expect(button(hers, "In theatre")).toBeVisible();
  await undo(nurse);
  await expect(happened(hers, "Ready")).toHaveCount(0);
  await tap(hers, "Ready");
  await expect(happened(hers, "Ready")).toBeVisible();

  // A time is corrected on the 24-hour clock; what lies ahead is refused at its field.
  await happened(hers, "Arrived").click();
  const dialog = nurse.getByRole("dialog");
  await dialog.getByLabel("Hour").fill("23:59");
  await dialog.getByRole("button", { name: "Correct the time" }).click();
  await expect(dialog.locator(".problem")).toContainText("That time lies on another day, ahead");
  await dialog.getByLabel("Hour").fill("7:05");
  await dialog.getByRole("button", { name: "Correct the time" }).click();
  await expect(happened(hers, "Arrived")).toContainText("7:05");

  await surgeon.reload();
  const mine = caseOf(surgeon, name);
  for (const [step, done] of [
    ["In theatre", "In theatre"],
    ["Time out", "Time out"],
    ["Sign out", "Sign out"],
    ["In recovery", "In recovery"],
  ] as const) {
    await tap(mine, step);
    await expect(happened(mine, done)).toBeVisible();
  }
  // Sutures that stay ask for a review, and only the surgeon can ask for it.
  await nurse.reload();
  await hers.getByRole("button", { name: /^(Change|Record sutures)$/ }).click();
  await expect(nurse.getByRole("dialog").locator("option", { hasText: "To be removed" })).toHaveCount(0);
  await nurse.getByRole("dialog").getByRole("button", { name: "Leave it" }).first().click();
  await mine.getByRole("button", { name: /^(Change|Record sutures)$/ }).click();
  const sutures = surgeon.getByRole("dialog");
  await sutures.getByLabel("Sutures", { exact: true }).selectOption("removal");
  await sutures.getByLabel("Words").fill("Nylon 5-0");
  await sutures.getByRole("button", { name: "Keep it" }).click();
  await expect(sutures.locator(".problem")).toContainText("Fill this in");
  await sutures.getByLabel("Review").selectOption({ index: 1 });
  await sutures.getByLabel("Not before").fill("2026-06-26");
  await sutures.getByRole("button", { name: "Keep it" }).click();
  await expect(surgeon.locator(".toast")).toContainText("The desk is asked for the review");
  await expect(mine).toContainText("To be removed: Nylon 5-0");

  // What was sent stays open until its result is seen and she has been told.
  await mine.getByRole("button", { name: "Specimen sent" }).click();
  await surgeon.getByRole("dialog").getByLabel("What").fill("Edge, left");
  await surgeon.getByRole("dialog").getByRole("button", { name: "Note it" }).click();
  const sent = surgeon.locator(".open-row", { hasText: "Edge, left" });
  await sent.getByRole("button", { name: "Result seen" }).click();
  await sent.getByRole("button", { name: "She has been told" }).click();
  await expect(sent).toHaveCount(0);

  await nurse.reload();
  await score(hers, [2, 1, 2, 1, 2]);
  await expect(hers.locator(".day-kept").first()).toContainText("8 of 10");
  await tap(hers, "She goes home");
  await expect(hers.getByRole("alert")).toContainText("Nothing was tapped");
  await expect(hers.locator(".day-missing")).toContainText("A discharge score of 9 or 10");
  await score(hers, [2, 2, 2, 1, 2]);
  await expect(hers.locator(".day-kept").first()).toContainText("9 of 10");
  await tap(hers, "She goes home");
  await expect(hers.locator(".day-head .mark")).toHaveText("Home");
  await nurse.context().close();
  await surgeon.context().close();
});

test("an emergency stays open until a second person has looked at it", async ({ browser }) => {
  const [nurse, surgeon] = [await dayOf(browser, "nurse"), await dayOf(browser, "surgeon")];
  const name = (await namesOn(surgeon)).at(-1) ?? "";
  await caseOf(surgeon, name).getByRole("button", { name: "Emergency" }).click();
  const dialog = surgeon.getByRole("dialog");
  await expect(dialog).toContainText("listed for the desk, to call and time anew");
  await dialog.getByRole("button", { name: "Start the emergency" }).click();
  await expect(dialog.locator(".problem")).toContainText("Fill this in");
  await dialog.getByLabel("Reason").fill("She bleeds");
  await dialog.getByRole("button", { name: "Start the emergency" }).click();
  const open = (page: Page, what: string) => page.locator(".open-row", { hasText: what });
  await expect(open(surgeon, "She bleeds")).toContainText("somebody else looks at it");

  await nurse.reload();
  await open(nurse, "She bleeds").getByRole("button", { name: "Look at it" }).click();
  await nurse.getByRole("dialog").getByLabel("In your words").fill("Right, and talked about");
  await nurse.getByRole("dialog").getByRole("button", { name: "Keep the review" }).click();
  await expect(open(nurse, "She bleeds")).toHaveCount(0);
  await nurse.context().close();
  await surgeon.context().close();
});
