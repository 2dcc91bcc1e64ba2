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

test("what was tapped before a page's stream opened is drawn once it opens", async ({ browser }) => {
  const [desk, nurse] = await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()));
  if (!desk || !nurse) throw new Error("no pages");
  await signIn(desk, "desk");
  await signIn(nurse, "nurse");
  const tapped = Promise.withResolvers<void>();
  await nurse.route("**/api/live*", (route) => tapped.promise.then(() => route.continue()));
  await nurse.goto("/day");
  await desk.goto("/today");
  const one = desk.locator(".lane[data-kind='theatre'] .coming a.op:not(:has(.mark.stood))").last();
  const name = (await one.locator(".who").textContent()) ?? "";
  const hers = nurse
    .locator(".day-case")
    .filter({ has: nurse.getByRole("link", { name, exact: true }) })
    .locator(".day-time");
  await expect(nurse.locator(".day-case").first()).toBeVisible();
  await expect(hers).toHaveCount(0);
  await one.click();
  await desk.getByRole("button", { name: "She is here" }).click();
  await expect(desk.locator(".toast")).toContainText("is here");
  await expect(hers).toHaveCount(0);
  tapped.resolve();
  await expect(hers).toContainText(["Arrived"]);
  await desk.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await expect(hers).toHaveCount(0);
  await desk.context().close();
  await nurse.context().close();
});
