import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { openPool } from "#db/client.ts";
import { signIn } from "./door.ts";

/** What follows from a choice is planned by the worker, a moment later. */
const soon = (page: Page, look: () => Promise<void>) =>
  expect(async () => {
    await page.reload();
    await look();
  }).toPass({ timeout: 30_000 });

async function pick(page: Page, channel: "none" | "sms"): Promise<void> {
  await page.goto("/my/reach");
  await page.getByLabel("Reach me by").selectOption(channel);
  await page.getByLabel("Safe from").selectOption("");
  await page.getByLabel("Safe until").selectOption("");
  await page.getByRole("button", { name: "Keep it so" }).click();
  await expect(page.getByRole("status")).toContainText("Kept as you chose");
}

const partOf = (page: Page, heading: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts, viewport: { width: 390, height: 844 } });

    test("she picks a way, sees what comes and reads it as it would come", async ({ page }) => {
      await signIn(page, "juniper");
      await pick(page, "none");
      await page.getByRole("link", { name: "What we send you" }).click();
      await expect(page.locator("main")).toContainText("you have not picked a way yet");
      await page.getByRole("link", { name: "Choose how we reach you" }).click();
      await pick(page, "sms");
      await page.getByRole("link", { name: "What we send you" }).click();
      await expect(page).toHaveTitle("My page");
      await expect(page.locator("main")).not.toContainText("Nothing is sent to you");
      await soon(page, async () => {
        const next = partOf(page, "What comes next");
        await expect(next).toContainText("The evening before", { timeout: 1_000 });
        await expect(partOf(page, "Sent, and left out")).toContainText("Sent by text message", {
          timeout: 1_000,
        });
      });
      const samples = partOf(page, "Exactly what you would read");
      await expect(samples.locator(".slip").first()).toHaveText(
        /^Noted: \w{3} \d+ \w+ at \d\d:\d\d\. More: http/,
      );
    });

    test("what she chose survives an error; stopped is stopped, and starts again as it was", async ({
      page,
    }) => {
      await signIn(page, "juniper");
      await page.goto("/my/messages");
      await page.getByLabel("Less often").check();
      await page.getByLabel("When to come").uncheck();
      await page.getByLabel("At most so many a week").fill("40");
      await page.getByRole("button", { name: "Keep it so" }).click();
      await expect(page.getByText("Choose a number from 1 to 14.")).toBeVisible();
      await expect(page.getByLabel("At most so many a week")).toHaveValue("40");
      await expect(page.getByLabel("Less often")).toBeChecked();
      await expect(page.getByLabel("When to come")).not.toBeChecked();
      await page.getByLabel("At most so many a week").fill("3");
      await page.getByLabel("When to come").check();
      await page.getByRole("button", { name: "Keep it so" }).click();
      await expect(page.getByRole("status")).toContainText("Kept as you chose");
      await page.getByRole("button", { name: "Stop everything" }).click();
      await expect(page.locator("main")).toContainText("Nothing is sent to you.");
      // What she keeps meanwhile starts nothing.
      await page.getByLabel("Every time").check();
      await page.getByRole("button", { name: "Keep it so" }).click();
      await expect(page.getByRole("button", { name: "Start again" })).toBeVisible();
      await page.getByRole("button", { name: "Start again" }).click();
      await expect(page.getByRole("status")).toContainText("You are sent messages again");
      await expect(page.getByLabel("Every time")).toBeChecked();
      await expect(page.getByLabel("At most so many a week")).toHaveValue("3");
    });
  });
}

test("a manager reads what would have left, with the end of a number alone, and finds nothing stuck", async ({
  page,
  browser,
  baseURL,
}) => {
  const hers = await (await browser.newContext({ ...(baseURL ? { baseURL } : {}) })).newPage();
  await signIn(hers, "juniper");
  await pick(hers, "sms");
  await hers.context().close();
  await signIn(page, "manager");
  await page.goto("/practice/messages");
  await expect(page.getByRole("region", { name: "Stuck" })).toContainText("Nothing is stuck.");
  const outbox = page.getByRole("region", { name: "Outbox of the demo" });
  await soon(page, () => expect(outbox).toContainText("Noted: ", { timeout: 1_000 }));
  const line = outbox.getByRole("listitem").filter({ hasText: "Noted: " }).first();
  await expect(line).toContainText(/SMS … \d\d$/);
  expect(await outbox.textContent()).not.toMatch(/\+\d{4}/);
});

/** As if the provider had not been reached for days: one of what has left did not. */
async function getStuck(): Promise<void> {
  const sql = openPool(readFileSync(join(process.env.DAYWARD_DATA ?? "", "database.url"), "utf8").trim(), {
    max: 1,
  });
  const stuck = await sql`
    update message set state = 'failed', reason = 'noWayThrough'
     where message_id = (select message_id from message join practice using (practice_id)
                          where slug = 'linden' and state = 'sent' and until > '2026-06-17' limit 1)
    returning 1`;
  await sql.end();
  expect(stuck).toHaveLength(1);
}

test("what got stuck is sent again: it is said, and its line goes", async ({ page }) => {
  await getStuck();
  await signIn(page, "manager");
  await page.goto("/practice/messages");
  const stuck = page.getByRole("region", { name: "Stuck" });
  await expect(stuck).toContainText("Did not leave: the provider could not be reached for days");
  await stuck.getByRole("button", { name: "Send again" }).click();
  await expect(page.getByText("it is sent again, if it still should be.")).toBeVisible();
  await expect(stuck).toContainText("Nothing is stuck.");
});

test("words that tell are refused with what was typed, others are kept, and come as usual again", async ({
  page,
}) => {
  await signIn(page, "manager");
  await page.goto("/practice/messages");
  const fold = page.locator("details").filter({ hasText: "Called off" });
  await fold.locator("summary").click();
  const text = fold.getByLabel("Text");
  await expect(fold).toContainText("GSM-7");
  await text.fill("Your surgery on {day} is off: {link}");
  await expect(fold.locator(".slip")).toHaveText(/^Your surgery on \w{3} \d+ \w+ is off: http/);
  await fold.getByRole("button", { name: "Keep these words" }).click();
  await expect(fold).toContainText("These words tell too much to leave here: surgery.");
  await expect(text).toHaveAttribute("aria-invalid", "true");
  await expect(text).toHaveValue("Your surgery on {day} is off: {link}");
  await text.fill("Dropped: {day} at {time} → {link}");
  await expect(fold).toContainText("UCS-2");
  await fold.getByRole("button", { name: "Keep these words" }).click();
  await expect(page.getByText("What leaves from now on says it so.")).toBeVisible();
  await expect(fold.locator("summary")).toContainText("In your words");
  await fold.getByRole("button", { name: "As usual again" }).click();
  await expect(fold.locator("summary")).toContainText("As usual");
  await expect(text).toHaveValue("{day} at {time} is off. More: {link}");
});

test("the desk reads what a patient is sent, what was left out and why, and what her phone shows", async ({
  page,
}) => {
  await signIn(page, "desk");
  await page.goto("/today");
  const op = await page.locator(".booking a.op").last().getAttribute("href");
  await page.goto(op ?? "");
  await page.goto((await page.locator("main a[href^='/patients/']").first().getAttribute("href")) ?? "");
  await page.getByRole("region", { name: "Before you call" }).getByRole("button", { name: "Change" }).click();
  await page.getByRole("dialog").getByLabel("Messages", { exact: true }).selectOption("sms");
  await page.getByRole("dialog").getByRole("button", { name: "Keep", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  const part = page.getByRole("region", { name: "Messages" });
  await expect(part).toContainText("Asked every time");
  await soon(page, () => expect(part).toContainText(/Sent and left out: \d/, { timeout: 1_000 }));
  await part.locator("summary").filter({ hasText: "Sent and left out" }).click();
  await expect(part).toContainText(/Left out|Sent/);
  await part.locator("summary").filter({ hasText: "What her phone shows" }).click();
  await expect(part).toContainText("How are you today? It takes a minute: http");
});
