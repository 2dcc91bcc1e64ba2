import { expect, test } from "@playwright/test";
import { signIn } from "./door.ts";

test("who has come is tapped at one desk and seen on the board of another, which nobody touched", async ({
  browser,
}) => {
  const [one, other] = await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()));
  if (!one || !other) throw new Error("no pages");
  await signIn(one, "desk");
  await signIn(other, "manager");
  await other.goto("/today");
  await expect(other.locator(".lanes")).toBeVisible();
  const before = await other.locator(".mark.stood").count();
  await one.goto("/today");
  await one.locator(".booking.coming a.op").last().click();
  await one.getByRole("button", { name: "She is here" }).click();
  await expect(one.locator(".toast")).toContainText("is here");
  await expect(other.locator(".mark.stood")).not.toHaveCount(before);
  await one.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await expect(other.locator(".mark.stood")).toHaveCount(before);
  await one.context().close();
  await other.context().close();
});
