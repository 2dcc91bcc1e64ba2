import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./door.ts";

const lines = (page: Page) => page.locator(".queue section:not([aria-labelledby='queue-done']) li");
/** Who has nobody yet. */
const free = (page: Page) => lines(page).filter({ hasText: "Nobody yet" }).first();

async function openFree(page: Page) {
  await page.goto("/recovery");
  const name = (await free(page).locator(".who").textContent()) ?? "";
  await free(page).getByRole("link").click();
  await expect(page.locator(".look-name")).toHaveText(name);
  return { name, line: lines(page).filter({ hasText: name }) };
}

test("a key takes on who waits, a colleague's list shows it untouched, and what is done with needs its words", async ({
  browser,
}) => {
  const [nurse, other] = await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()));
  if (!nurse || !other) throw new Error("no pages");
  await signIn(nurse, "nurse");
  await signIn(other, "surgeon");
  await other.goto("/recovery");
  const waiting = await lines(other).count();
  expect(waiting).toBeGreaterThan(0);
  const name = (await free(other).locator(".who").textContent()) ?? "";
  const seen = lines(other).filter({ hasText: name });
  await nurse.goto("/recovery");
  await lines(nurse).filter({ hasText: name }).getByRole("link").click();
  await expect(nurse.locator("#look")).toBeFocused();
  await nurse.keyboard.press("a");
  await expect(nurse.getByText("You have it", { exact: true })).toBeVisible();
  await expect(seen).not.toContainText("Nobody yet");

  await nurse.getByRole("button", { name: "Done with it" }).click();
  const dialog = nurse.getByRole("dialog");
  await dialog.getByRole("button", { name: "Done with it" }).click();
  await expect(dialog.locator(".problem")).toHaveText("Fill this in.");
  await dialog.getByLabel("What came of it").fill("Seen on the ward,\nwell.");
  await dialog.getByRole("button", { name: "Done with it" }).click();
  await expect(nurse.locator(".history")).toContainText("Seen on the ward, well.");
  await expect(nurse.locator("#look")).toBeFocused();
  await expect(lines(other)).toHaveCount(waiting - 1);
  await nurse.context().close();
  await other.context().close();
});

test("who was second is told by whom she was overtaken; words typed meanwhile stay, and become a note", async ({
  browser,
}) => {
  const [nurse, other] = await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()));
  if (!nurse || !other) throw new Error("no pages");
  await signIn(nurse, "nurse");
  await signIn(other, "surgeon");
  const { name } = await openFree(other);
  await other.getByRole("button", { name: "Done with it" }).click();
  const dialog = other.getByRole("dialog");
  await dialog.getByLabel("What came of it").fill("I called her");
  await nurse.goto("/recovery");
  await lines(nurse).filter({ hasText: name }).getByRole("link").click();
  await nurse.getByRole("button", { name: "Done with it" }).click();
  await nurse.getByRole("dialog").getByLabel("What came of it").fill("All well");
  await nurse.getByRole("dialog").getByRole("button", { name: "Done with it" }).click();
  await expect(nurse.locator(".history")).toContainText("All well");
  await dialog.getByRole("button", { name: "Done with it" }).click();
  await expect(dialog.getByRole("alert")).toContainText("A colleague was done with it before you.");
  await dialog.getByRole("button", { name: "Keep the note" }).click();
  await expect(other.locator(".history")).toContainText("I called her");
  await nurse.context().close();
  await other.context().close();
});

for (const width of [1440, 390])
  test(`who does not answer is a state of its own, with whom to call and how, at ${width}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await signIn(page, "nurse");
    await page.goto("/recovery");
    const silent = page.locator("section[aria-labelledby='queue-silent']");
    await expect(silent.getByRole("heading")).toHaveText("No answer");
    await expect(silent.locator("li")).toHaveCount(1); // however many days it is
    await expect(silent.locator("li")).toContainText("Not a word about 2 days");
    await silent.getByRole("link").click();
    const look = page.locator("#look");
    await expect(look).toContainText("No answer: nobody knows how she is");
    await expect(look.getByRole("list", { name: "Before you call" })).toBeVisible();
    await expect(look).not.toContainText(/\bfine\b/i);
    await look.getByRole("button", { name: "Not reached" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("What you tried").fill(`Rang twice at ${width}`);
    await dialog.getByRole("button", { name: "Keep that she was not reached" }).click();
    await expect(look.locator(".history")).toContainText(`Rang twice at ${width}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

test("whose turn it is sees it said and first; a manager puts a nurse on the rota and takes her off", async ({
  browser,
}) => {
  const [nurse, manager] = await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()));
  if (!nurse || !manager) throw new Error("no pages");
  await signIn(nurse, "nurse");
  await nurse.goto("/recovery");
  await expect(nurse.locator(".on-duty")).toContainText("On duty: Nour Misal, Tess Sampla");
  await expect(lines(nurse).filter({ hasText: "goes to Tess Sampla at" }).first()).toContainText(
    "Your turn since",
  );
  await signIn(manager, "manager");
  await manager.goto("/practice/duty");
  await manager.getByLabel("Who", { exact: true }).selectOption({ label: "Jo Paraugs" });
  await manager.getByLabel("Has it").selectOption({ label: "3rd" });
  for (const day of ["Monday", "Wednesday", "Thursday", "Friday"])
    await manager.getByLabel(day, { exact: true }).uncheck();
  await manager.getByLabel("From", { exact: true }).fill("9:00");
  await manager.getByLabel("Until").fill("15:00");
  await manager.getByRole("button", { name: "Put on the rota" }).click();
  const row = manager.locator(".rows.duties li").filter({ hasText: "Jo Paraugs" });
  await expect(row).toHaveCount(1);
  await nurse.reload();
  await expect(nurse.locator(".on-duty")).toContainText("Jo Paraugs");
  await row.getByRole("button", { name: "Take off" }).click();
  await expect(row).toHaveCount(0);
  await nurse.context().close();
  await manager.context().close();
});

test("on a phone the answers stand alone, with a way back to their line", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, "nurse");
  await page.goto("/recovery");
  const first = page.locator(".queue a").first();
  await first.click();
  await expect(page.locator("#look")).toBeVisible();
  await expect(page.locator(".queue")).toBeHidden();
  await page.getByRole("link", { name: "To the list" }).click();
  await expect(first).toBeFocused();
});
