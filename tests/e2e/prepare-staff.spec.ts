import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./door.ts";

/** The first operation of the list that has what `has` says. */
const caseWith = (page: Page, has: RegExp) =>
  page
    .locator(".prepare-case")
    .filter({ has: page.getByRole("button", { name: has }) })
    .first();

test("a nurse answers an item where it is missing, and what is late is said first", async ({ page }) => {
  await signIn(page, "nurse");
  await page.goto("/prepare?days=42");
  const one = caseWith(page, /^Answer: (Smoking|Feeling ill)/);
  const who = (await one.locator(".who").textContent()) ?? "";
  const button = one.getByRole("button", { name: /^Answer: (Smoking|Feeling ill)/ }).first();
  const name = (await button.locator(".hidden").textContent()) ?? "";
  const title = name.replace(/^Answer: /, "");
  await button.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await expect(dialog.locator(".problem")).toHaveText("Fill this in.");
  await dialog.getByRole("radio", { name: "No", exact: true }).check();
  await dialog.getByLabel("In words, if there is more to it").fill("She said so\non the phone");
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await expect(page.locator(".toast")).toContainText(`Kept: ${title}`);
  const again = page.locator(".prepare-case", { has: page.getByRole("link", { name: who, exact: true }) });
  await expect(again.first().getByRole("button", { name, exact: true })).toHaveCount(0);
});

test("a nurse ticks two in bulk, and the undo takes back these two and no others; gates have no box", async ({
  page,
}) => {
  await signIn(page, "nurse");
  await page.goto("/prepare?days=42");
  await expect(page.locator("li:has(> .pick)", { hasText: "Identity, procedure and site" })).toHaveCount(0);
  const boxes = page.locator(".pick input");
  const before = await boxes.count();
  expect(before).toBeGreaterThan(2);
  await boxes.nth(0).check();
  await boxes.nth(1).focus();
  await page.keyboard.press("Space");
  await expect(page.locator(".tick-bar")).toContainText("2 chosen");
  await page.getByRole("button", { name: "Tick these" }).click();
  await expect(page.locator(".toast")).toContainText("2 items ticked.");
  await expect(boxes).toHaveCount(before - 2);
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".toast")).toContainText("2 ticks taken back.");
  await expect(boxes).toHaveCount(before);
  await expect(page.locator(".pick input:checked")).toHaveCount(0);
});

test("what is shown is kept in the address, and an address that makes no sense shows all", async ({
  page,
}) => {
  await signIn(page, "nurse");
  await page.goto("/prepare?only=nonsense&days=900");
  await expect(page.getByRole("link", { name: "All", exact: true })).toHaveAttribute("aria-current", "true");
  await page.getByRole("link", { name: "Overdue" }).click();
  await expect(page).toHaveURL(/\/prepare\?only=overdue$/);
  await page.getByRole("link", { name: "7 days" }).click();
  await expect(page).toHaveURL(/\/prepare\?only=overdue&days=7$/);
  await expect(page.getByRole("link", { name: "7 days" })).toHaveAttribute("aria-current", "true");
  const marks = await page.locator(".prepare-case .gates > li small.gate-late").count();
  expect(await page.locator(".prepare-case .gates > li").count()).toBe(marks);
});

test("a surgeon lets a gate pass with a reason, which stands on the case, and takes it back", async ({
  page,
}) => {
  await signIn(page, "surgeon");
  await page.goto("/prepare?days=42&only=gates");
  await caseWith(page, /^Let it pass: What you take/)
    .locator(".who")
    .click();
  await page.waitForURL(/\/cases\//);
  const gate = page.locator(".case-gates li", { hasText: "What you take" });
  await gate.getByRole("button", { name: "Let it pass" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Let it pass" }).click();
  await expect(dialog.locator(".problem")).toHaveText("Fill this in.");
  await dialog.getByLabel("Reason").fill("Her list came by letter");
  await dialog.getByRole("button", { name: "Let it pass" }).click();
  await expect(gate).toContainText("Let pass by Dr Ada Muster, Surgeon, 16 June: Her list came by letter");
  await gate.getByRole("button", { name: /^Take back/ }).click();
  await expect(page.locator(".toast")).toContainText("Open again: What you take");
  await expect(gate.getByRole("button", { name: /^Let it pass/ })).toBeVisible();
});

test("a surgeon reads what she signed and signs too; the copy prints in full under a neutral title", async ({
  page,
}) => {
  await signIn(page, "surgeon");
  await page.goto("/prepare?days=42&only=mine");
  await page.getByRole("link", { name: "Sign too: Consent", exact: true }).first().click();
  await page.waitForURL(/\/cases\//);
  await page.getByRole("link", { name: /^Read it: Consent, version/ }).click();
  await expect(page).toHaveTitle("Case");
  await expect(page.locator(".copy-hash")).toHaveText(/^[0-9a-f]{64}$/);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".copy-text .seal-words")).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("button", { name: "Sign too" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign too" }).click();
  await expect(page.locator(".copy-signed")).toContainText(/Signed too\s*Dr Ada Muster, 16 June 2026/);
});

test("an anaesthetist has those who are put to sleep, and assesses one; the case shows it", async ({
  page,
}) => {
  await signIn(page, "anaesthetist");
  await page.goto("/prepare?days=42&only=mine");
  await expect(page.locator("main")).not.toContainText("local anaesthesia");
  await page
    .getByRole("link", { name: /^Assess/ })
    .first()
    .click();
  await page.waitForURL(/\/assessment$/);
  await page.getByLabel("ASA class").selectOption("2");
  await page.getByLabel("Airway").fill("Mallampati 2");
  await page.getByLabel("Height, cm").fill("170");
  await page.getByLabel("Weight, kg").fill("71,5");
  await expect(page.getByRole("status").filter({ hasText: "BMI" })).toHaveText("BMI 24.7");
  await page.getByLabel("Risk of clots").selectOption("low");
  await page.getByRole("radio", { name: "Fit with conditions" }).check();
  await page.getByRole("button", { name: "Keep the assessment" }).click();
  await expect(page.locator(".problem").first()).toHaveText("Say which conditions, or why not.");
  await page.getByLabel("Which conditions").fill("Antacid before");
  await page.getByRole("button", { name: "Keep the assessment" }).click();
  await expect(page.getByRole("heading", { name: "Assessment: Fit with conditions" })).toBeVisible();
  await expect(page.locator("main")).toContainText("170 cm, 71.5 kg, BMI 24.7");
});
