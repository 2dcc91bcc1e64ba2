import { expect, type Page, test } from "@playwright/test";
import { decide } from "../cases.ts";
import { unique } from "../people.ts";
import { ask, freeTheatres, type Her, isSeen, mustAsk, newcomer, openCase, pageOf } from "./people.ts";

test.describe.configure({ timeout: 120_000 });

const POLYP = "Hysteroscopic polyp removal";

async function wish(surgeon: Page, her: Her, operation: string, notBefore: string): Promise<void> {
  await surgeon.goto(`/cases/new?patient=${her.patientId}&site=${her.siteId}`);
  await surgeon.getByLabel("Operation", { exact: true }).selectOption({ label: operation });
  await surgeon.getByLabel("Not before").fill(notBefore);
  await surgeon.getByRole("button", { name: "Open the case" }).click();
}

type Start = { startsAt: string; date: string };
type Times = { starts: Start[]; days: { date: string; reason: { kind: string } }[] };
type Placed = { bookingId: string; scheduleVersion: number };

/** As the pages write it: `Wed 17 June`. */
const dayOf = (date: Temporal.PlainDate): string =>
  date.toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "long" }).replace(",", "");

// The first of all: its dates are written out, and each talk that is waited for moves the clock on, some of them to another day.
test("a privilege that ends tomorrow: what is booked later may not go ahead, tomorrow is offered, no later day is, and the desk learns no reason", async ({
  browser,
}) => {
  const [desk, manager] = [await pageOf(browser, "desk"), await pageOf(browser, "manager")];
  const surgeon = await pageOf(browser, "surgeon", "voorbeeld@linden.example");
  const her = await newcomer(desk, "Dr Noé Voorbeeld");
  const { siteId, patientId } = her;
  await isSeen(her);
  for (const date of ["2026-06-17", "2026-06-18"]) await freeTheatres(desk, siteId, "Dr Noé Voorbeeld", date);
  const path = await openCase(surgeon, her, POLYP, "2026-06-17");
  await decide(surgeon);
  // Until his privilege ends, or a law begins that another test has written.
  await expect(surgeon.locator("main")).toContainText(/The last one is (?!Wed 17 June)/);

  const [request] = await mustAsk<{ requestId: string }[]>(desk, "cases.toSchedule", { patientId });
  const { requestId = "" } = request ?? {};
  const thursday = { siteId, from: "2026-06-18", to: "2026-06-18" };
  const { starts } = await mustAsk<Times>(desk, "scheduling.findTimes", { ...thursday, requestId });
  const { bookingId, scheduleVersion } = await mustAsk<Placed>(desk, "scheduling.book", {
    ...{ siteId, patientId, requestId, startsAt: starts[0]?.startsAt, idempotencyKey: unique() + unique() },
  });

  await manager.goto("/practice/privileges");
  const his = manager.locator(".rules-list > li", { hasText: "Dr Noé Voorbeeld" });
  expect(await his.count()).toBeGreaterThan(0);
  for (const one of await his.all()) {
    await one.locator("summary").click();
    await one.getByLabel("Last day").fill("2026-06-17");
    await one.locator("button[type=submit]").click();
    await expect(one).toContainText("17 June 2026");
  }

  await surgeon.goto(path);
  await expect(surgeon.locator("main")).toContainText("It may not go ahead on Thursday 18 June");
  await expect(surgeon.locator("main")).toContainText("The last one is Wed 17 June 2026");
  const other = await newcomer(desk, "Dr Noé Voorbeeld");
  await isSeen(other);
  await wish(surgeon, other, POLYP, "2026-06-18");
  await expect(surgeon.locator(".problem").first()).toContainText("No privilege of yours holds");
  await expect(surgeon.getByRole("heading", { name: /^The case is open/ })).toHaveCount(0);

  // The desk is offered tomorrow and nothing after it, whatever it asks for.
  const found = await mustAsk<Times>(desk, "scheduling.findTimes", {
    ...{ siteId, bookingId, from: "2026-06-17", to: "2026-07-15" },
  });
  expect(new Set(found.starts.map(({ date }) => date))).toEqual(new Set(["2026-06-17"]));
  const move = { bookingId, scheduleVersion, askedBy: "practice" };
  const later = starts.at(-1)?.startsAt;
  expect(await ask(desk, "scheduling.move", { ...move, startsAt: later })).toEqual({ refused: "askSurgeon" });
  const moved = await mustAsk<Placed>(desk, "scheduling.move", {
    ...move,
    startsAt: found.starts[0]?.startsAt,
  });
  expect(
    await ask(desk, "scheduling.move", {
      ...{ ...move, scheduleVersion: moved.scheduleVersion, startsAt: starts[0]?.startsAt },
    }),
  ).toEqual({ refused: "askSurgeon" });
  await desk.goto(`/find?move=${bookingId}`);
  await expect(desk.locator("main")).toContainText("The surgeon has to be asked first.");
  await expect(desk.locator("main")).not.toContainText(/privilege|qualified/i);
  expect(await desk.content()).not.toMatch(/polyp/i);
  await surgeon.goto(path);
  await expect(surgeon.locator("main")).not.toContainText("It may not go ahead");
  for (const page of [desk, manager, surgeon]) await page.context().close();
});

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
  // The day before is refused by whoever judges in the end, with the rule and the first day on which it would pass.
  await wish(surgeon, her, "Hymen reconstruction", "2026-07-09");
  await expect(surgeon.locator(".problem").first()).toContainText("Earliest Fri 10 July 2026: at 18 years");
  await expect(surgeon.getByRole("heading", { name: /^The case is open/ })).toHaveCount(0);
  await surgeon.getByLabel("Not before").fill("2026-07-10");
  await surgeon.getByRole("button", { name: "Open the case" }).click();
  await expect(surgeon.getByRole("heading", { name: /^The case is open/ })).toBeVisible();

  // The same girl, another operation: the day after her talk, and the desk may book it.
  const next = Temporal.Instant.from(her.seenAt)
    .toZonedDateTimeISO("Europe/Paris")
    .toPlainDate()
    .add({ days: 1 });
  await openCase(surgeon, her, POLYP, next.toString());
  await decide(surgeon);
  await expect(surgeon.locator("main")).toContainText("Nothing in law stands in the way");
  await desk.goto("/find");
  const waiting = desk.getByRole("region", { name: "To schedule" }).getByRole("link");
  await expect(waiting.filter({ hasText: her.name })).toHaveCount(1);
  await expect(waiting.filter({ hasText: her.name })).toContainText(dayOf(next));
  for (const page of [desk, surgeon]) await page.context().close();
});
