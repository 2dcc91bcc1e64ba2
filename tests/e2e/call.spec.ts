import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./door.ts";
import { fillIdentity, someBirthDate, unique } from "./people.ts";

const chosen = (page: Page) => page.getByRole("region", { name: "The time chosen" });
const caller = (page: Page) => page.getByRole("combobox", { name: "Who is calling?" });

/** Chooses a consultation, the first one offered. */
async function wantConsultation(page: Page): Promise<void> {
  await page.goto("/find");
  await page
    .getByRole("link", { name: /^Consultation/ })
    .first()
    .click();
  await expect(chosen(page)).toBeVisible();
}

async function register(page: Page, given: string, family: string, born?: string): Promise<void> {
  await caller(page).fill(`${given} ${family}`);
  await page.getByRole("option", { name: /^Register/ }).click();
  await fillIdentity(page, { given, family, ...(born ? { born } : {}) });
  await expect(page.getByRole("dialog")).toBeHidden();
}

test("the desk's call: register, find, book, move when she calls back, cancel", async ({ page }) => {
  await signIn(page, "desk");
  const family = `Próba${unique()}`;
  await wantConsultation(page);
  await register(page, "Élodie", family);
  await page.getByRole("button", { name: /Book it/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Booked/ })).toBeFocused();
  await expect(page.locator("main")).toContainText(family);

  // She calls back: found by her name without accents and with a slip of the keys.
  await page.goto("/find");
  await caller(page).fill(`elodi proba${family.slice(5)}`);
  await page.getByRole("option", { name: new RegExp(family) }).click();
  await page
    .getByRole("link", { name: /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun).*Move/ })
    .first()
    .click();
  await expect(chosen(page)).toContainText("Moves from");
  await page
    .getByRole("link", { name: /^\d+:\d\d Room/ })
    .nth(2)
    .click();
  await page.getByRole("button", { name: /Move it/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Moved/ })).toBeFocused();

  await page.locator("main a[href^='/patients/']").click();
  await page.waitForURL(/\/patients\//);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(family);
  await expect(page.locator("main")).toContainText(/moved from .* to .*/);
  await page.getByRole("button", { name: "Cancel", exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Cancel the booking" }).click();
  await expect(dialog.getByLabel("Why")).toBeFocused(); // no reason is given that nobody chose
  await dialog.getByLabel("Why").selectOption("patient_changed_mind");
  await dialog.getByRole("button", { name: "Cancel the booking" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator("main")).toContainText(/cancelled/i);
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.locator("main")).toContainText(/restored to/);
});

test("a name that looks like one on file asks before it is registered twice", async ({ page }) => {
  await signIn(page, "desk");
  const family = `Muster${unique()}`;
  await wantConsultation(page);
  const born = someBirthDate();
  await register(page, "Nora", family, born);
  await wantConsultation(page);
  await page.getByRole("button", { name: "Register a new patient" }).click();
  await fillIdentity(page, { given: "Nora", family, born });
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("alert")).toBeVisible();
  await expect(dialog).toContainText(family);
  await expect(dialog.getByLabel("Family name")).toHaveValue(family);
  const [same, other] = [
    dialog.getByRole("button", { name: "It is this one" }),
    dialog.getByRole("button", { name: "Register, it is somebody else" }),
  ];
  await expect(same).toHaveClass(/main/);
  await expect(other).not.toHaveClass(/main/);
  await dialog.getByLabel("Given name").fill("Norah");
  await other.click();
  await expect(dialog).toBeHidden();
  await expect(page.locator("main")).toContainText(`Norah ${family}`);
  await wantConsultation(page);
  await page.getByRole("button", { name: "Register a new patient" }).click();
  await fillIdentity(page, { given: "Nora", family, born });
  await dialog
    .getByRole("listitem")
    .filter({ hasText: `Nora ${family}` })
    .getByRole("button")
    .click();
  await expect(dialog).toBeHidden();
  await expect(page.locator("main")).toContainText(`Nora ${family}`);
});

test("two desks want the same time: one has it, the other keeps what was typed and is told the nearest", async ({
  browser,
}) => {
  const open = async (given: string) => {
    const page = await (await browser.newContext()).newPage();
    await signIn(page, "desk");
    await wantConsultation(page);
    await register(page, given, `Exemplo${unique()}`);
    // One surgeon: another room would not help the second.
    await page.getByLabel("With").selectOption({ index: 1 });
    await expect(chosen(page)).not.toHaveAttribute("data-stale", "true");
    return page;
  };
  const [first, second] = [await open("Ana"), await open("Bea")];
  const when = await chosen(first).locator(".bigtime").textContent();
  expect(await chosen(second).locator(".bigtime").textContent()).toBe(when);
  await first.getByRole("button", { name: /Book it/ }).click();
  await expect(first.getByRole("heading", { level: 1, name: /Booked/ })).toBeVisible();
  await second.getByRole("button", { name: /Book it/ }).click();
  await expect(second.locator("main")).toContainText(`${when} was taken while you were talking`);
  await expect(second.locator("main")).toContainText("Exemplo");
  await expect(second.locator("main")).toContainText("Nearest:");
  await second
    .locator(".nearest")
    .getByRole("link")
    .or(second.locator(".nearest").getByRole("button"))
    .first()
    .click();
  await second.getByRole("button", { name: /Book it/ }).click();
  await expect(second.getByRole("heading", { level: 1, name: /Booked/ })).toBeVisible();
  for (const page of [first, second]) await page.context().close();
});

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
