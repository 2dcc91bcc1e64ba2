import { expect, type Page, test } from "@playwright/test";
import { decide } from "../cases.ts";
import { waitUntil } from "./clock.ts";
import { ask, type Her, isSeen, newcomer, openCase, pageOf, phoneOf, sign } from "./people.ts";
import { answer, boardSays, caseOf, gate, refused, score, settle, take, tap } from "./walk.ts";

/** One case from the first talk to a bleeding after going home, by all its people; every way to cut it short is refused. */
test.describe.configure({ mode: "serial", timeout: 180_000 });

let desk: Page;
let surgeon: Page;
let nurse: Page;
let anaesthetist: Page;
let phone: Page;
let her: Her;
let path: string;
let booking: { bookingId: string; startsAt: string };

const startsAt = () => Temporal.Instant.from(booking.startsAt).toZonedDateTimeISO("Europe/Paris");
const operatedOn = () => startsAt().toPlainDate().toString();
const refusalOf = async (page: Page, way: string, input: object) =>
  (await ask<object>(page, way, input)) as { refused?: string };

test.beforeAll(async ({ browser }) => {
  desk = await pageOf(browser, "desk");
  surgeon = await pageOf(browser, "surgeon");
  nurse = await pageOf(browser, "nurse");
  anaesthetist = await pageOf(browser, "anaesthetist");
});
test.afterAll(async () => {
  for (const page of [desk, surgeon, nurse, anaesthetist, phone]) await page?.context().close();
});

test("from the first talk to ready: decided, quoted, signed by her on her own phone and by who treats her, booked, prepared", async ({
  browser,
}) => {
  her = await newcomer(desk, "Dr Ada Muster");
  phone = await phoneOf(browser, desk, her);
  // Before the talk nothing can be asked for.
  await surgeon.goto(`/cases/new?patient=${her.patientId}&site=${her.siteId}`);
  await expect(surgeon.locator("main")).toContainText("None has begun yet");
  await isSeen(her);
  path = await openCase(surgeon, her, "Hysteroscopic polyp removal");

  // Before the decision there is nothing to sign, nothing to prepare, nothing to book.
  const caseId = path.split("/").at(-1) ?? "";
  await phone.goto("/my/consent");
  await expect(phone.getByRole("button", { name: /^Show Document/ })).toHaveCount(0);
  expect(await refusalOf(surgeon, "cases.sutures", { caseId, kind: "none", words: "" })).toEqual({
    refused: "undecided",
  });
  await desk.goto("/find");
  await expect(desk.locator("main")).not.toContainText(her.name);
  await decide(surgeon);

  await surgeon.getByRole("link", { name: "Write it" }).click();
  await surgeon.getByLabel("Amount").fill("900");
  await surgeon.getByLabel("On the invoice").fill("Outpatient care");
  await surgeon.getByRole("button", { name: "Keep the quote" }).click();
  await expect(surgeon.getByRole("heading", { name: "Quote: €900" })).toBeVisible();

  // Nobody signs in her place, and her surgeon not before her.
  await surgeon.goto(path);
  await expect(gate(surgeon, "Consent, version").getByRole("button")).toHaveCount(0);
  await sign(phone, her, "Document 1");
  await sign(phone, her, "Document 2, about anaesthesia");
  await surgeon.reload();
  await settle(surgeon, "Consent, version", "Sign too", { send: "Sign too" });

  // The desk gets whom, how long and not before when.
  await desk.goto("/find");
  await desk
    .getByRole("region", { name: "To schedule" })
    .getByRole("link")
    .filter({ hasText: her.name })
    .click();
  const booked = desk.waitForResponse((response) => response.url().includes("scheduling.book"));
  await desk.getByRole("button", { name: /Book it/ }).click();
  const said = await (await booked).text();
  booking = {
    bookingId: /"bookingId":"([^"]+)"/.exec(said)?.[1] ?? "",
    startsAt: /"startsAt":"([^"]+)"/.exec(said)?.[1] ?? "",
  };
  await expect(desk.getByRole("heading", { level: 1, name: /Booked/ })).toBeVisible();
  expect(await desk.content()).not.toMatch(/polyp/i);

  await anaesthetist.goto(path);
  await settle(anaesthetist, "Consent to anaesthesia", "Sign too", { send: "Sign too" });
  await gate(anaesthetist, "Anaesthetist’s assessment").getByRole("link").click();
  await anaesthetist.getByLabel("ASA class").selectOption("1");
  await anaesthetist.getByLabel("Airway").fill("Mallampati 1");
  await anaesthetist.getByLabel("Height, cm").fill("168");
  await anaesthetist.getByLabel("Weight, kg").fill("60");
  await anaesthetist.getByLabel("Risk of clots").selectOption("low");
  await anaesthetist.getByRole("radio", { name: "Fit", exact: true }).check();
  await anaesthetist.getByRole("button", { name: "Keep the assessment" }).click();
  await expect(anaesthetist.getByRole("heading", { name: "Assessment: Fit" })).toBeVisible();

  await phone.goto("/my/prepare");
  await answer(phone, "Your medical history", (item) => item.locator("textarea").fill("Nothing"));
  await answer(phone, "What you take", (item) => item.locator("textarea").fill("Nothing"));
  await answer(phone, "How you get home", (item) => item.getByLabel("An adult goes with me").check());
  await boardSays(desk, booking.bookingId, operatedOn(), "for clinic");
  await surgeon.goto(path);
  await settle(surgeon, "Medical history read", "Tick");
  await settle(surgeon, "A plan for each medicine", "Set plan", { send: "Keep the plan" });
  await boardSays(desk, booking.bookingId, operatedOn(), "Ready");
});

test("she takes her consent back the evening before: not ready from that moment on, and the tap is refused the next day", async () => {
  // Nothing is tapped on another day.
  const arrived = { bookingId: booking.bookingId, step: "arrived" };
  expect(await refusalOf(desk, "day.take", arrived)).toEqual({ refused: "notTheDay" });
  await waitUntil(startsAt().subtract({ days: 1 }).with({ hour: 20 }).toInstant().toString());
  await phone.goto("/my/consent");
  await phone.getByRole("button", { name: "Take back Document 1", exact: true }).click();
  await expect(phone.getByRole("status")).toContainText("Taken back.");
  await boardSays(desk, booking.bookingId, operatedOn(), "for patient");
  await surgeon.goto(path);
  await expect(gate(surgeon, "Consent, version")).toContainText("She has taken it back");
  await nurse.goto("/prepare");

  await waitUntil(startsAt().subtract({ minutes: 100 }).toInstant().toString());
  await desk.goto(`/today?date=${operatedOn()}`);
  await desk.locator(`.lane[data-kind='theatre'] a[data-booking='${booking.bookingId}']`).click();
  await desk.getByRole("button", { name: "She is here" }).click();
  await expect(desk.locator(".toast")).toContainText("is here");

  await nurse.goto(path);
  await settle(nurse, "Identity, procedure and site", "Tick");
  await settle(nurse, "Allergies asked again", "Tick");
  await settle(nurse, "Pregnancy question or test", "Tick");
  await settle(nurse, "Fasting", "Answer", {
    fill: (dialog) => dialog.getByLabel("Answer").fill("Toast at 22:00, water at 5:00"),
    send: "Keep it",
  });
  await nurse.goto("/day");
  await refused(caseOf(nurse, her.name), "Ready", "Her consent");
  // Nor can it be asked again what is gone, nor a step be skipped by whoever writes to the server itself.
  const caseId = path.split("/").at(-1) ?? "";
  expect(await refusalOf(nurse, "cases.reaffirm", { caseId })).toEqual({ refused: "noConsent" });
  const inTheatre = { bookingId: booking.bookingId, step: "in_theatre" };
  expect(await refusalOf(surgeon, "day.take", inTheatre)).toEqual({ refused: "stepFirst" });
  expect(await refusalOf(desk, "day.take", inTheatre)).toEqual({ refused: "forbidden" });
});

test("she signs again of her own will, is asked once more, and the day goes its way: into theatre, out of it, and home with nine of ten", async () => {
  await sign(phone, her, "Document 1");
  const caseId = path.split("/").at(-1) ?? "";
  await nurse.goto("/day");
  await refused(caseOf(nurse, her.name), "Ready", "waits for the clinic");
  await surgeon.goto(path);
  await settle(surgeon, "Consent, version", "Sign too", { send: "Sign too" });
  await nurse.goto("/day");
  await refused(caseOf(nurse, her.name), "Ready", "Consent asked again today");
  await nurse.goto(path);
  await settle(nurse, "Still wishes it, asked on the day", "Asked again today", {
    send: "She still wishes it",
  });
  await nurse.goto("/day");
  const hers = caseOf(nurse, her.name);
  await take(hers, "Ready");

  // What is taken away between ready and the door shuts the door.
  expect(await refusalOf(surgeon, "cases.decide", { caseId, outcome: "not_now" })).toEqual({ caseId });
  expect(await refusalOf(surgeon, "day.take", { bookingId: booking.bookingId, step: "in_theatre" })).toEqual({
    refused: "undecided",
  });
  await surgeon.goto(path);
  await surgeon.goto(`${path}/decision`);
  await surgeon.getByLabel("Alternatives talked about").check();
  await surgeon.getByLabel("Seen alone").check();
  await surgeon.getByLabel("It is her own wish").check();
  await surgeon.getByLabel("Safety plan").selectOption("not_needed");
  await surgeon.getByLabel("Counselling").selectOption("declined");
  const risks = surgeon.getByRole("group", { name: "Risks, one by one" }).getByRole("checkbox");
  for (const risk of await risks.all()) await risk.check();
  await surgeon.getByLabel("Decision").selectOption("operate");
  await surgeon.getByRole("button", { name: "Record it" }).click();
  await expect(surgeon.getByRole("heading", { name: "Decision: Operate" })).toBeVisible();

  await surgeon.goto("/day");
  const mine = caseOf(surgeon, her.name);
  for (const step of ["In theatre", "Time out", "Sign out", "In recovery"]) await take(mine, step);
  await boardSays(desk, booking.bookingId, operatedOn(), "In recovery");
  await refused(mine, "She goes home", "Sutures as made");
  await mine.getByRole("button", { name: "Record sutures" }).click();
  await surgeon.getByRole("dialog").getByLabel("Sutures", { exact: true }).selectOption("none");
  await surgeon.getByRole("dialog").getByRole("button", { name: "Keep it" }).click();
  await expect(surgeon.locator(".toast")).toContainText("Sutures kept");

  await nurse.goto("/day");
  await score(hers, [2, 1, 2, 1, 2]);
  await refused(hers, "She goes home", "A discharge score of 9 or 10");
  await score(hers, [2, 2, 2, 1, 2]);
  await nurse.goto(path);
  for (const title of ["Has passed water", "Knows which number to call", "Goes home as arranged"])
    await settle(nurse, title, "Tick");
  await nurse.goto("/day");
  await tap(hers, "She goes home");
  await expect(hers.locator(".day-head .mark")).toHaveText("Home");
  await phone.goto("/my");
  await expect(phone.locator("main")).toBeVisible();
});

test("she bleeds after going home: the emergency track starts from the case, takes a theatre, and stays open until a second person has looked at it", async () => {
  await waitUntil(startsAt().add({ hours: 8 }).toInstant().toString());
  await surgeon.goto(path);
  await surgeon.getByRole("button", { name: "Emergency" }).click();
  const dialog = surgeon.getByRole("dialog");
  await dialog.getByRole("button", { name: "Start the emergency" }).click();
  await expect(dialog.locator(".problem")).toContainText("Fill this in");
  await dialog.getByLabel("Reason").fill("She bleeds again");
  await dialog.getByLabel("Theatre to take from now on").selectOption({ index: 1 });
  await dialog.getByRole("button", { name: "Start the emergency" }).click();
  await expect(surgeon.locator("main")).toContainText("An emergency runs");

  const open = (page: Page) => page.locator(".open-row", { hasText: "She bleeds again" });
  await surgeon.goto("/day");
  await expect(open(surgeon)).toContainText("somebody else looks at it");
  const caseId = path.split("/").at(-1) ?? "";
  expect(await refusalOf(surgeon, "cases.reviewEmergency", { caseId, words: "Mine" })).toEqual({
    refused: "reviewOther",
  });
  await nurse.goto("/day");
  await open(nurse).getByRole("button", { name: "Look at it" }).click();
  await nurse.getByRole("dialog").getByLabel("In your words").fill("Right, and told her family nothing");
  await nurse.getByRole("dialog").getByRole("button", { name: "Keep the review" }).click();
  await expect(open(nurse)).toHaveCount(0);
  await surgeon.goto(path);
  await expect(surgeon.locator("main")).toContainText("Looked at");
  expect(await desk.content()).not.toMatch(/bleed|polyp/i);
});
