import { expect, type Page, test } from "@playwright/test";
import { jpegOf, pdfOf } from "#tests/support/papers.ts";
import { signIn, signOut } from "./door.ts";

const TITLE = "Letters and results of other doctors";
const part = (page: Page) => page.locator(".ask").filter({ has: page.getByText(TITLE, { exact: true }) });

/** The part of the item, unfolded wherever it stands. */
async function opened(page: Page) {
  await page.goto("/my/prepare");
  const found = part(page).last();
  if (!(await found.isVisible())) await page.locator("summary", { hasText: /^Done:/ }).click();
  const summary = found.locator("> summary");
  if ((await summary.count()) > 0 && !(await found.getByRole("button", { name: "Send it" }).isVisible()))
    await summary.click();
  return found;
}

/** Nothing is sent, whatever has been before. */
async function emptied(page: Page): Promise<void> {
  for (let left = 6; left > 0; left--) {
    const found = await opened(page);
    const away = found.locator("summary", { hasText: "Remove" }).first();
    if (!(await away.isVisible())) return;
    await away.click();
    await found
      .getByRole("button", { name: /^Remove it/ })
      .first()
      .click();
    await expect(part(page).getByRole("status").first()).toHaveText("Removed.");
  }
}

/** Her whole name, as those who treat her read it. */
async function herName(page: Page): Promise<string> {
  const headers = { "x-dayward": "1" };
  const answer = await page.request.post("/api/trpc/my.consents", {
    headers,
    data: { json: { show: false } },
  });
  return (await answer.json()).result.data.json.fullName;
}

async function send(page: Page, name: string, buffer: Buffer): Promise<void> {
  const found = part(page).last();
  await found.getByLabel("A photo of it, or a PDF").setInputFiles({ name, mimeType: "image/jpeg", buffer });
  await found.getByRole("button", { name: "Send it" }).click();
}

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts, viewport: { width: 390, height: 844 } });

    test("she sends a photo and a PDF, is shown the one, saves the other, and takes both back", async ({
      page,
    }) => {
      await signIn(page, "juniper");
      await emptied(page);
      await opened(page);
      await send(page, "hymen.html", Buffer.from("<html>no letter</html>"));
      await expect(part(page).getByRole("alert")).toContainText(`${TITLE}: This is no kind of file`);
      await send(page, "hymen.jpg", await jpegOf("Zqcamera"));
      await expect(part(page).locator(".papers > [role=status]")).toContainText("Kept.");
      await send(page, "hymen.pdf", pdfOf("letter"));
      const list = part(page).getByRole("list", { name: `What was sent for: ${TITLE}` });
      await expect(list.getByRole("listitem")).toHaveCount(2);
      expect(await page.content()).not.toContain("hymen.");
      await expect(page.locator("img")).toHaveCount(0);

      await list.getByRole("button", { name: /^Show: Photo 1/ }).click();
      const shown = page.getByRole("img", { name: "Photo 1" });
      await expect(shown).toBeVisible();
      expect(
        await shown.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalHeight)),
      ).toBe(60);
      await expect(page).toHaveTitle("My page");
      const [saved] = await Promise.all([
        page.waitForEvent("download"),
        part(page)
          .getByRole("link", { name: /^Save it on this device: PDF 2/ })
          .click(),
      ]);
      expect(saved.suggestedFilename()).toBe("paper-2.pdf");
      const answer = await page.request.get(saved.url());
      expect(answer.headers()).toMatchObject({
        "content-type": "application/pdf",
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
      });
      expect(answer.headers()["cache-control"]).toContain("no-store");

      await emptied(page);
      await expect((await opened(page)).getByRole("listitem")).toHaveCount(0);
    });

    test("one that is too large says so, and nothing else is lost", async ({ page }) => {
      await signIn(page, "juniper");
      await opened(page);
      await send(page, "a.pdf", Buffer.concat([pdfOf("x"), Buffer.alloc(12 * 1024 * 1024, " ")]));
      await expect(part(page).getByRole("alert")).toContainText(`${TITLE}: The file is larger than 10 MB.`);
    });
  });
}

test("who treats her sees what she sent at the item, adds one, takes one out and puts it back; then she takes hers back no more", async ({
  page,
}) => {
  await signIn(page, "juniper");
  await emptied(page);
  await opened(page);
  await send(page, "a.jpg", await jpegOf("x"));
  await expect(part(page).getByRole("listitem")).toHaveCount(1);
  const name = await herName(page);
  await page.getByRole("button", { name: "Leave now" }).click();
  await page.waitForURL((url) => url.pathname === "/");

  await signIn(page, "surgeon");
  await page.goto("/prepare?days=42");
  await page.locator(".prepare-head").getByRole("link", { name, exact: true }).click();
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
  const its = page.url();
  const list = page.getByRole("list", { name: `Files: ${TITLE}` });
  await expect(list.getByRole("listitem")).toContainText("she herself");
  await expect(list.getByRole("listitem")).toContainText("Not looked at yet");
  await page.getByRole("button", { name: `Add a file: ${TITLE}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await expect(dialog.getByText("Choose a file first.")).toBeVisible();
  await dialog.getByLabel("File").setInputFiles({ name: "b.pdf", mimeType: "text/html", buffer: pdfOf("x") });
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await list.getByRole("button", { name: /^Take out: PDF 2/ }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await list.getByRole("button", { name: /^Take out: PDF 2/ }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);

  await expect(page.getByRole("img", { name: "Photo 1" })).toHaveCount(0);
  await list.getByRole("button", { name: /^Show: Photo 1/ }).click();
  await expect(page.getByRole("img", { name: "Photo 1" })).toBeVisible();
  await expect
    .poll(() =>
      page.getByRole("img", { name: "Photo 1" }).evaluate((one: HTMLImageElement) => one.naturalHeight),
    )
    .toBe(60);
  await expect(list.getByRole("listitem")).not.toContainText("Not looked at yet");
  await signOut(page);

  await signIn(page, "juniper");
  const found = await opened(page);
  await expect(found.getByRole("listitem")).toContainText("Looked at");
  await expect(found.locator("summary", { hasText: "Remove" })).toHaveCount(0);
  await page.getByRole("button", { name: "Leave now" }).click();
  await page.waitForURL((url) => url.pathname === "/");

  // Her page is left as it was found.
  await signIn(page, "surgeon");
  await page.goto(its);
  await list.getByRole("button", { name: /^Take out: Photo 1/ }).click();
  await expect(list).toHaveCount(0);
});
