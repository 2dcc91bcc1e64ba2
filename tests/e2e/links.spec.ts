import { readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { openPool } from "#db/client.ts";
import { signIn } from "./door.ts";

type Link = { patientId: string; link: string };

/** The link of the latest text to juniper that leads to one, as her phone shows it; unused, and nothing has been said to its time yet. */
async function herLink(): Promise<Link> {
  const address = readFileSync(join(process.env.DAYWARD_DATA ?? "", "database.url"), "utf8").trim();
  const sql = openPool(address, { max: 1 });
  try {
    let found: Link | undefined;
    await expect(async () => {
      [found] = await sql<Link[]>`
        select l.patient_id as "patientId", substring(c.words from 'http\\S+/a/\\S+') as link
          from captured_message c join answer_link l using (practice_id, message_id)
          join credential k on k.practice_id = l.practice_id and k.account_id = l.patient_id and k.account_kind = 'patient'
         where k.sign_in_name like 'juniper%' order by c.at desc limit 1`;
      expect(found).toBeDefined();
    }).toPass({ timeout: 30_000 });
    await sql`update answer_link set used_at = null`;
    await sql`delete from booking_confirmation`;
    await sql`delete from desk_call`;
    return found ?? { patientId: "", link: "" };
  } finally {
    await sql.end();
  }
}

/** The desk has scripts, and a screen, whatever she has. */
const atDesk = (baseURL: string | undefined) => ({
  ...{ javaScriptEnabled: true, viewport: { width: 1440, height: 900 } },
  ...(baseURL ? { baseURL } : {}),
});

async function picksTexts(page: Page): Promise<void> {
  await signIn(page, "juniper");
  await page.goto("/my/reach");
  await page.getByLabel("Reach me by").selectOption("sms");
  await page.getByLabel("Safe from").selectOption("");
  await page.getByLabel("Safe until").selectOption("");
  await page.getByRole("button", { name: "Keep it so" }).click();
  await expect(page.getByRole("status")).toContainText("Kept as you chose");
  await page.context().clearCookies();
}

for (const [scripts, width] of [
  [true, 1440],
  [false, 390],
] as const) {
  test.describe(scripts ? "with scripts on a desktop" : "without scripts on a phone", () => {
    test.use({ javaScriptEnabled: scripts, viewport: { width, height: 844 } });

    test("a link tells a day and an hour, takes one answer, and says the same once it is spent", async ({
      page,
      request,
      browser,
      baseURL,
    }) => {
      test.setTimeout(180_000);
      await picksTexts(page);
      const { link, patientId } = await herLink();
      for (let n = 0; n < 3; n++) expect((await request.get(link)).status()).toBe(200);
      await page.goto(link);
      await expect(page).toHaveTitle("A time");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^\w{3} \d+ \w+, \d\d:\d\d$/);
      await expect(page.locator("body")).not.toContainText(/linden|juniper|paris|clinic/i);
      if (scripts) {
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          expect(
            (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations.map(({ id }) => id),
          ).toEqual([]);
        }
      }
      await page.getByRole("button", { name: "Yes, I will come" }).click();
      await expect(page.getByRole("heading", { name: "Noted. Thank you." })).toBeVisible();
      await page.goto(link);
      const spent = page.getByRole("heading", { name: "This link takes no answer any more" });
      await expect(spent).toBeVisible();
      const used = await page.locator("#main").textContent();
      await page.goto("/a/this-part-is-only-hers");
      expect(await page.locator("#main").textContent()).toBe(used);
      const sideways = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      expect(sideways).toBeLessThanOrEqual(0);

      const desk = await (await browser.newContext(atDesk(baseURL))).newPage();
      await signIn(desk, "desk");
      await desk.goto(`/patients/${patientId}`);
      await expect(desk.getByRole("region", { name: "Next booking" })).toContainText("She confirmed by link");
      await desk.context().close();
    });

    test("another time is a call of the desk's, and nothing is called off by it", async ({
      page,
      browser,
      baseURL,
    }) => {
      await picksTexts(page);
      const { link, patientId } = await herLink();
      await page.goto(link);
      await page.getByRole("button", { name: "I need another time" }).click();
      await expect(page.getByRole("heading", { name: "Noted. Thank you." })).toBeVisible();
      await expect(page.locator("#main")).toContainText("Until then the time stays yours.");

      const desk = await (await browser.newContext(atDesk(baseURL))).newPage();
      await signIn(desk, "desk");
      await desk.goto("/find");
      const calls = desk.getByRole("region", { name: "To call" });
      await expect(calls).toContainText("asks for another time");
      await calls.getByRole("checkbox", { name: /^Called/ }).check();
      await expect(desk.getByText("Noted: she was called.")).toBeVisible();
      await desk.goto("/find");
      await expect(calls).toHaveCount(0);
      await desk.goto(`/patients/${patientId}`);
      await expect(desk.getByRole("region", { name: "Called lately" })).toContainText(
        "asks for another time",
      );
      await expect(desk.getByRole("region", { name: "Next booking" })).toBeVisible();
      await desk.context().close();
    });
  });
}

test("where no provider of texts is set up, nobody brings any", async ({ request }) => {
  expect((await request.post("/api/sms", { form: { From: "+33612345678", Body: "STOP" } })).status()).toBe(
    404,
  );
});
