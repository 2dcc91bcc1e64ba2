import { expect, test } from "@playwright/test";
import { signIn } from "./door.ts";

test("a theatre that runs late says so, one press proposes to push the rest, and what was pushed is taken back", async ({
  page,
}) => {
  await signIn(page, "desk");
  await page.goto("/today");
  const notice = page.getByRole("region", { name: /^Theatre 2 is \d+ min late$/ });
  await expect(notice).toContainText("Nothing has been moved.");
  await expect(page.locator(".span.over")).toContainText("min late");
  const waits = page.locator(".booking.waits").first();
  await expect(waits).toContainText("Waits for the one before");
  const was = (await waits.locator(".time").textContent()) ?? "";
  const name = (await waits.locator(".who").textContent()) ?? "";
  const proposal = notice.getByRole("button", { name: /^Push the rest by \d+ min$/ });
  const minutes = /\d+/.exec((await proposal.textContent()) ?? "")?.[0] ?? "";
  await proposal.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Minutes later")).toHaveValue(minutes);
  await expect(dialog.locator(".push-list li").first()).toContainText(was);
  // The demo's bays are full: not every number of minutes can be.
  const push = dialog.getByRole("button", { name: /^Push \d+ booking/ });
  for (let more = 0; more < 12 && !(await push.isEnabled()); more++) {
    await dialog.getByRole("button", { name: "5 min more" }).click();
    await expect(dialog.locator("[aria-busy=false]").first()).toBeVisible();
  }
  const reason = dialog.getByLabel("Reason");
  if ((await reason.count()) > 0) await reason.selectOption({ label: "The staff agreed" });
  await push.click();
  const told = page.getByRole("dialog", { name: /pushed by \d+ min$/ });
  await expect(told).toContainText(name);
  await told.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".toast")).toContainText("back at");
  await expect(page.locator(".booking.waits .time").first()).toHaveText(was);
});

test("a nurse calls an operation off with words of her own; the desk reads the kind of reason, asks who can come, and puts it back", async ({
  browser,
}) => {
  const [nurse, desk] = await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()));
  if (!nurse || !desk) throw new Error("no pages");
  await signIn(nurse, "nurse");
  await signIn(desk, "desk");
  await nurse.goto("/day");
  const one = nurse
    .locator(".day-case")
    .filter({ has: nurse.getByRole("button", { name: /^Call it off/ }) })
    .last();
  const name = (await one.locator(".whom .who").textContent()) ?? "";
  await one.getByRole("button", { name: /^Call it off/ }).click();
  const form = nurse.getByRole("dialog");
  await form.getByRole("button", { name: "Call it off" }).click();
  await expect(form.getByText("Fill this in.")).toBeVisible();
  await form.getByLabel("Why").selectOption({ label: "Not prepared" });
  await form.getByLabel("In your words").fill("Ate at seven, quoth she");
  await form.getByRole("button", { name: "Call it off" }).click();
  await expect(nurse.locator(".toast")).toContainText(`${name} is called off`);

  await desk.goto("/today");
  await desk.getByRole("region", { name: "Not on the board" }).getByRole("link", { name }).first().click();
  const chosen = desk.locator(".chosen");
  await expect(chosen).toContainText("Called off on the day: not prepared");
  await expect(desk.locator("main")).not.toContainText("quoth she");
  await chosen
    .getByRole("button", { name: /^Who can come\?/ })
    .first()
    .click();
  const comers = desk.getByRole("dialog", { name: /^Who can come between/ });
  await expect(comers.locator("li, p").first()).toBeVisible();
  await comers.getByRole("button", { name: "Close" }).last().click();
  await chosen.getByRole("button", { name: "Restore" }).click();
  await expect(desk.locator(".toast")).toContainText("Restored to");
  await nurse.context().close();
  await desk.context().close();
});
