import { expect, type Page } from "@playwright/test";

/** The form of a new case for the patient of the latest consultation (`last`: of the first of the month); answers her name. */
export async function openForm(page: Page, which: "first" | "last" = "first"): Promise<string> {
  await page.goto("/cases/new");
  const whom = page.locator(".agenda .who")[which]();
  const name = (await whom.textContent()) ?? "";
  await whom.click();
  await expect(page.getByLabel("Operation", { exact: true })).toBeVisible();
  return name;
}

/** From the case's page: the first decision, to operate. */
export async function decide(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Record the decision" }).click();
  await decideToOperate(page);
}

/** On the decision's own page: to operate, after all that it rests on. */
export async function decideToOperate(page: Page): Promise<void> {
  await page.getByLabel("Seen alone").check();
  await page.getByLabel("It is her own wish").check();
  await page.getByLabel("Safety plan").selectOption("not_needed");
  await page.getByLabel("Alternatives talked about").check();
  await page.getByLabel("Counselling").selectOption("declined");
  const risks = page.getByRole("group", { name: "Risks, one by one" }).getByRole("checkbox");
  for (const risk of await risks.all()) await risk.check();
  await page.getByLabel("Decision").selectOption("operate");
  await page.getByRole("button", { name: "Record it" }).click();
  await expect(page.getByRole("heading", { name: "Decision: Operate" })).toBeVisible();
}

/** Takes the open case back. */
export async function takeBack(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take it back" }).click();
  await page.waitForURL(/\/cases$/);
}
