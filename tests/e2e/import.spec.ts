import { expect, test } from "@playwright/test";
import { signIn } from "./door.ts";
import { slowToDraw } from "./slow.ts";

const list = [
  "Case,Day and hour,Room,Department,Code,Operation,Length",
  "E-001,02/03/2026 08:00,1,Hand surgery,H1,Example operation A,45",
  "E-002,02/03/2026 08:30,1,Hand surgery,H2,Example operation B,45",
  "E-003,02/03/2026 10:00,1,Hand surgery",
].join("\n");
const csv = (content: string | Buffer) => ({
  name: "list.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(content),
});

test("a trial is told below its form, which keeps what was chosen; then the same is imported", async ({
  page,
}) => {
  await signIn(page, "manager");
  await page.goto("/practice/import");
  await page.getByLabel("CSV file").setInputFiles(csv(list));
  await page.getByLabel("Patient reference").selectOption("Case");
  await page.getByLabel("Planned start").selectOption("Day and hour");
  await page.getByLabel("Minutes").selectOption("Length");
  await page.getByLabel("Procedure text").selectOption("Department");
  await expect(page.getByLabel("Procedure text").getByRole("option").first()).toHaveText("Not in the file");
  await page.getByLabel("Minutes").selectOption("Choose");
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByLabel("Minutes")).toHaveAttribute("aria-invalid", "true");
  await expect(
    page.getByText("“Department” is chosen twice: as Service and as Procedure text"),
  ).toBeVisible();
  await page.getByLabel("Procedure text").selectOption("Operation");
  await page.getByLabel("Minutes").selectOption("Length");
  await page.getByLabel("How dates are written").fill("dd/MM/yyyy");
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByText("This does not name a whole date with its hour")).toBeVisible();
  await page.getByLabel("How dates are written").fill("dd/MM/yyyy HH:mm");
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByRole("heading", { name: "Tried: nothing was booked" })).toBeVisible();
  const found = page.locator("main");
  await expect(found).toContainText("3 rows: 1 would be booked, 1 conflict, 1 invalid");
  await expect(found).toContainText("this row has more or fewer fields than the header");
  await expect(page.getByLabel("Patient reference")).toHaveValue("Case");

  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page).toHaveURL(/\/practice\/import\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { name: "Done" })).toBeVisible({ timeout: 30_000 });
  await expect(found).toContainText("3 rows: 1 booked, 1 conflict, 1 invalid");
  await expect(found).toContainText("2 March 2026 8:00");
  await expect(found).not.toContainText("Example operation");
});

test("Import pressed right after a trial imports, however long the list of runs takes to show the trial", async ({
  page,
}) => {
  await signIn(page, "manager");
  await page.goto("/practice/import");
  await page.getByLabel("CSV file").setInputFiles(csv(list.replaceAll("E-0", "F-0")));
  await page.getByLabel("Patient reference").selectOption("Case");
  await page.getByLabel("Planned start").selectOption("Day and hour");
  await page.getByLabel("Minutes").selectOption("Length");
  await page.getByLabel("Procedure text").selectOption("Operation");
  await page.getByLabel("How dates are written").fill("dd/MM/yyyy HH:mm");
  const draw = await slowToDraw(page);
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByRole("heading", { name: "Tried: nothing was booked" })).toBeVisible();
  const asked = page.waitForRequest((request) => new URL(request.url()).pathname === "/api/import");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  expect((await asked).postData()).toContain('"dryRun":false');
  draw();
  await expect(page).toHaveURL(/\/practice\/import\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { name: "Done" })).toBeVisible({ timeout: 30_000 });
});

test("a large file reaches the import whole, and what is too large is told so", async ({ page }) => {
  await signIn(page, "manager");
  await page.goto("/practice/import");
  const tryWith = async (tail: Buffer) => {
    const header = Buffer.from("patient,room,service,start,minutes\n");
    await page.getByLabel("CSV file").setInputFiles(csv(Buffer.concat([header, tail])));
    await page.getByRole("button", { name: "Try it" }).click();
  };
  await tryWith(Buffer.concat([Buffer.alloc(12 * 1024 * 1024, "a"), Buffer.from([0xff])]));
  await expect(page.getByText("The file is not UTF-8 text")).toBeVisible();
  await tryWith(Buffer.alloc(22 * 1024 * 1024, "a"));
  await expect(page.getByText("The file is larger than 20 MB")).toBeVisible();
});
