import { expect, test } from "@playwright/test";
import { PLANTED } from "#tests/support/product.ts";
import { decide, openForm, takeBack } from "./cases.ts";
import { signIn } from "./door.ts";

const planted = new RegExp(PLANTED, "i");

test("a case is opened and decided after a private talk; the desk sees whom, how long and not before when, and no more", async ({
  browser,
}) => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, "surgeon");
  const name = await openForm(page);
  await page.getByLabel("Operation", { exact: true }).selectOption({ label: "Hysteroscopic polyp removal" });
  await page.getByLabel("Note").fill("Ask about last winter");
  await page.getByLabel("Not before").fill("2026-07-02");
  await page.getByRole("button", { name: "Open the case" }).click();
  await expect(page.getByRole("heading", { name: /^The case is open/ })).toBeVisible();
  await expect(page.locator("main")).toContainText("Hysteroscopic polyp removal");

  const desk = await (await browser.newContext()).newPage();
  await signIn(desk, "desk");
  await desk.goto("/find");
  await expect(desk.locator("main")).not.toContainText(name);

  await page.getByRole("link", { name: "Record the decision" }).click();
  await page.getByLabel("Decision").selectOption("operate");
  await page.getByLabel("Her reason").fill("Only for the surgeon");
  await page.getByRole("button", { name: "Record it" }).click();
  await expect(page.locator(".problem").first()).toContainText("Talk with her alone first");
  await expect(page.getByLabel("Her reason")).toHaveValue("Only for the surgeon");
  await page.goBack();
  await decide(page);
  await expect(page.locator("main")).toContainText(`${name}: Day case`);
  await expect(page.locator("main")).toContainText("not before Thu 2 July");

  await expect(async () => {
    await desk.goto("/find");
    await expect(desk.locator("main")).toContainText(name, { timeout: 1000 });
  }).toPass();
  expect(await desk.content()).not.toMatch(/polyp|last winter|Only for/i);

  await takeBack(page);
  await page.context().close();
  await desk.context().close();
});

test("a law's wait from the quote keeps the case from the desk, and its surgeon reads rule, source and first date", async ({
  browser,
}) => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, "surgeon");
  const name = await openForm(page, "last");
  await page.getByLabel("Operation", { exact: true }).selectOption({ label: "Scar revision" });
  await expect(page.locator(".ask-desk")).toContainText("15 days from handing over the quote");
  await page.getByRole("button", { name: "Open the case" }).click();
  await decide(page);
  await expect(page.locator("main")).toContainText("They have not begun");
  await page.getByRole("link", { name: "Write it" }).click();
  await page.getByLabel("Amount").fill("1 200,50");
  await page.getByLabel("Handed over on").fill("2026-06-17");
  await page.getByLabel("How").selectOption("in_person");
  await page.getByLabel("On the invoice").fill("Hymen");
  await page.getByRole("button", { name: "Keep the quote" }).click();
  await expect(page.locator(".problem").first()).toContainText("That day has not come yet");
  await page.getByLabel("Handed over on").fill("2026-06-12");
  await page.getByRole("button", { name: "Keep the quote" }).click();
  await expect(page.locator(".problem")).toHaveCount(1);
  await page.getByLabel("On the invoice").fill("Outpatient care");
  await page.getByRole("button", { name: "Keep the quote" }).click();
  await expect(page.getByRole("heading", { name: "Quote: €1,200.50" })).toBeVisible();
  await expect(page.locator("main")).toContainText("Earliest Sat 27 June 2026: 15 days");
  await expect(page.locator("main")).toContainText("D6322-30");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("main")).not.toContainText("D6322-30", { useInnerText: true });
  await page.emulateMedia({ media: "screen" });
  await expect(page.getByRole("button", { name: "It is paid" })).toHaveCount(0);

  const desk = await (await browser.newContext()).newPage();
  await signIn(desk, "desk");
  await desk.goto("/find");
  await expect(desk.locator("main")).not.toContainText(name);
  await takeBack(page);
  await page.context().close();
  await desk.context().close();
});

test("the list prints neutrally, and in full only when asked, with a name and the time on it", async ({
  page,
}) => {
  await signIn(page, "surgeon");
  await page.goto("/list");
  await expect(page.locator(".sealed").first()).toBeVisible();
  await expect(page.locator(".entry", { has: page.locator(".sealed") }).first()).toContainText(/Theatre \d/);
  await page.emulateMedia({ media: "print" });
  for (const line of await page.locator(".sealed").all()) await expect(line).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  await page.getByRole("button", { name: "Print", exact: true }).click();
  await expect(page.locator("main")).toContainText("Printed without procedures");
  const operation = page.locator("tbody tr", { hasText: /Theatre \d/ }).first();
  await expect(operation).toContainText(/set-up \d+ min before/);
  await expect(operation).toContainText(/turnover \d+ min after/);
  expect(await page.content()).not.toMatch(planted);
  await page.goBack();
  await page.getByRole("button", { name: "Print with procedures" }).click();
  await expect(page.locator("main")).toContainText(/Printed by Dr Ada Muster, 16 June 2026, 1\d:\d\d/);
  await expect(page.getByRole("columnheader", { name: "Procedure" }).first()).toBeVisible();
  await expect(operation).toBeVisible();
});

test("a case's own page prints nothing of what is sealed, and on a phone starts with all of it covered", async ({
  page,
}) => {
  await signIn(page, "surgeon");
  await page.goto("/cases");
  const links = await page.locator(".cases .entry", { hasText: planted }).locator("a[href^='/cases/']").all();
  const paths = await Promise.all(links.map((link) => link.getAttribute("href")));
  const readable = { useInnerText: true } as const; // as the page's styles let it be read
  let told = 0;
  for (const path of paths.slice(0, 12)) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ media: "screen" });
    await page.goto(path ?? "");
    if (!planted.test((await page.locator(".seal-words").allInnerTexts()).join(" "))) continue;
    told++;
    await page.emulateMedia({ media: "print" });
    await expect(page.locator("main")).not.toContainText(planted, readable);
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    for (const line of await page.locator(".seal-words").all()) await expect(line).toBeHidden();
    await expect(page.locator("main")).not.toContainText(planted, readable);
  }
  expect(told).toBeGreaterThan(0);
});

test("neither the list of what is missing nor a plan that is changed prints an operation", async ({
  page,
}) => {
  await signIn(page, "surgeon");
  const readable = { useInnerText: true } as const;
  await page.goto("/prepare?days=42&only=all");
  await expect(page.locator("main")).toContainText(planted, readable);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("main")).not.toContainText(planted, readable);
  await expect(page.locator("main")).not.toContainText("Sealed", readable);
  await page.emulateMedia({ media: "screen" });
  await page.goto("/cases");
  const waiting = page
    .locator(".cases .entry", { hasText: "not before" })
    .locator("a[href^='/cases/']")
    .first();
  await page.goto(`${await waiting.getAttribute("href")}/plan`);
  const operation = page.getByLabel("Operation", { exact: true });
  await expect(operation).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(operation).toBeHidden();
});

test("`.` covers the sealed lines, each as long as the other, and shows them again", async ({ page }) => {
  await signIn(page, "surgeon");
  await page.goto("/list");
  const sealed = page.locator(".entry .seal-words");
  await expect(sealed.first()).toBeVisible();
  // The key works once the page's scripts do.
  await expect(async () => {
    await page.keyboard.press(".");
    await expect(sealed.first()).toBeHidden({ timeout: 1000 });
  }).toPass();
  for (const line of await sealed.all()) await expect(line).toBeHidden();
  const widths = await sealed.evaluateAll((all) =>
    all.map((one) => getComputedStyle(one, "::after").inlineSize),
  );
  expect(new Set(widths).size).toBe(1);
  await page.keyboard.press(".");
  await expect(sealed.first()).toBeVisible();
});

test("on a phone sealed lines start covered and are shown when asked", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, "surgeon");
  await page.goto("/list");
  const sealed = page.locator(".entry .seal-words").first();
  await expect(sealed).toBeHidden();
  await page.getByRole("button", { name: "Show for 1 min" }).click();
  await expect(sealed).toBeVisible();
});

test("nurse and anaesthetist have their day to read, and nothing to ask for", async ({ browser }) => {
  for (const who of ["nurse", "anaesthetist"] as const) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, who);
    await expect(page).toHaveURL(/\/list$/);
    await expect(page.getByRole("heading", { name: /^Today/ })).toBeVisible();
    await expect(page.getByRole("link", { name: "Open a case" })).toHaveCount(0);
    await page.goto("/cases/new");
    await expect(page).toHaveURL(/\/list$/);
    await context.close();
  }
});

test("whatever a board shows opens, for whom the reader may know and for whom not", async ({ page }) => {
  await signIn(page, "nurse");
  await page.goto("/today?date=2026-06-18");
  const links = await page
    .locator("a.op")
    .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
  const nameless = await page.locator("a.op:not(:has(.who))").count();
  expect(nameless).toBeGreaterThan(0);
  for (const href of new Set(links)) {
    const opened = await page.request.get(href);
    expect(`${opened.status()} ${(await opened.text()).includes("/patients/null")}`).toBe("200 false");
  }
});
