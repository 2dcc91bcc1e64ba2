import { expect, test } from "@playwright/test";
import { decide } from "../cases.ts";
import { isSeen, newcomer, openCase, pageOf } from "./people.ts";

test("for somebody of 17 the surgeon can ask for the day on which she is 18, and for none before; other operations are open to her", async ({
  browser,
}) => {
  const [desk, surgeon] = [await pageOf(browser, "desk"), await pageOf(browser, "surgeon")];
  const her = await newcomer(desk, "Dr Ada Muster", "2008-07-10");
  await isSeen(her);
  await surgeon.goto(`/cases/new?patient=${her.patientId}&site=${her.siteId}`);
  await expect(surgeon.locator("main")).toContainText(/Born 10 July 2008, 17/);
  await surgeon.getByLabel("Operation", { exact: true }).selectOption({ label: "Hymen reconstruction" });
  await expect(surgeon.getByLabel("Not before")).toHaveValue("2026-07-10");
  await surgeon.getByLabel("Not before").fill("2026-07-09");
  await surgeon.getByRole("button", { name: "Open the case" }).click();
  await expect(surgeon.locator(".problem").first()).toContainText(/18/);
  await expect(surgeon.locator(".problem").first()).toContainText("Fri 10 July");
  await surgeon.getByLabel("Not before").fill("2026-07-10");
  await surgeon.getByRole("button", { name: "Open the case" }).click();
  await expect(surgeon.getByRole("heading", { name: /^The case is open/ })).toBeVisible();

  await openCase(surgeon, her, "Hysteroscopic polyp removal", "2026-06-17");
  await decide(surgeon);
  await expect(surgeon.locator("main")).toContainText("Nothing in law stands in the way");
  for (const page of [desk, surgeon]) await page.context().close();
});

test("a privilege that ends tomorrow: tomorrow can be asked for and offered, the day after neither, and the desk learns no reason", async ({
  browser,
}) => {
  const [desk, manager] = [await pageOf(browser, "desk"), await pageOf(browser, "manager")];
  const surgeon = await pageOf(browser, "surgeon", "voorbeeld@linden.example");
  const her = await newcomer(desk, "Dr Noé Voorbeeld");
  await isSeen(her);
  const path = await openCase(surgeon, her, "Hysteroscopic polyp removal", "2026-06-17");
  await decide(surgeon);
  await expect(surgeon.locator("main")).not.toContainText("The last one is");

  await manager.goto("/practice/privileges");
  for (const one of await manager.locator(".rules-list > li", { hasText: "Dr Noé Voorbeeld" }).all()) {
    await one.locator("summary").click();
    await one.getByLabel("Last day").fill("2026-06-17");
    await one.locator("button[type=submit]").click();
    await expect(one).toContainText("17 June 2026");
  }

  await surgeon.goto(path);
  await expect(surgeon.locator("main")).toContainText("The last one is Wed 17 June");
  const other = await newcomer(desk, "Dr Noé Voorbeeld");
  await isSeen(other);
  await surgeon.goto(`/cases/new?patient=${other.patientId}&site=${other.siteId}`);
  await surgeon
    .getByLabel("Operation", { exact: true })
    .selectOption({ label: "Hysteroscopic polyp removal" });
  await surgeon.getByLabel("Not before").fill("2026-06-18");
  await surgeon.getByRole("button", { name: "Open the case" }).click();
  await expect(surgeon.locator(".problem").first()).toBeVisible();
  await expect(surgeon.getByRole("heading", { name: /^The case is open/ })).toHaveCount(0);

  await desk.goto("/find");
  const waiting = desk.getByRole("region", { name: "To schedule" });
  await waiting.getByRole("link").filter({ hasText: her.name }).click();
  await expect(desk.locator("main")).toContainText("The surgeon has to be asked first.");
  expect(await desk.content()).not.toMatch(/privilege|qualified/i);
  for (const page of [desk, manager, surgeon]) await page.context().close();
});
