import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./door.ts";
import { registerNora, unique } from "./people.ts";

async function setContact(page: Page, fill: () => Promise<void>): Promise<void> {
  await page.getByRole("region", { name: "Before you call" }).getByRole("button", { name: "Change" }).click();
  await fill();
  await page.getByRole("dialog").getByRole("button", { name: "Keep", exact: true }).click();
}

test("the desk searches, and there is nobody to browse", async ({ page }) => {
  await signIn(page, "desk");
  const family = `Příkla${unique()}`;
  await registerNora(page, family);
  await page.goto("/patients");
  const search = page.getByRole("main").getByRole("combobox");
  await expect(search).toBeFocused();
  expect(await page.getByRole("main").getByRole("option").count()).toBe(0);
  await search.fill("%%");
  await expect(page.getByRole("main")).toContainText("No one found");
  await search.fill(`${family.normalize("NFD").replace(/\p{M}/gu, "").slice(0, 9)} nora`);
  await page.getByRole("option", { name: new RegExp(family) }).click();
  await page.waitForURL(/\/patients\//);
});

test("how she is reached is kept, said first, and what was typed survives an error", async ({ page }) => {
  await signIn(page, "desk");
  await registerNora(page, `Primjer${unique()}`);
  const banner = page.getByRole("region", { name: "Before you call" });
  await expect(banner).toContainText("No voicemail");
  await expect(banner).toContainText("Send nothing");
  const dialog = page.getByRole("dialog");
  await setContact(page, async () => {
    await dialog.getByLabel("Name to use").fill("Robin");
    await dialog.getByLabel("Safe from").fill("12:00");
    await dialog.getByLabel("Cover line, if somebody else answers").selectOption("library");
  });
  await expect(dialog.getByRole("alert")).toBeVisible();
  await expect(dialog.getByLabel("Safe until")).toBeFocused();
  await expect(dialog.getByLabel("Name to use")).toHaveValue("Robin");
  await dialog.getByLabel("Safe until").fill("14:00");
  for (const day of ["Mon", "Tue", "Wed", "Thu", "Fri"])
    await dialog.getByLabel(day, { exact: true }).check();
  await dialog.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(banner).toContainText("“Robin”");
  await expect(banner).toContainText("12:00 to 14:00, Mon to Fri");
  await expect(banner).toContainText("the library");
});

test("a colleague's change is not overwritten by an older page", async ({ page, context }) => {
  await signIn(page, "desk");
  const address = await registerNora(page, `Vzor${unique()}`);
  const other = await context.newPage();
  await other.goto(address);
  await page.getByRole("region", { name: "Before you call" }).getByRole("button", { name: "Change" }).click();
  await setContact(other, () => other.getByRole("dialog").getByLabel("Name to use").fill("Juno"));
  await expect(other.getByRole("region", { name: "Before you call" })).toContainText("“Juno”");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name to use").fill("Wren");
  await dialog.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("Somebody changed this meanwhile");
  await expect(dialog.getByLabel("Name to use")).toHaveValue("Wren");
  await page.reload();
  await expect(page.getByRole("region", { name: "Before you call" })).toContainText("“Juno”");
});

test("people are three, each with what may be said; a wrong number is marked at its person", async ({
  page,
}) => {
  await signIn(page, "desk");
  await registerNora(page, `Muestra${unique()}`);
  const part = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "People, and what may be said" }) });
  await part.getByRole("button", { name: "Change" }).click();
  const dialog = page.getByRole("dialog");
  const told = dialog.getByRole("group", { name: "May be told" });
  await told.getByLabel("Name").fill("Alex Muster");
  await told.getByLabel("Phone").fill("x");
  await told.getByLabel("What may be said").selectOption("time_only");
  await dialog.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(told.getByLabel("Phone")).toHaveAttribute("aria-invalid", "true");
  await expect(told.getByLabel("Name")).toHaveValue("Alex Muster");
  await told.getByLabel("Phone").fill("+33 6 00 00 99 11");
  await dialog.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(part).toContainText("Alex Muster");
  await expect(part).toContainText("A time, nothing else");
});

test("the first-access card prints code, address and date: no name, and not what is said", async ({
  page,
}) => {
  await signIn(page, "desk");
  const family = `Exempel${unique()}`;
  await registerNora(page, family);
  await page.getByRole("button", { name: "First-access card" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Make the card" }).click();
  const code = ((await dialog.locator(".code").textContent()) ?? "").trim();
  expect(code).toMatch(/^[A-Z0-9]{4} [A-Z0-9]{4}$/);
  const spoken = ((await dialog.locator("q").textContent()) ?? "").trim();
  expect(spoken).toMatch(/^[a-z]+ [a-z]+$/);
  await page.emulateMedia({ media: "print" });
  // What is laid out for paper, not what stands in the document.
  const paper = page.locator("body");
  const printed = { useInnerText: true, ignoreCase: true } as const;
  for (const told of [code, "/p/linden/first", "Until"]) await expect(paper).toContainText(told, printed);
  for (const hidden of [...spoken.split(" "), family, "Nora", "Dayward", "demo practice", "Lou"])
    await expect(paper).not.toContainText(hidden, printed);
  await page.emulateMedia({ media: "screen" });
  await dialog.getByRole("button", { name: "She has it" }).last().click();
  await expect(page.locator("main")).toContainText("A card was given.");
  await expect(page.locator(".paper-card")).toHaveCount(0);
});

test("the call card says what to say and names nobody but as she wants", async ({ page }) => {
  await signIn(page, "desk");
  const family = `Örnek${unique()}`;
  await registerNora(page, family);
  await setContact(page, async () => {
    await page.getByRole("dialog").getByLabel("Name to use").fill("Robin");
    await page.getByRole("dialog").getByLabel("Cover line, if somebody else answers").selectOption("dentist");
  });
  await expect(page.getByRole("region", { name: "Before you call" })).toContainText("“Robin”");
  await page.getByRole("link", { name: "Call card" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("“Robin”");
  await expect(main).toContainText("Never. Hang up.");
  await expect(main).toContainText("dentist");
  await expect(main).toContainText("Neither confirm nor deny");
  expect(await page.content()).not.toContain(family);
  expect(await page.title()).not.toContain("Robin");
});

test("a barred colleague loses her at the next request", async ({ page, browser, baseURL }) => {
  await signIn(page, "desk");
  const family = `Contoh${unique()}`;
  const address = await registerNora(page, family);
  const colleague = await (await browser.newContext({ ...(baseURL ? { baseURL } : {}) })).newPage();
  await signIn(colleague, "desk", "kim@linden.example");
  await colleague.goto(address);
  await expect(colleague.getByRole("heading", { level: 1 })).toHaveText(`Nora ${family}`);
  await page.getByRole("button", { name: "Bar a colleague" }).click();
  await page.getByRole("dialog").getByLabel("Colleague").selectOption({ label: "Kim Primjer" });
  await page.getByRole("dialog").getByRole("button", { name: "Bar", exact: true }).click();
  // The dialog names her too while it is open: only once it is gone does the list say that she is barred.
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.locator("main")).toContainText("Kim Primjer");
  await colleague.reload();
  await expect(colleague.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
  expect(await colleague.content()).not.toContain(family);
  await colleague.goto("/patients");
  await colleague.getByRole("main").getByRole("combobox").fill(family);
  await expect(colleague.getByRole("main")).toContainText("No one found");
  await colleague.context().close();
});

test("where nobody is, the page says so in neutral words, with scripts or without", async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, "desk");
  const storageState = await page.context().storageState();
  const plain = await browser.newContext({
    storageState,
    javaScriptEnabled: false,
    ...(baseURL ? { baseURL } : {}),
  });
  for (const reader of [page, await plain.newPage()]) {
    for (const id of ["nobody", "019f0000-0000-7000-8000-000000000000"]) {
      await reader.goto(`/patients/${id}`);
      await expect(reader.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
      expect(await reader.title()).not.toContain(id);
    }
  }
  await plain.close();
});

test("her page is accessible in both themes, at full width and at 390 px, and scrolls no way but down", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "desk");
  const address = await registerNora(page, `Voorbeeldendeweijer-${unique()}`);
  for (const path of [address, `${address}/call`]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target}`),
          `${colorScheme} ${width}`,
        ).toEqual([]);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(sideways, `${path} ${width}`).toBeLessThanOrEqual(0);
      }
    }
  }
});
