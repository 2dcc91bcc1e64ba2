import { expect, type Page, test } from "@playwright/test";
import { PLANTED } from "#tests/support/product.ts";
import { signIn } from "./door.ts";

const planted = new RegExp(PLANTED, "i");

/** The request for the patient of the latest consultation; answers her name. */
async function openRequest(page: Page): Promise<string> {
  await page.goto("/cases/new");
  const first = page.locator(".agenda .who").first();
  const name = (await first.textContent()) ?? "";
  await first.click();
  await expect(page.getByLabel("Operation", { exact: true })).toBeVisible();
  return name;
}

test("after a consultation the surgeon asks, reads what the desk sees, and the desk sees that and no more", async ({
  browser,
}) => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, "surgeon");
  const name = await openRequest(page);
  await page.getByLabel("Operation", { exact: true }).selectOption({ label: "Hysteroscopic polyp removal" });
  await page.getByLabel("Note").fill("Ask about last winter");
  await page.getByLabel("Not before").fill("2026-07-02");
  const sees = page.getByText(`${name}: Day case`);
  await expect(sees).toContainText("not before Thu 2 July");
  await page.getByRole("button", { name: "Ask for it" }).click();
  await expect(page.getByRole("heading", { name: /^Asked/ })).toBeVisible();
  await expect(page.locator("main")).toContainText("Hysteroscopic polyp removal");

  const desk = await (await browser.newContext()).newPage();
  await signIn(desk, "desk");
  await desk.goto("/find");
  await expect(desk.locator("main")).toContainText(name);
  expect(await desk.content()).not.toMatch(/polyp|last winter/i);

  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take it back" }).click();
  await page.waitForURL(/\/cases$/);
  await page.context().close();
  await desk.context().close();
});

test("the law's wait is refused with its first date, and what was typed is kept", async ({ page }) => {
  await signIn(page, "surgeon");
  await openRequest(page);
  await page.getByLabel("Operation", { exact: true }).selectOption({ label: "Scar revision" });
  const foreseen = page.locator(".ask-desk");
  await expect(page.getByLabel("Not before")).toHaveValue("");
  await expect(foreseen).toContainText("Say when that was");
  await page.getByLabel("Quote handed over on").fill("2026-06-12");
  await expect(foreseen).toContainText("Earliest Sat 27 June: 15 days");
  await expect(foreseen).toContainText("Until then the desk may not learn of it");
  await expect(page.locator("main")).not.toContainText("The desk will see");
  await page.getByLabel("Sutures, if settled").fill("Monocryl");
  await page.getByRole("button", { name: "Ask for it" }).click();
  await expect(page.locator(".problem")).toContainText("Earliest Sat 27 June: 15 days");
  await expect(page.locator(".problem")).toContainText("D6322-30");
  await expect(page.getByLabel("Sutures, if settled")).toHaveValue("Monocryl");
});

test("a refusal goes with what it spoke of, and dates outside the rule are not offered", async ({ page }) => {
  await signIn(page, "surgeon");
  await openRequest(page);
  const operation = page.getByLabel("Operation", { exact: true });
  await operation.selectOption({ label: "Scar revision" });
  const quote = page.getByLabel("Quote handed over on");
  expect(await quote.getAttribute("min")).toMatch(/^2026-0/);
  await quote.fill("2026-06-12");
  await expect(page.getByLabel("Not before")).toHaveAttribute("min", "2026-06-27");
  await quote.fill("");
  await page.getByRole("button", { name: "Ask for it" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "another look" })).toBeVisible();
  await operation.selectOption({ label: "Hysteroscopic polyp removal" });
  await expect(page.locator(".problem, .notice.is-attention")).toHaveCount(0);
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
    await expect(page.getByRole("link", { name: "Request an operation" })).toHaveCount(0);
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
