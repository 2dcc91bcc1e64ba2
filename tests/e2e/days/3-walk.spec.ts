import { expect, type Page, test } from "@playwright/test";
import { hour } from "#app/_format/index.ts";
import { decide, decideToOperate } from "../cases.ts";
import { unique } from "../people.ts";
import { waitUntil } from "./clock.ts";
import { ask, type Her, isSeen, mustAsk, newcomer, openCase, pageOf, phoneOf, sign } from "./people.ts";
import { answer, boardSays, caseOf, gate, refused, score, settle, take, tap } from "./walk.ts";

/** One case from the first talk to a bleeding after going home, by all its people; every way to cut it short is refused. */
test.describe.configure({ mode: "serial", timeout: 180_000 });

let desk: Page;
let surgeon: Page;
let colleague: Page;
let nurse: Page;
let anaesthetist: Page;
let phone: Page;
let her: Her;
let path: string;
let booking: { bookingId: string; startsAt: string; arrivesAt: string };

const startsAt = () => Temporal.Instant.from(booking.startsAt).toZonedDateTimeISO("Europe/Paris");
const operatedOn = () => startsAt().toPlainDate().toString();
const caseId = () => path.split("/").at(-1) ?? "";
/** What the server answers who goes past the pages. */
const refusalOf = (page: Page, way: string, input: object) => ask<object>(page, way, input);
const tapOf = (page: Page, step: string) =>
  refusalOf(page, "day.take", { bookingId: booking.bookingId, step });
const at = (time: { minutes: number }) => waitUntil(startsAt().add(time).toInstant().toString());

type Standing = { preparation: { gates: { gateId: string; item: { title: string } | null }[] } };
type Board = {
  bookings: { bookingId: string; kind: string; state: string; startsAt: string; patientName: string }[];
  claims: { bookingId: string | null; resourceId: string }[];
  resources: { resourceId: string; kind: string; name: string }[];
};

test.beforeAll(async ({ browser }) => {
  desk = await pageOf(browser, "desk");
  surgeon = await pageOf(browser, "surgeon");
  colleague = await pageOf(browser, "surgeon", "voorbeeld@linden.example");
  nurse = await pageOf(browser, "nurse");
  anaesthetist = await pageOf(browser, "anaesthetist");
});
test.afterAll(async () => {
  for (const page of [desk, surgeon, colleague, nurse, anaesthetist, phone]) await page?.context().close();
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
  const opened = surgeon.waitForResponse((response) => response.url().includes("cases.open"));
  path = await openCase(surgeon, her, "Hysteroscopic polyp removal");
  const requestId = /"requestId":"([^"]+)"/.exec(await (await opened).text())?.[1] ?? "";

  // Before the decision there is nothing to sign, nothing to prepare, nothing to book.
  await phone.goto("/my/consent");
  await expect(phone.locator("main")).toContainText("There is nothing to sign.");
  const sutures = { caseId: caseId(), kind: "none", words: "" };
  expect(await refusalOf(surgeon, "cases.sutures", sutures)).toEqual({ refused: "undecided" });
  await desk.goto("/find");
  await expect(desk.locator("main")).not.toContainText(her.name);
  const { patientId, siteId } = her;
  const wish = { requestId, patientId, siteId, startsAt: "2026-06-29T08:00:00+02:00" };
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(await refusalOf(desk, "scheduling.book", { ...wish, idempotencyKey: unique() })).toEqual({
    refused: "notFound",
  });
  await decide(surgeon);
  // Another surgeon does not find the case.
  await colleague.goto(path);
  await expect(colleague.locator("main")).not.toContainText(her.name);

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
  await desk.waitForURL(/request=/);
  // A Monday: one anaesthetist alone works then, so it is ours.
  await desk.goto(`${desk.url()}&weekday=1`);
  const booked = desk.waitForResponse((response) => response.url().includes("scheduling.book"));
  await desk.getByRole("button", { name: /Book it/ }).click();
  const bookingId = /"bookingId":"([^"]+)"/.exec(await (await booked).text())?.[1];
  booking = await mustAsk<typeof booking>(desk, "scheduling.get", { bookingId });
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
  // Nothing is tapped on another day, and nothing that belongs to the day is asked before it.
  for (const page of [desk, surgeon]) expect(await tapOf(page, "arrived")).toEqual({ refused: "notTheDay" });
  expect(await refusalOf(surgeon, "cases.reaffirm", { caseId: caseId() })).toEqual({ refused: "notTheDay" });
  await waitUntil(startsAt().subtract({ days: 1 }).with({ hour: 20 }).toInstant().toString());
  await phone.goto("/my");
  await expect(phone.locator("main")).toContainText("come tomorrow");
  await expect(phone.locator(".bigtime")).toHaveText(hour(booking.arrivesAt, "Europe/Paris"));
  await phone.goto("/my/consent");
  await phone.getByRole("button", { name: "Take back Document 1", exact: true }).click();
  await expect(phone.getByRole("status")).toContainText("Taken back.");
  await boardSays(desk, booking.bookingId, operatedOn(), "for patient");
  await surgeon.goto(path);
  await expect(gate(surgeon, "Consent, version")).toContainText("She has taken it back");
  await expect(surgeon.locator("main")).toContainText("She has taken her consent back");
  await surgeon.goto("/prepare");
  const missing = surgeon.locator(".prepare-case", { hasText: her.name });
  await expect(missing).toContainText("Consent taken back");
  // Nobody lets it pass in her place.
  const { preparation } = await mustAsk<Standing>(surgeon, "cases.get", { caseId: caseId() });
  const idOf = (title: string) => preparation.gates.find((one) => one.item?.title === title)?.gateId ?? "";
  const waive = { caseId: caseId(), reason: "She said so on the phone" };
  expect(await refusalOf(surgeon, "cases.waive", { ...waive, itemId: "consent" })).toHaveProperty("refused");
  const itemId = idOf("Identity, procedure and site");
  expect(await refusalOf(surgeon, "cases.waive", { ...waive, itemId })).toEqual({ refused: "mayNotWaive" });

  await at({ minutes: -100 });
  await desk.goto(`/today?date=${operatedOn()}`);
  await desk.locator(`.lane[data-kind='theatre'] a[data-booking='${booking.bookingId}']`).click();
  await desk.getByRole("button", { name: "She is here" }).click();
  await expect(desk.locator(".toast")).toContainText("is here");

  await nurse.goto("/day");
  await refused(caseOf(nurse, her.name), "Ready", "Identity, procedure and site");
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
  expect(await refusalOf(nurse, "cases.reaffirm", { caseId: caseId() })).toEqual({ refused: "noConsent" });
  for (const step of ["in_theatre", "time_out", "in_recovery", "discharged"])
    expect(await tapOf(surgeon, step), step).toEqual({ refused: "stepFirst" });
  for (const step of ["ready", "in_theatre", "discharged"])
    expect(await tapOf(desk, step), step).toEqual({ refused: "forbidden" });
});

test("she signs again of her own will, is asked once more, and the day goes its way: into theatre, out of it, and home with nine of ten", async () => {
  await at({ minutes: -60 });
  await sign(phone, her, "Document 1");
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
  await mustAsk(surgeon, "cases.decide", { caseId: caseId(), outcome: "not_now" });
  expect(await tapOf(surgeon, "in_theatre")).toEqual({ refused: "undecided" });
  await surgeon.goto(`${path}/decision`);
  await decideToOperate(surgeon);

  await at({ minutes: 0 });
  await surgeon.goto("/day");
  const mine = caseOf(surgeon, her.name);
  for (const step of ["In theatre", "Time out"]) await take(mine, step);
  for (const step of ["in_recovery", "discharged"])
    expect(await tapOf(nurse, step), step).toEqual({ refused: "stepFirst" });
  await at({ minutes: 40 });
  await surgeon.goto("/day");
  for (const step of ["Sign out", "In recovery"]) await take(mine, step);
  await boardSays(desk, booking.bookingId, operatedOn(), "In recovery");
  await refused(mine, "She goes home", "Sutures as made");
  await mine.getByRole("button", { name: "Record sutures" }).click();
  await surgeon.getByRole("dialog").getByLabel("Sutures", { exact: true }).selectOption("none");
  await surgeon.getByRole("dialog").getByRole("button", { name: "Keep it" }).click();
  await expect(surgeon.locator(".toast")).toContainText("Sutures kept");

  await at({ minutes: 150 });
  await nurse.goto("/day");
  await score(hers, [2, 1, 2, 1, 2]);
  await refused(hers, "She goes home", "A discharge score of 9 or 10");
  await score(hers, [2, 2, 2, 1, 2]);
  await refused(hers, "She goes home", "Goes home as arranged");
  await nurse.goto(path);
  for (const title of ["Has passed water", "Knows which number to call", "Goes home as arranged"])
    await settle(nurse, title, "Tick");
  await nurse.goto("/day");
  await tap(hers, "She goes home");
  await expect(hers.locator(".day-head .mark")).toHaveText("Home");
  await phone.goto("/my");
  await expect(phone.locator("main")).toContainText("Day 0");
});

test("she bleeds after going home: the emergency track starts from the case, takes a theatre from who is booked there, and stays open until a second person has looked at it", async () => {
  const next = await nextOperation();
  await waitUntil(Temporal.Instant.from(next.startsAt).subtract({ minutes: 20 }).toString());
  await surgeon.goto(path);
  await surgeon.getByRole("button", { name: "Emergency" }).click();
  const dialog = surgeon.getByRole("dialog");
  await dialog.getByRole("button", { name: "Start the emergency" }).click();
  await expect(dialog.locator(".problem")).toContainText("Fill this in");
  await dialog.getByLabel("Reason").fill("She bleeds again");
  await dialog.getByLabel("Theatre to take from now on").selectOption({ label: `${next.theatre}, Paris` });
  await dialog.getByRole("button", { name: "Start the emergency" }).click();
  await expect(surgeon.locator("main")).toContainText("An emergency runs");

  // Who loses her hour is called by the desk, which learns nothing of why.
  await desk.goto("/practice/closures");
  await expect(desk.getByRole("region", { name: "To be called and moved, Paris" })).toContainText(
    next.patientName,
  );
  expect(await desk.content()).not.toMatch(/bleed|polyp/i);

  const open = (page: Page) => page.locator(".open-row", { hasText: "She bleeds again" });
  await surgeon.goto("/day");
  await expect(open(surgeon)).toContainText("somebody else looks at it");
  const review = { caseId: caseId(), words: "Mine" };
  expect(await refusalOf(surgeon, "cases.reviewEmergency", review)).toEqual({ refused: "reviewOther" });
  const again = { caseId: caseId(), reason: "Once more" };
  expect(await refusalOf(anaesthetist, "cases.startEmergency", again)).toEqual({ refused: "emergencyRuns" });
  // The nurses of her day treat her no more: who put her to sleep does. A day passes, and nobody has looked: it does not close by itself.
  await waitUntil(Temporal.Instant.from(next.startsAt).add({ hours: 25 }).toString());
  await anaesthetist.goto("/day");
  await expect(open(anaesthetist)).toContainText("Overdue since");
  await open(anaesthetist).getByRole("button", { name: "Look at it" }).click();
  await anaesthetist
    .getByRole("dialog")
    .getByLabel("In your words")
    .fill("Right, and told her family nothing");
  await anaesthetist.getByRole("dialog").getByRole("button", { name: "Keep the review" }).click();
  await expect(open(anaesthetist)).toHaveCount(0);
  await surgeon.goto(path);
  await expect(surgeon.locator("main")).toContainText("Looked at");
});

/** The first operation at her site on a day after hers, and its theatre. */
async function nextOperation() {
  const { siteId } = her;
  for (let days = 1; days < 8; days++) {
    const date = startsAt().toPlainDate().add({ days }).toString();
    const { bookings, claims, resources } = await mustAsk<Board>(desk, "scheduling.day", { siteId, date });
    const [first] = bookings
      .filter(({ kind, state }) => kind === "day_case" && state === "booked")
      .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
    const rooms = claims.filter(({ bookingId }) => bookingId === first?.bookingId);
    const theatre = resources.find(
      ({ kind, resourceId }) => kind === "theatre" && rooms.some((one) => one.resourceId === resourceId),
    );
    if (first && theatre) return { ...first, theatre: theatre.name };
  }
  throw new Error("no operation in the week after hers");
}
