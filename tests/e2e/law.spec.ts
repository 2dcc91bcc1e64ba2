import { expect, test } from "@playwright/test";
import { decide, openForm, takeBack } from "./cases.ts";
import { signIn } from "./door.ts";

test("a law recorded after the request reaches the desk as days that are not offered, and the surgeon as its reason", async ({
  browser,
}) => {
  const [surgeon, manager, desk] = await Promise.all(
    [1, 2, 3].map(async () => (await browser.newContext()).newPage()),
  );
  if (!surgeon || !manager || !desk) throw new Error("no pages");
  await signIn(surgeon, "surgeon");
  await openForm(surgeon, "last");
  await surgeon
    .getByLabel("Operation", { exact: true })
    .selectOption({ label: "Hysteroscopic polyp removal" });
  await surgeon.getByLabel("Not before").fill("2026-11-23");
  await surgeon.getByRole("button", { name: "Open the case" }).click();
  await decide(surgeon);
  await expect(surgeon.getByText("Nothing in law stands in the way of the day you asked for.")).toBeVisible();
  await expect(surgeon.getByText("The last one is")).toHaveCount(0);

  await signIn(manager, "manager");
  await manager.goto("/practice/catalogue/rules");
  const form = manager.locator("form").filter({ has: manager.getByLabel("Status") });
  await form.locator("[name=procedureId]").selectOption({ label: "Hysteroscopic polyp removal" });
  await form.locator("[name=jurisdiction]").fill("FR");
  await form.locator("[name=status]").selectOption("prohibited");
  await form.locator("[name=effectiveFrom]").fill("2026-11-25");
  await form.locator("[name=source]").fill("Example act 7");
  await form.locator("[name=reviewedOn]").fill("2026-06-16");
  await form.locator("button[type=submit]").click();
  await expect(manager.locator("main")).toContainText("Example act 7");

  await signIn(desk, "desk");
  await desk.goto("/find");
  await desk.locator("main").getByText("Mon 23 November").first().click();
  await expect(desk.locator("main")).toContainText("The surgeon has to be asked first.");
  await expect(desk.getByRole("region", { name: "The time chosen" })).toContainText("23 November");
  expect(await desk.content()).not.toMatch(/Example act|polyp/i);

  await surgeon.reload();
  await expect(surgeon.getByText("The last one is Tue 24 November")).toBeVisible();
  await takeBack(surgeon);
});
