import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./door.ts";

/** Opens a page whose own scripts arrive only when the answer is called: what a slow line does. */
async function openSlowly(page: Page, address: string): Promise<() => Promise<void>> {
  const arrived = Promise.withResolvers<void>();
  const scripts = /\/_next\/static\/.*\.js/;
  await page.route(scripts, (route) => arrived.promise.then(() => route.continue()));
  await page.goto(address, { waitUntil: "domcontentloaded" });
  return async () => {
    arrived.resolve();
    await page.waitForLoadState("load");
    await page.unroute(scripts);
  };
}

test.describe("typed before the page's scripts are there", () => {
  test("a date leads the other one, and a choice proposes its hours", async ({ page }) => {
    await signIn(page, "manager");
    const arrive = await openSlowly(page, "/practice/closures");
    await page.getByLabel("From", { exact: true }).fill("2027-03-03");
    await page.getByLabel("Who", { exact: true }).last().selectOption({ label: "Room 1" });
    await arrive();
    await expect(page.getByLabel("To", { exact: true })).toHaveValue("2027-03-03");
    await expect(page.locator("[name=fromTime]")).toHaveValue("8:00");
    await expect(page.getByLabel("From", { exact: true })).toHaveValue("2027-03-03");
  });

  test("a form that was sent is sent then, with what was typed and ticked, and none of it in the address", async ({
    page,
  }) => {
    await signIn(page, "manager");
    const arrive = await openSlowly(page, "/practice/hours");
    await page.getByLabel("Monday").uncheck();
    await page.getByLabel("Closes").fill("5 PM");
    await page.getByRole("button", { name: "Add hours" }).click();
    await expect(page).toHaveURL(/\/practice\/hours$/);
    await arrive();
    await expect(page.getByText("Write the hour on the 24-hour clock")).toBeVisible();
    await expect(page.getByLabel("Closes")).toHaveValue("5 PM");
    await expect(page.getByLabel("Monday")).not.toBeChecked();
    await expect(page).toHaveURL(/\/practice\/hours$/);
  });

  test("a name is looked for", async ({ page }) => {
    await signIn(page, "desk");
    const arrive = await openSlowly(page, "/today");
    await page.getByRole("combobox").pressSequentially("jun");
    await arrive();
    await expect(page.getByRole("option").first()).toBeVisible();
    await expect(page.getByRole("combobox")).toHaveValue("jun");
  });
});

test.describe("in a browser that runs no scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a form that needs them says so, and puts nothing of what was typed into the address", async ({
    page,
  }) => {
    await signIn(page, "manager");
    await page.goto("/practice/people");
    await page.getByLabel("Name", { exact: true }).fill("Wren Zinnober");
    await page.getByRole("button", { name: "Invite" }).click();
    await expect(page).toHaveURL(/\/practice\/people$/);
    await expect(page.locator("noscript p").last()).toBeVisible();
  });
});
