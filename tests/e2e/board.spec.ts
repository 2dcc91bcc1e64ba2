import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./door.ts";
import { slowToDraw } from "./slow.ts";

/** The last consultation or review of tomorrow: nobody else of the run moves it. */
async function lastOfTomorrow(page: Page) {
  await page.goto("/today?date=2026-06-17");
  const booking = page.locator(".lane[data-kind='consulting_room'] .movable a.op").last();
  await booking.scrollIntoViewIfNeeded();
  return booking;
}

test("a booking is dragged an hour earlier, what changes is shown, and Escape leaves it where it was", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 1400 });
  await signIn(page, "desk");
  const booking = await lastOfTomorrow(page);
  const was = (await booking.locator(".time").textContent()) ?? "";
  const box = await booking.boundingBox();
  const hour = await page.locator(".hour").evaluateAll((all) => {
    const [first, second] = all.map((one) => one.getBoundingClientRect().top);
    return (second ?? 0) - (first ?? 0);
  });
  if (!box) throw new Error("the booking is not drawn");
  const [x, y] = [box.x + box.width / 2, box.y + 6];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - hour / 2, { steps: 5 });
  await page.mouse.move(x, y - 13 * hour, { steps: 5 });
  await expect(page.locator(".ghost")).toBeVisible();
  await page.mouse.move(x, y - hour, { steps: 5 });
  await page.mouse.up();
  const dialog = page.getByRole("dialog");
  const [h = 0, m = 0] = was.split(":").map(Number);
  await expect(dialog.getByLabel("Hour")).toHaveValue(`${h - 1}:${String(m).padStart(2, "0")}`);
  const changes = dialog
    .getByRole("table", { name: "What changes" })
    .or(dialog.getByText("Nearest free times"));
  await expect(changes).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(booking.locator(".time")).toHaveText(was);
});

test("the same without a mouse: Enter on a booking, another hour, moved, and taken back", async ({
  page,
}) => {
  await signIn(page, "desk");
  const booking = await lastOfTomorrow(page);
  const was = (await booking.locator(".time").textContent()) ?? "";
  await booking.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Hour")).toBeFocused();
  await expect(dialog).toContainText("That is where it stands now");
  await dialog.getByLabel("Day").fill("2026-06-15");
  await expect(dialog).toContainText("cannot be");
  await dialog.locator(".nearest button").first().click();
  await expect(dialog.getByRole("table", { name: "What changes" })).toBeVisible();
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("It is back at")).toBeVisible();
  await page.goto("/today?date=2026-06-17");
  await expect(page.locator(".lane[data-kind='consulting_room'] .movable .time").last()).toHaveText(was);
});

test("a patient noted as not come, and a booking cancelled, are each taken back by Undo", async ({
  page,
}) => {
  await signIn(page, "desk");
  await page.goto("/today");
  const said = page.locator(".toast");
  const undo = said.getByRole("button", { name: "Undo" });
  await page.locator(".lane[data-kind='theatre'] .live a.op").first().click();
  await page.getByRole("button", { name: "Did not come" }).click();
  await undo.click();
  await expect(said).toContainText("Restored to");
  await expect(page.getByRole("button", { name: "Did not come" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why").selectOption({ label: "Booked by mistake" });
  await dialog.getByRole("button", { name: "Cancel the booking" }).click();
  await expect(dialog).toBeHidden();
  // One at a time: what this took back is not said beside it.
  await expect(undo).toBeVisible();
  await expect(said).toHaveCount(1);
  await undo.click();
  await expect(said).toContainText("Restored to");
});

test("where the board is slow to be drawn again, what was just taken back can be cancelled at once", async ({
  page,
}) => {
  await signIn(page, "desk");
  await page.goto("/today");
  const said = page.locator(".toast");
  await page.locator(".lane[data-kind='theatre'] .live a.op").first().click();
  const missed = page.getByRole("button", { name: "Did not come" });
  await expect(missed).toBeVisible();
  const draw = await slowToDraw(page);
  await missed.click();
  await said.getByRole("button", { name: "Undo" }).click();
  await expect(said).toContainText("Restored to");
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why").selectOption({ label: "Booked by mistake" });
  await dialog.getByRole("button", { name: "Cancel the booking" }).click();
  await expect(dialog).toBeHidden();
  await said.getByRole("button", { name: "Undo" }).click();
  await expect(said).toContainText("Restored to");
  draw();
  await expect(missed).toBeVisible();
});

test("the board, the week and Find fill a window without a pixel of scroll beyond it", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, "desk");
  for (const path of ["/today", "/today?view=week", "/find"]) {
    await page.goto(path);
    await expect(page.locator("main")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollHeight), path).toBe(900);
  }
});

test("a gap opens Find a time at that day and hour", async ({ page }) => {
  await signIn(page, "desk");
  await page.goto("/today?date=2026-06-18");
  const gap = page.locator(".lane[data-kind='consulting_room'] .gap a").first();
  await gap.click();
  await page.waitForURL(/\/find\?/);
  await expect(page.locator("main")).toContainText("Thu 18 June");
});

test("on a phone the day is a list of the same parts, each as high as a finger", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, "desk");
  await page.goto("/today");
  const bookings = page.locator(".booking a.op:visible");
  expect(await bookings.count()).toBeGreaterThan(10);
  const heights = await bookings.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  await bookings.last().click();
  await expect(page.getByRole("region", { name: "The booking" }).or(page.locator(".chosen"))).toBeVisible();
});

test("a member of staff who is ill: her bookings are listed to be called, and gone from the list once she is back", async ({
  page,
}) => {
  await signIn(page, "desk");
  await page.goto("/practice/closures");
  await page.getByLabel("Who").first().selectOption({ label: "Dr Noé Voorbeeld" });
  await page.getByRole("button", { name: "Keep free of bookings" }).click();
  const list = page.getByRole("region", { name: "To be called and moved, Paris" });
  await expect(list).toContainText("Nina Vzor");
  await list
    .getByRole("listitem")
    .filter({ hasText: "Nina Vzor" })
    .getByRole("link", { name: "Find a time" })
    .click();
  await expect(page.getByLabel("Who asked")).toHaveValue("practice");
  await page.goto("/today");
  await page.locator(".booking a.op").filter({ hasText: "Nina Vzor" }).first().click();
  await page.getByRole("button", { name: "Move", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio", { name: "The practice" })).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(page.locator("main")).toContainText("Nina Vzor");
  await page.goto("/practice/closures");
  await page
    .getByRole("listitem")
    .filter({ hasText: "Dr Noé Voorbeeld" })
    .getByRole("button", { name: "Take back", exact: true })
    .first()
    .click();
  await expect(list).toContainText("Every booking at Paris fits its hours");
});
