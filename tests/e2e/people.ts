import { randomInt } from "node:crypto";
import { expect, type Page } from "@playwright/test";

/** Letters that no other name of the run has. */
export const unique = () => Array.from({ length: 8 }, () => String.fromCharCode(97 + randomInt(26))).join("");

// Each worker has half of the days to itself.
const DAYS = 6_000;
const first = Number(process.env.TEST_PARALLEL_INDEX ?? 0) * DAYS;
let nth = randomInt(DAYS);

/** A birth date that nobody else of this worker has: who shares a name's sound and a date is asked about. */
export const someBirthDate = () => {
  nth = (nth + 1) % DAYS;
  return Temporal.PlainDate.from("1970-01-01")
    .add({ days: first + nth })
    .toString();
};

/** A number that nobody else has been given: who shares one is asked about. */
export const somePhone = () => `+33 6 00 ${randomInt(100_000, 999_999)}`;

export type Identity = { given: string; family: string; born?: string };

/** Fills the dialog that registers a patient, and sends it. */
export async function fillIdentity(page: Page, { given, family, born }: Identity): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Given name").fill(given);
  await dialog.getByLabel("Family name").fill(family);
  await dialog.getByLabel("Born").fill(born ?? someBirthDate());
  await dialog.getByLabel("Phone").fill(somePhone());
  await dialog.getByRole("button", { name: "Register", exact: true }).click();
}

/** Registers Nora of that family from the search of `/patients`, and stands on her page. Answers its address. */
export async function registerNora(page: Page, family: string): Promise<string> {
  await page.goto("/patients");
  await page.getByRole("button", { name: "Register a patient" }).click();
  await fillIdentity(page, { given: "Nora", family });
  await page.waitForURL(/\/patients\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Nora ${family}`);
  return page.url();
}
