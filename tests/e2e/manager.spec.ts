import { expect, test } from "@playwright/test";
import { signIn } from "./door.ts";

test("a room taken out of use comes back at once by Undo, and later by its own button", async ({ page }) => {
  await signIn(page, "manager");
  await page.goto("/practice/rooms");
  const bay = page.getByRole("listitem").filter({ hasText: "Bay 4" });
  const takeOut = async () => {
    await bay.getByRole("button", { name: "Take out of use" }).click();
    await bay.getByRole("button", { name: "Take out of use" }).click();
    await expect(bay).toContainText("Not in use");
  };
  await takeOut();
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(bay).not.toContainText("Not in use");
  await takeOut();
  await bay.getByRole("button", { name: "Put back into use" }).click();
  await expect(bay.getByRole("button", { name: "Take out of use" })).toBeVisible();
});

test("a colleague's access is not taken away by one press: what it means is asked first", async ({
  page,
}) => {
  await signIn(page, "manager");
  await page.goto("/practice/people");
  const person = page.getByRole("listitem").filter({ hasText: "Dr Noé Voorbeeld" });
  await person.getByRole("button", { name: "Change Dr Noé Voorbeeld" }).click();
  await person.getByRole("button", { name: "Take access away" }).click();
  const dialog = page.getByRole("dialog", { name: "Take access away from Dr Noé Voorbeeld" });
  await expect(dialog).toContainText("is signed out and cannot sign in again");
  await dialog.getByRole("button", { name: "Keep it as it is" }).last().click();
  await expect(dialog).toBeHidden();
  await page.reload();
  await expect(person.getByRole("button", { name: "Change Dr Noé Voorbeeld" })).toBeVisible();
  await expect(person).toContainText("Signs in");
});

test.describe("in a browser that speaks American English", () => {
  test.use({ locale: "en-US" });

  test("hours are asked for at the person's own site, and typed on the 24-hour clock", async ({ page }) => {
    await signIn(page, "manager");
    await page.goto("/practice/hours");
    await page.getByRole("link", { name: "Kai Contoh" }).click();
    await expect(page.getByRole("heading", { name: "Kai Contoh" })).toBeVisible();
    await expect(page.getByLabel("Site", { exact: true }).locator("option:checked")).toHaveText(
      "New York (America/New_York)",
    );
    const closes = page.getByLabel("Closes");
    await expect(closes).toHaveValue("17:00");
    await closes.fill("5 PM");
    await page.getByRole("button", { name: "Add hours" }).click();
    await expect(page.getByText("Write the hour on the 24-hour clock")).toBeVisible();
    await closes.fill("17:00");
    await expect(page.getByText("Write the hour on the 24-hour clock")).toHaveCount(0);
  });
});

test("closures stand beside their dates without overprinting, on a desk and on a phone", async ({ page }) => {
  await signIn(page, "manager");
  await page.goto("/practice/closures");
  await page.getByLabel("From", { exact: true }).fill("2027-03-03");
  await expect(page.getByLabel("To", { exact: true })).toHaveValue("2027-03-03");
  await page.getByLabel("To", { exact: true }).fill("2027-03-05");
  const [opens, closes] = [page.locator("[name=fromTime]"), page.locator("[name=toTime]")];
  await expect(opens).toHaveValue("0:00");
  await expect(closes).toHaveValue("24:00");
  await page.getByLabel("Who", { exact: true }).last().selectOption({ label: "Room 1" });
  await expect(opens).toHaveValue("8:00");
  await expect(closes).toHaveValue("18:00");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  const line = page.locator(".closures li").filter({ hasText: "Room 1" });
  await expect(line).toBeVisible();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const boxes = await line.locator(":scope > *").evaluateAll((parts) =>
      parts.map((part) => {
        const range = document.createRange();
        range.selectNodeContents(part);
        return range.getBoundingClientRect().toJSON() as DOMRect;
      }),
    );
    expect(boxes).toHaveLength(3);
    boxes.forEach((a, i) => {
      for (const b of boxes.slice(i + 1))
        expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
    });
  }
  await line.getByRole("button", { name: "Take back" }).click();
  await expect(line).toHaveCount(0);
});

test("a profile that was added is said, and its form is empty: pressed again it adds no second one", async ({
  page,
}) => {
  await signIn(page, "manager");
  await page.goto("/practice/catalogue/profiles");
  const form = page.locator("section").filter({ has: page.getByRole("heading", { name: "Add a profile" }) });
  const [label, minutes] = [
    form.getByLabel("Label", { exact: true }),
    form.getByLabel("Minutes, as a label"),
  ];
  await label.fill("Day case 95, no anaesthesia");
  await minutes.fill("95 min");
  const add = form.getByRole("button", { name: "Add a profile" });
  await add.click();
  await expect(page.getByText("Day case 95, no anaesthesia is added.")).toBeVisible();
  await expect(label).toHaveValue("");
  await expect(minutes).toHaveValue("");
  await add.click();
  await expect(label).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("heading", { name: "Day case 95, no anaesthesia" })).toHaveCount(1);
});
