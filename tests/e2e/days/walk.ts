import { expect, type Locator, type Page } from "@playwright/test";

/** The row of a gate on a case's page, by its title. */
export const gate = (page: Page, title: string): Locator =>
  page.locator(".case-gates li", { has: page.locator(".gate-title", { hasText: title }) });

/** Presses a gate's button and, where that asks something, fills and sends it. */
export async function settle(
  page: Page,
  title: string,
  press: string,
  { fill, send }: { fill?: (dialog: Locator) => Promise<void>; send?: string } = {},
): Promise<void> {
  const row = gate(page, title);
  await row.getByRole("button", { name: new RegExp(`^${press}`) }).click();
  if (send) {
    const dialog = page.getByRole("dialog");
    await fill?.(dialog);
    await dialog.getByRole("button", { name: send }).click();
    await expect(dialog).toHaveCount(0);
  }
  await expect(row).toHaveAttribute("data-gate", "closed");
}

/** Her part of the day's page. */
export const caseOf = (page: Page, name: string): Locator =>
  page.locator(".day-case").filter({ has: page.getByRole("link", { name, exact: true }) });

export const happened = (one: Locator, step: string): Locator =>
  one.locator(".day-time").filter({ hasText: new RegExp(`\\d:\\d\\d ${step}`) });

export const tap = (one: Locator, step: string): Promise<void> =>
  one.getByRole("button", { name: new RegExp(`^${step} \\D`) }).click();

/** Taps a step that is let happen. */
export async function take(one: Locator, step: string, done = step): Promise<void> {
  await tap(one, step);
  await expect(happened(one, done)).toBeVisible();
}

/** Taps a step that is refused, and names what is missing. */
export async function refused(one: Locator, step: string, missing: string): Promise<void> {
  await tap(one, step);
  await expect(one.getByRole("alert")).toContainText("Nothing was tapped");
  await expect(happened(one, step)).toHaveCount(0);
  await expect(one.locator(".day-missing")).toContainText(missing);
}

/** Gives each part of the score. */
export async function score(one: Locator, levels: readonly number[]): Promise<void> {
  for (const [n, level] of levels.entries())
    await one
      .locator(".padss-row")
      .nth(n)
      .getByRole("radio")
      .nth(2 - level)
      .check();
  await one.getByRole("button", { name: "Keep the score" }).click();
  const total = levels.reduce((sum, level) => sum + level, 0);
  await expect(one.locator(".day-kept").first()).toContainText(`${total} of 10`);
}

/** The thing to do on her page, unfolded. */
export async function answer(
  phone: Page,
  title: string,
  fill: (item: Locator) => Promise<void>,
): Promise<void> {
  const item = phone
    .locator(".ask")
    .filter({ has: phone.locator("h3, summary", { hasText: title }) })
    .first();
  if ((await item.locator("summary").count()) > 0) await item.locator("summary").click();
  await fill(item);
  await item.getByRole("button", { name: "Keep" }).click();
  await expect(item.getByRole("status")).toHaveText("Kept");
}

/** What today's board of the desk says of her readiness, or of how far she is, once it says so. */
export async function boardSays(desk: Page, bookingId: string, date: string, words: string): Promise<void> {
  await expect(async () => {
    await desk.goto(`/today?date=${date}`);
    const hers = desk.locator(`.lane[data-kind='theatre'] a[data-booking='${bookingId}'] .mark`);
    await expect(hers.first()).toHaveText(words, { timeout: 1000 });
  }).toPass();
}
