import { expect, test } from "@playwright/test";
import { signIn, signOut } from "./door.ts";

test("a nurse drafts a checklist with another offset, and the surgeon approves what she wrote", async ({
  page,
}) => {
  await signIn(page, "nurse");
  await page.goto("/practice/catalogue/texts");
  const scar = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "Scar revision", exact: true }) });
  await expect(scar.getByRole("link", { name: "Write a new draft: Consent" })).toHaveCount(0);
  await scar.getByRole("link", { name: "Write a new draft: Checklist" }).click();

  // Those that are edited, not those of the list that says what changes.
  const edited = page.getByRole("listitem").filter({ has: page.locator("summary") });
  const labs = edited.filter({ hasText: "Laboratory tests, only where ordered" });
  await labs.locator("summary").click();
  await labs.getByLabel("Days", { exact: true }).fill("soon");
  await labs.getByLabel("Explanation").fill("Ask the surgeon which");
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await expect(labs.getByText("Use whole days, from 0 to 90.")).toBeVisible();
  await expect(labs.getByLabel("Explanation")).toHaveValue("Ask the surgeon which");
  await labs.getByLabel("Days", { exact: true }).fill("5");
  await expect(labs.getByText("Use whole days, from 0 to 90.")).toHaveCount(0);
  const up = labs.getByRole("button", { name: "Move up" });
  await up.focus();
  await page.keyboard.press("Enter");
  await expect(labs.getByText("9 of ")).toBeVisible();
  await expect(up).toBeFocused();
  const smoking = edited.filter({ hasText: "Smoking" });
  await smoking.locator("summary").click();
  await smoking.getByRole("button", { name: "Remove" }).click();
  await expect(smoking).toHaveCount(0);
  await page.getByRole("button", { name: "Save as a draft" }).click();

  await page.waitForURL(/\/texts\/[0-9a-f-]{36}$/);
  const address = page.url();
  const lines = page.locator(".check-items > li");
  await expect(lines.filter({ hasText: "Laboratory tests" })).toContainText("5 days before");
  await expect(lines.filter({ hasText: "Laboratory tests" })).toContainText("Ask the surgeon which");
  await expect(lines.filter({ hasText: "Smoking" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Approve under my name" })).toHaveCount(0);
  const preview = page.getByRole("navigation", { name: "As each of them gets it" });
  await preview.getByRole("link", { name: "Desk" }).click();
  await expect(lines).toHaveText([/3 days before\s*Papers complete\s*Nothing waits/]);
  await preview.getByRole("link", { name: "Patient" }).click();
  await expect(lines.filter({ hasText: "Laboratory tests" })).toHaveCount(0);
  await expect(lines.filter({ hasText: "Your medical history" })).toContainText("Needed before the day");
  await signOut(page);

  await signIn(page, "surgeon");
  await page.goto(address);
  await expect(page.getByText("until a surgeon has approved it")).toBeVisible();
  await page.getByRole("button", { name: "Approve under my name" }).click();
  await expect(page.getByText(/^Checklist\. Version 2\. Approved by/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Retire it" })).toBeVisible();
});
