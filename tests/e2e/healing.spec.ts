import { expect, test } from "@playwright/test";
import { signIn } from "./door.ts";

const phone = { viewport: { width: 390, height: 844 } };

test("on a phone without scripts she reads what she may do again by date, whom to call when nobody answers, and what is intimate only after she asks", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ ...phone, javaScriptEnabled: false })).newPage();
  await signIn(page, "robin");
  await page.goto("/my/days");
  const again = page.locator("#again");
  await expect(again).toContainText(/Exercise\s*from \w{3} \d+ \w+/);
  await expect(again).toContainText("once somebody has looked and says that it has healed");
  await expect(again).toContainText("Your stitches");
  await expect(page.locator("body")).not.toContainText("tampons");
  await expect(page.locator("body")).not.toContainText("{");
  const call = page.locator("#call");
  await expect(call).toContainText("Nobody answers here, or it is night?");
  await expect(call.getByRole("link", { name: /\+33 1 00 00 00 48/ })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);

  await page.emulateMedia({ media: "print" });
  await expect(call.getByText("+33 1 00 00 00 42")).toBeVisible();
  await expect(page.getByRole("button", { name: "Show them" })).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  await page.getByRole("button", { name: "Show them" }).click();
  await expect(again).toContainText("Sex and tampons");
  await expect(page).toHaveTitle("My page");
  await page.context().close();
});

test("a surgeon who empties weeks that an approved text names is told so, changed ones are kept, and running cases are listed until they have them", async ({
  page,
}) => {
  await signIn(page, "surgeon");
  await page.goto("/cases/periods");
  const scar = page.getByRole("group", { name: "Scar revision" });
  const exercise = scar.getByLabel("Exercise from week");
  await exercise.fill("");
  await page.getByRole("button", { name: "Save my weeks" }).click();
  await expect(page.getByText("The approved text of Scar revision names these weeks")).toBeVisible();
  await exercise.fill("5");
  await page.getByRole("button", { name: "Save my weeks" }).click();
  const running = page.getByRole("region", { name: "Running cases with other weeks" });
  const first = running.getByRole("listitem").first();
  await expect(first).toContainText(/Keeps exercise from week 3.*set now: exercise from week 5/s);
  const before = await running.getByRole("listitem").count();
  await first.getByRole("button", { name: /^Use the new ones for/ }).click();
  await expect(running.getByRole("listitem")).toHaveCount(before - 1);
});
