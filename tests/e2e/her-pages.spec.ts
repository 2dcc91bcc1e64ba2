import { expect, test } from "@playwright/test";
import { PLANTED } from "#tests/support/product.ts";
import { signIn } from "./door.ts";

const planted = new RegExp(PLANTED, "i");

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts, viewport: { width: 390, height: 844 } });

    test("what names her operation comes when she asks for it, and is gone when she covers it", async ({
      page,
    }) => {
      await signIn(page, "robin");
      await page.goto("/my/days");
      expect(await page.content()).not.toMatch(planted);
      await page.getByRole("button", { name: "Show them" }).click();
      await expect(page.locator("#private")).toContainText(planted);
      expect(page.url()).not.toMatch(planted);
      await expect(page).toHaveTitle("My page");
      await page.getByRole("link", { name: "Cover them" }).click();
      await expect(page.getByRole("button", { name: "Show them" })).toBeVisible();
      expect(await page.content()).not.toMatch(planted);
    });

    test("what was shown is covered again after two minutes, whether she is there or not", async ({
      page,
    }) => {
      await page.clock.install();
      await signIn(page, "robin");
      await page.goto("/my/days");
      await page.getByRole("button", { name: "Show them" }).click();
      await expect(page.locator("#private")).toContainText(planted);
      if (!scripts) {
        // The browser itself leaves the page; nobody waits for it here.
        const refresh = page.locator("meta[http-equiv=refresh]");
        await expect(refresh).toHaveAttribute("content", /^(120|11\d); url=\/my\/days$/);
        return;
      }
      // Her two minutes begin with the page's scripts, which may come later than its words.
      await expect(async () => {
        await page.clock.fastForward("02:01");
        await expect(page.getByRole("button", { name: "Show them" })).toBeVisible({ timeout: 1000 });
      }).toPass();
      expect(await page.content()).not.toMatch(planted);
    });

    test("do, don't, normal and whom to call are one tap away, and warning signs are never folded", async ({
      page,
    }) => {
      await signIn(page, "robin");
      await page.goto("/my/days");
      for (const part of ["do", "dont", "normal", "call"]) {
        await page.locator(`.jump a[href="#${part}"]`).click();
        await expect(page.locator(`#${part}`)).toBeInViewport();
      }
      await expect(page.locator("#call")).toContainText("38 °C");
      await expect(page.locator("#emergency")).toContainText("you faint");
      await expect(page.locator("#emergency").getByRole("link", { name: "Call 15" })).toHaveAttribute(
        "href",
        "tel:15",
      );
    });

    test("what she typed survives an error, and what she chose is kept", async ({ page }) => {
      await signIn(page, "juniper");
      await page.goto("/my/reach");
      await page.getByLabel("Safe from").selectOption({ label: "17:00" });
      await page.getByLabel("Safe until").selectOption({ label: "9:00" });
      await page.getByLabel("Name to use").fill("Wren");
      await page.getByRole("button", { name: "Keep it so" }).click();
      await expect(page.getByText("The end comes before the beginning")).toBeVisible();
      await expect(page.getByLabel("Name to use")).toHaveValue("Wren");
      await expect(page.getByLabel("Safe from")).toHaveValue("1020");
      await page.getByLabel("Safe until").selectOption({ label: "19:00" });
      await page.getByRole("button", { name: "Keep it so" }).click();
      await expect(page.getByRole("status")).toContainText("Kept as you chose");
      await page.goto("/my");
      await expect(page.locator("main")).toContainText("Say “Wren” at the desk.");
    });
  });
}

test("one neutral title, icon and path on each of her pages, and on an address that is none of them", async ({
  page,
}) => {
  await signIn(page, "juniper");
  for (const path of [
    "/my",
    "/my/days",
    "/my/reach",
    "/my/messages",
    "/my/passphrase",
    "/passphrase",
    "/my/nothing/here",
  ]) {
    await page.goto(path);
    await expect(page).toHaveTitle("My page");
    expect(new URL(page.url()).pathname).toMatch(/^\/my(\/days|\/reach|\/messages|\/passphrase)?$/);
    await expect(page.locator('link[rel="icon"]').first()).toHaveAttribute("href", "/icon.svg");
    await expect(page.getByRole("button", { name: "Leave now" })).toBeVisible();
  }
});

test("on paper there is neither her operation nor a way out, and every fold is open", async ({ page }) => {
  await signIn(page, "robin");
  await page.goto("/my/days");
  await page.getByRole("button", { name: "Show them" }).click();
  await expect(page.locator("#private")).toContainText(planted);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#private")).toBeHidden();
  await expect(page.getByRole("button", { name: "Leave now" })).toBeHidden();
  await expect(page.locator("details.fold ul.lines").last()).toBeVisible();
});
