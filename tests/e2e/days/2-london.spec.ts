import { expect, test } from "@playwright/test";
import { decide } from "../cases.ts";
import { isSeen, newcomer, openCase, pageOf, phoneOf, sign } from "./people.ts";

test("in London what the law forbids is nowhere, and for the rest two weeks lie between the first talk and her consent, unless her surgeon lets them pass", async ({
  browser,
}) => {
  const at = async (who: "desk" | "surgeon") => pageOf(browser, who, undefined, "harbour");
  const [desk, surgeon] = [await at("desk"), await at("surgeon")];
  const her = await newcomer(desk, "Dr Gwen Enghraifft");
  await isSeen(her);
  for (const path of [
    `/cases/new?patient=${her.patientId}&site=${her.siteId}`,
    "/practice/catalogue",
    "/cases",
    "/list",
  ]) {
    await surgeon.goto(path);
    await expect(surgeon.locator("main")).toBeVisible();
    expect(await surgeon.content(), path).not.toMatch(/hymen/i);
  }

  const path = await openCase(surgeon, her, "Scar revision");
  await decide(surgeon);
  await expect(surgeon.locator("main")).toContainText("GMC 2016");
  const until = Temporal.Instant.from(her.seenAt)
    .toZonedDateTimeISO("Europe/London")
    .toPlainDate()
    .add({ days: 14 })
    .toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "long" })
    .replace(",", "");
  await expect(surgeon.locator("main")).toContainText(`She can sign from ${until}`);

  const phone = await phoneOf(browser, desk, her, "harbour");
  await phone.goto("/my/consent");
  await phone.getByRole("button", { name: "Show Document 1", exact: true }).click();
  await expect(phone.locator("#shown")).toContainText(`can be signed from ${until}`);
  await expect(phone.getByRole("button", { name: "Sign it" })).toHaveCount(0);

  await surgeon.goto(path);
  await surgeon.getByRole("button", { name: "Let this wait pass" }).click();
  const dialog = surgeon.getByRole("dialog");
  await dialog.getByRole("button", { name: "Let it pass" }).click();
  await expect(dialog.locator(".problem")).toHaveText("Fill this in.");
  await dialog.getByLabel("Reason").fill("She sails in a week");
  await dialog.getByRole("button", { name: "Let it pass" }).click();
  await expect(surgeon.locator("main")).toContainText("She sails in a week");

  // The worker looks first.
  await expect(async () => {
    await phone.goto("/my/prepare");
    await expect(phone.getByRole("link", { name: "Read and sign" })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await sign(phone, her, "Document 1");
  await surgeon.reload();
  await surgeon.locator(".case-gates").getByRole("button", { name: "Sign too" }).first().click();
  await dialog.getByRole("button", { name: "Sign too" }).click();
  await expect(surgeon.locator(".case-gates li", { hasText: /^Closed.*Consent, version/ })).toBeVisible();
  for (const page of [desk, surgeon, phone]) await page.context().close();
});
