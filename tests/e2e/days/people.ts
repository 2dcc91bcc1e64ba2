import { type Browser, expect, type Page } from "@playwright/test";
import superjson from "superjson";
import { type Practice, signIn, type Who } from "../door.ts";
import { someBirthDate, somePhone, unique } from "../people.ts";
import { waitUntil } from "./clock.ts";

/** Asks a procedure as a page's own scripts do, in the session of this page: its answer, or the reason for which it was refused. */
export async function ask<T>(page: Page, path: string, input?: object): Promise<T | { refused: string }> {
  const answer = await page.request.post(`/api/trpc/${path}`, {
    headers: { "x-dayward": "1" },
    data: superjson.serialize(input),
  });
  const { result, error } = (await answer.json()) as {
    result?: { data: Parameters<typeof superjson.deserialize>[0] };
    error?: { json: { data: { reason: string } } };
  };
  return result ? superjson.deserialize<T>(result.data) : { refused: error?.json.data.reason ?? "" };
}

/** The same for what has to be answered. */
export async function mustAsk<T extends object>(page: Page, path: string, input?: object): Promise<T> {
  const answer = await ask<T>(page, path, input);
  if ("refused" in answer) throw new Error(`${path}: ${answer.refused}`);
  return answer;
}

/** A page of somebody's own, signed in. */
export async function pageOf(browser: Browser, who: Who, as?: string, practice?: Practice): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, who, as, practice);
  return page;
}

export type Her = { patientId: string; siteId: string; name: string; given: string; seenAt: string };
type Site = { siteId: string; zone: string };
type Profile = { kind: string; variants: { variantId: string }[] };

/** Somebody new, whom the desk books for the first consultation with a surgeon that is free. */
export async function newcomer(desk: Page, surgeon: string, born = someBirthDate()): Promise<Her> {
  const [given, family] = ["Nora", `Walk${unique()}`];
  const phone = somePhone();
  const registered = { givenName: given, familyName: family, birthDate: born, phone };
  const { patientId } = await mustAsk<{ patientId: string }>(desk, "patients.register", registered);
  const [site] = await mustAsk<Site[]>(desk, "practice.sites");
  const people = await mustAsk<{ resourceId: string; name: string }[]>(desk, "practice.resources", {});
  const profiles = await mustAsk<Profile[]>(desk, "catalogue.profiles", {});
  const surgeonId = people.find(({ name }) => name === surgeon)?.resourceId;
  const variantId = profiles.find(({ kind }) => kind === "consultation")?.variants[0]?.variantId;
  if (!site || !surgeonId || !variantId) throw new Error(`nobody can be booked with ${surgeon}`);
  const { siteId } = site;
  const what = { variantId, siteId, surgeonId, patientId };
  const { starts } = await mustAsk<{ starts: { startsAt: string }[] }>(desk, "scheduling.findTimes", {
    ...{ ...what, from: "2026-06-16", to: "2026-07-31", limit: 1 },
  });
  const seenAt = starts[0]?.startsAt ?? "";
  await mustAsk(desk, "scheduling.book", { ...what, startsAt: seenAt, idempotencyKey: unique() + unique() });
  return { patientId, siteId, name: `${given} ${family}`, given, seenAt };
}

type Booked = {
  bookingId: string;
  surgeonName: string;
  kind: string;
  state: string;
  scheduleVersion: number;
};

/** Nothing of a surgeon's stands in the theatres of a day any more. */
export async function freeTheatres(desk: Page, siteId: string, surgeon: string, date: string): Promise<void> {
  const { bookings } = await mustAsk<{ bookings: Booked[] }>(desk, "scheduling.day", { siteId, date });
  const theirs = bookings.filter(({ surgeonName }) => surgeonName === surgeon);
  for (const { bookingId, scheduleVersion } of theirs.filter(
    ({ kind, state }) => kind === "day_case" && state === "booked",
  ))
    await mustAsk(desk, "scheduling.cancel", {
      ...{ bookingId, scheduleVersion, reason: "staff_away", askedBy: "practice" },
    });
}

/** Her consultation has begun. */
export const isSeen = ({ seenAt }: Her): Promise<void> =>
  waitUntil(Temporal.Instant.from(seenAt).add({ minutes: 1 }).toString());

export const PASSPHRASE = "seven calm otters float by";

/** Her own phone, with the access that the desk gave her. */
export async function phoneOf(
  browser: Browser,
  desk: Page,
  { patientId }: Her,
  practice: Practice = "linden",
): Promise<Page> {
  const access = await mustAsk<{ code: string; spoken: string }>(desk, "patients.giveFirstAccess", {
    patientId,
  });
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await page.goto(`/p/${practice}/first`);
  await page.getByLabel("Code from the card").fill(access.code);
  await page.getByLabel("The two words you were told").fill(access.spoken);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByLabel("Sign-in name").fill(`nora-${unique()}`);
  await page.getByLabel("New passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Keep it and go on" }).click();
  await page.waitForURL(/\/my$/);
  return page;
}

/** Reads and signs one of her documents. */
export async function sign(phone: Page, { name }: Her, document: string): Promise<void> {
  await phone.goto("/my/consent");
  await phone.getByRole("button", { name: `Show ${document}`, exact: true }).click();
  const boxes = phone.locator("#shown input[name=risks]");
  await expect(boxes.first()).toBeVisible();
  for (const box of await boxes.all()) await box.check();
  await phone.getByLabel("Your full name").fill(name);
  await phone.getByLabel("Your passphrase once more").fill(PASSPHRASE);
  await phone.getByRole("button", { name: "Sign it" }).click();
  await expect(phone.getByRole("status")).toContainText("Signed.");
}

/** Opens a case of hers, of an operation by its name; stands on it. Answers its address. */
export async function openCase(
  surgeon: Page,
  { patientId, siteId }: Her,
  operation: string,
  notBefore?: string,
): Promise<string> {
  await surgeon.goto(`/cases/new?patient=${patientId}&site=${siteId}`);
  await surgeon.getByLabel("Operation", { exact: true }).selectOption({ label: operation });
  if (notBefore) await surgeon.getByLabel("Not before").fill(notBefore);
  await surgeon.getByRole("button", { name: "Open the case" }).click();
  await expect(surgeon.getByRole("heading", { name: /^The case is open/ })).toBeVisible();
  return new URL(surgeon.url()).pathname;
}
