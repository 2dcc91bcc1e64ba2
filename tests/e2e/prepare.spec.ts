import { expect, type Page, test } from "@playwright/test";
import { patientSignIns } from "#db/seed/sign-ins.ts";
import { PLANTED } from "#tests/support/product.ts";
import { signIn } from "./door.ts";

const named = new RegExp(`${PLANTED}|hymen`, "i");
const { passphrase } = patientSignIns.coming;
const [first, second] = ["Document 1", "Document 2, about anaesthesia"];
const part = (page: Page, title: string) =>
  page.locator(".ask, .document").filter({ has: page.locator("h2, h3, summary", { hasText: title }) });

/** The part of an item, unfolded wherever it stands: the demo's people have answered some of theirs. */
async function item(page: Page, title: string) {
  const found = part(page, title).last();
  if (!(await found.isVisible())) await page.locator("summary", { hasText: /^Done:/ }).click();
  const summary = found.locator("summary");
  if ((await summary.count()) > 0 && !(await found.getByRole("button", { name: "Keep" }).isVisible()))
    await summary.click();
  return found;
}

/** Nothing is signed, whatever has been before. */
async function unsigned(page: Page): Promise<void> {
  await page.goto("/my/consent");
  for (const name of [first, second])
    if (await page.getByRole("button", { name: `Take back ${name}`, exact: true }).isVisible())
      await takeBack(page, name);
}

/** Signs one document: first with a passphrase that does not fit, then with a name that is not hers. */
async function signDocument(page: Page, name: string): Promise<void> {
  await page.goto("/my/consent");
  expect(await page.content()).not.toMatch(named);
  await page.getByRole("button", { name: `Show ${name}`, exact: true }).click();
  const boxes = page.locator("#shown input[name=risks]");
  await expect(boxes.first()).toBeVisible();
  await expect(page.locator("#shown")).toContainText("Demo text");
  await expect(page).toHaveTitle("My page");
  for (const box of await boxes.all()) await box.check();
  await page.getByLabel("Your full name").fill("Juniper");
  await page.getByLabel("Your passphrase once more").fill("not this one at all");
  await page.getByRole("button", { name: "Sign it" }).click();
  await expect(page.getByText("That passphrase does not fit")).toBeVisible();
  await expect(page.getByLabel("Your full name")).toHaveValue("Juniper");
  await expect(page.getByLabel("Your passphrase once more")).toHaveValue("");
  for (const box of await boxes.all()) await expect(box).toBeChecked();
  await boxes.last().uncheck();
  await page.getByLabel("Your passphrase once more").fill(passphrase);
  await page.getByRole("button", { name: "Sign it" }).click();
  await expect(page.getByText("Tick each of them")).toBeVisible();
  await boxes.last().check();
  await page.getByLabel("Your passphrase once more").fill(passphrase);
  await page.getByRole("button", { name: "Sign it" }).click();
  const said = await page.getByText("Type your name as we have it").textContent();
  await page.getByLabel("Your full name").fill((said ?? "").replace(/^.*: |\.$/g, ""));
  await page.getByLabel("Your passphrase once more").fill(passphrase);
  await page.getByRole("button", { name: "Sign it" }).click();
  await expect(page.getByRole("status")).toContainText("Signed.");
  await expect(part(page, name)).toContainText("Signed on Tue 16 June");
  expect(await page.content()).not.toMatch(named);
}

async function takeBack(page: Page, name: string): Promise<void> {
  await page.goto("/my/consent");
  await page.getByRole("button", { name: `Take back ${name}`, exact: true }).click();
  await expect(page.getByRole("status")).toContainText("Taken back.");
  await expect(part(page, name)).toContainText("Taken back on Tue 16 June");
  await expect(part(page, name)).toContainText("You can sign it again at any time.");
}

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts, viewport: { width: 390, height: 844 } });

    test("she reads and signs both, reads what she signed, takes them back and asks", async ({ page }) => {
      await signIn(page, "juniper");
      await unsigned(page);
      await page.goto("/my");
      await page.getByRole("link", { name: "Read and sign" }).click();
      await signDocument(page, first);
      await signDocument(page, second);
      await page.getByRole("link", { name: `What you signed: ${first}`, exact: true }).click();
      await expect(page.getByRole("button", { name: "Show" })).toBeVisible();
      expect(await page.content()).not.toMatch(named);
      await page.getByRole("button", { name: "Show" }).click();
      await expect(page.locator("#shown .hash")).toHaveText(/^[0-9a-f]{64}$/);
      await expect(page.locator("#shown")).toContainText(named);
      await expect(page).toHaveTitle("My page");
      await takeBack(page, first);
      await page.getByLabel("Ask your surgeon something").fill("May I fly\nafterwards?");
      await page.getByRole("button", { name: "Ask it" }).click();
      await expect(page.getByRole("status")).toContainText("Asked.");
      await page.getByRole("button", { name: "Show my questions" }).click();
      await expect(page.locator("#questions")).toContainText("May I fly afterwards?");
      await takeBack(page, second);
    });

    test("what she answers is kept, and what cannot be kept says so and stays", async ({ page }) => {
      await signIn(page, "juniper");
      await page.goto("/my/prepare");
      expect(await page.content()).not.toMatch(named);
      let history = await item(page, "Your medical history");
      await history.getByLabel("Your medical history").fill("Asthma as a child");
      if (scripts) {
        await expect(history.getByRole("status")).toHaveText("Kept");
      } else {
        await history.getByRole("button", { name: "Keep" }).click();
        await expect(page.locator(".said")).toHaveText("Kept");
      }
      await page.goto("/my/prepare");
      history = await item(page, "Your medical history");
      await expect(history.getByLabel("Your medical history")).toHaveValue("Asthma as a child");
      await history.getByLabel("Your medical history").fill("");
      await history.getByRole("button", { name: "Keep" }).click();
      if (scripts) await expect(history.getByRole("status")).toHaveText("Kept");
      await page.goto("/my/prepare");
      await expect(history.getByLabel("Your medical history")).toHaveValue("");
      if (scripts) return;
      // An answer cannot be half of one; without scripts the page comes back with what was typed.
      const ways = await item(page, "How you get home");
      if (await ways.locator("[name=way]:checked").isVisible()) return;
      await ways.getByLabel("Anything to add").fill("My aunt, if she can");
      await ways.getByRole("button", { name: "Keep" }).click();
      await expect(page.getByText("Choose one of the three.")).toBeVisible();
      await expect(page.locator("[name=words][value='My aunt, if she can']")).toBeVisible();
    });
  });
}

test("she sees until when she may eat and drink, by the clock of the site", async ({ page }) => {
  await signIn(page, "juniper");
  await page.goto("/my/prepare");
  const fasting = page.getByRole("region", { name: "Until when you may eat and drink" });
  const hours = (await fasting.locator("li > .time").allInnerTexts()).map(
    (text) => text.match(/\d+:\d\d/)?.[0],
  );
  const minutes = hours.map((text) => Number(text?.split(":")[0]) * 60 + Number(text?.split(":")[1]));
  const [fatty = 0, light = 0, clear = 0] = minutes;
  expect((light - fatty + 1440) % 1440).toBe(120);
  expect((clear - light + 1440) % 1440).toBe(240);
  await expect(fasting).toContainText("Nothing after that until after your visit.");
});

test("a save that fails says so, and what she typed stays until it is kept", async ({ page }) => {
  await signIn(page, "juniper");
  await page.goto("/my/prepare");
  const takes = await item(page, "What you take");
  await page.route("**/my/prepare", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await takes.getByLabel("What you take").fill("Ibuprofen");
  await expect(takes.getByRole("alert")).toContainText("Not kept");
  await expect(takes.getByLabel("What you take")).toHaveValue("Ibuprofen");
  await page.unroute("**/my/prepare");
  await takes.getByRole("button", { name: "Keep" }).click();
  await expect(takes.getByRole("status")).toHaveText("Kept");
  await takes.getByLabel("What you take").fill("");
  await expect(takes.getByRole("status")).toHaveText("Kept");
});

test("what troubles her on the day is taken up kindly, at once", async ({ page }) => {
  await signIn(page, "juniper");
  await page.goto("/my/prepare");
  const ill = await item(page, "Feeling ill");
  await ill.getByLabel("No").check();
  await ill.getByRole("button", { name: "Keep" }).click();
  await expect(ill.getByRole("status")).toHaveText("Kept");
  await ill.getByLabel("Yes").check();
  await expect(ill.getByRole("status")).toContainText("We will talk with you about it.");
});

test("what was shown to be read and signed is covered two minutes after her last touch", async ({ page }) => {
  await page.clock.install();
  await signIn(page, "juniper");
  await unsigned(page);
  await page.getByRole("button", { name: "Show Document 1", exact: true }).click();
  await expect(page.locator("#shown")).toContainText(named);
  await expect(async () => {
    await page.clock.fastForward("02:01");
    await expect(page.getByRole("button", { name: "Show Document 1", exact: true })).toBeVisible({
      timeout: 1000,
    });
  }).toPass();
  expect(await page.content()).not.toMatch(named);
});
