import { expect, test } from "@playwright/test";
import { demoSignIns } from "#db/seed/sign-ins.ts";
import { signInAnew } from "./door.ts";

const signInOf = (name: string) => {
  const found = demoSignIns().find(({ person }) => person === name);
  if (!found) throw new Error(`the demo has no ${name}`);
  return found;
};
const pinOf = (name: string) => signInOf(name).pin ?? "";
const [NURSE, SURGEON] = ["Nour Misal", "Dr Ada Muster"] as const;

test("on a device that a nurse has shared, a surgeon taps under her own name, after a wrong PIN; the nurse's ends it", async ({
  page,
}) => {
  // A session of this device alone: what is shared would be so for all who hold the same.
  await signInAnew(page, signInOf(NURSE), "linden", "nurse");
  await page.goto("/day");
  await page.getByRole("button", { name: "Share this device" }).click();
  await expect(page.getByRole("region", { name: "Shared device" })).toContainText(`Signed in: ${NURSE}`);

  const hers = page.locator(".day-case", { hasText: SURGEON }).filter({ hasText: "She has arrived" }).first();
  const name = (await hers.locator(".who").textContent()) ?? "";
  const one = page
    .locator(".day-case")
    .filter({ has: page.getByRole("link", { name, exact: true }) })
    .first();
  const asks = page.getByRole("dialog");
  const arrive = () => one.getByRole("button", { name: /^She has arrived/ }).click();

  // Leaving the question changes nothing.
  await arrive();
  await asks.waitFor();
  await page.keyboard.press("Escape");
  await expect(one.getByRole("alert")).toContainText("Nobody said who taps");
  await expect(one.locator(".day-time")).toHaveCount(0);

  // The question stays with its tap: a wrong PIN says how many tries are left, and the pad goes on.
  await arrive();
  await asks.getByRole("radio", { name: SURGEON }).check();
  await page.keyboard.type("6174");
  await page.keyboard.press("Enter");
  await expect(asks.getByRole("alert")).toContainText("4 tries left");
  await expect(asks.getByLabel("PIN")).toHaveValue("");
  for (const digit of pinOf(SURGEON)) await asks.getByRole("button", { name: digit, exact: true }).click();
  await asks.getByRole("button", { name: `Tap as ${SURGEON}` }).click();
  await expect(asks).toHaveCount(0);
  await one
    .locator(".day-time")
    .filter({ hasText: /\d:\d\d Arrived/ })
    .click();
  await expect(asks).toContainText(`By ${SURGEON}`);
  await asks.getByRole("button", { name: "Leave it" }).first().click();

  // Who tapped last stands first, and is chosen.
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await expect(asks.getByRole("radio").first()).toBeChecked();
  await expect(asks.getByRole("radio", { name: SURGEON })).toBeChecked();
  await page.keyboard.type(pinOf(SURGEON));
  await page.keyboard.press("Enter");
  await expect(page.locator(".toast")).toContainText("Taken back");
  await expect(one.locator(".day-time")).toHaveCount(0);

  // A form asks above itself, and keeps what was typed in it.
  await one.getByRole("button", { name: "Emergency" }).click();
  await asks.getByLabel("Reason").fill("She bleeds, shared");
  await asks.getByRole("button", { name: "Start the emergency" }).click();
  const above = page.getByRole("dialog", { name: "Who taps?" });
  await above.getByRole("radio", { name: SURGEON }).check();
  await above.getByLabel("PIN").fill("6174");
  await page.keyboard.press("Enter");
  await expect(above.getByRole("alert")).toBeVisible();
  await above.getByLabel("PIN").fill(pinOf(SURGEON));
  await page.keyboard.press("Enter");
  await expect(asks).toHaveCount(0);
  const open = page.locator(".open-row", { hasText: "She bleeds, shared" });
  await expect(open).toContainText(SURGEON);

  // The sharing ends, from any page, by the PIN of who signed in, and by no other.
  await page.goto("/prepare");
  await page.getByRole("region", { name: "Shared device" }).getByRole("button", { name: "End" }).click();
  await asks.getByLabel(/Passphrase or PIN/).fill(pinOf(SURGEON));
  await asks.getByRole("button", { name: "End the sharing" }).click();
  await expect(asks.locator(".problem")).toContainText("does not fit");
  await asks.getByLabel(/Passphrase or PIN/).fill(pinOf(NURSE));
  await asks.getByRole("button", { name: "End the sharing" }).click();
  await expect(page.getByRole("region", { name: "Shared device" })).toHaveCount(0);

  // The nurse is herself again: nobody is asked.
  await page.goto("/day");
  await open.getByRole("button", { name: "Look at it" }).click();
  await asks.getByLabel("In your words").fill("Right, and talked about");
  await asks.getByRole("button", { name: "Keep the review" }).click();
  await expect(open).toHaveCount(0);
});
