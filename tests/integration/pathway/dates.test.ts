import { expect, test } from "vitest";
import { addPolicyRule } from "#server/catalogue/index.ts";
import { newId } from "#server/kernel/index.ts";
import { getCase, openCase, payCase, toSchedule } from "#server/pathway/index.ts";
import { book } from "#server/scheduling/index.ts";
import { askedFor, looked, quoted } from "#tests/support/asked.ts";
import { refusal } from "#tests/support/refusal.ts";
import { addBooking, asStaff } from "#tests/support/scene.ts";
import { rows, scene } from "./stage.ts";

const on = (at: string) => Temporal.Instant.from(at);
const surgeon = (at: string) => asStaff(scene.practiceId, scene.people.surgeon, "surgeon", on(at));
const desk = (at: string) => asStaff(scene.practiceId, scene.people.desk, "desk", on(at));
const wish = (more = {}) => ({
  patientId: scene.patients.ana,
  procedureId: scene.offers.two,
  variantId: scene.offers.hourFive,
  siteId: scene.places.site,
  notBefore: "2026-11-02",
  ...more,
});
const rule = (at: string, more: object) =>
  addPolicyRule(asStaff(scene.practiceId, scene.people.manager, "manager", on(at)), {
    ...{ procedureId: scene.offers.two, jurisdiction: "", status: "permitted" as const, source: "rule" },
    ...{ reviewerId: scene.people.surgeon, reviewedOn: "2026-01-10" },
    ...more,
  });
const WAIT = { coolingOffDays: 10, waitBlocks: ["booking", "payment", "operation"] as const };
const fromQuote = {
  ...WAIT,
  waitBlocks: [...WAIT.waitBlocks],
  coolingOffStart: "quote_handed_over" as const,
};
const seen = (startsAt: string, places = scene.places) =>
  addBooking(rows, { ...scene, places }, { patientId: scene.patients.ana, startsAt });

/** Whether the wait is over at a moment: for the surgeon who would take the payment, and for the desk that would book. */
async function isOver(made: { caseId: string; requestId: string }, at: string): Promise<boolean> {
  const paid = await refusal(payCase(surgeon(at), { caseId: made.caseId, paid: true }));
  if (!paid) await payCase(surgeon(at), { caseId: made.caseId, paid: false });
  else expect(paid).toMatchObject({ reason: "waitNotOver" });
  await looked(surgeon(at), made.requestId);
  const told = await toSchedule(desk(at), {});
  expect(told.some(({ requestId }) => requestId === made.requestId)).toBe(paid === null);
  return paid === null;
}

test("cooling-off counts days of the calendar over a clock change: it ends at the site's midnight, in spring and in autumn", async () => {
  for (const [procedureId, quotedOn, seenAt, before, after, notBefore] of [
    // Ten times 24 hours would end an hour later.
    [
      scene.offers.two,
      "2026-03-24",
      "2026-03-24T08:00:00Z",
      "2026-04-02T21:59:00Z",
      "2026-04-02T22:01:00Z",
      "2026-04-07",
    ],
    // Ten times 24 hours would end an hour earlier, on the evening before.
    [
      scene.offers.three,
      "2026-10-16",
      "2026-10-16T08:00:00Z",
      "2026-10-25T22:59:00Z",
      "2026-10-25T23:01:00Z",
      "2026-11-02",
    ],
  ] as const) {
    await seen(seenAt);
    const at = seenAt.replace("08:", "10:");
    await rule(at, { ...fromQuote, procedureId });
    const made = await askedFor(surgeon(at), wish({ procedureId, notBefore }), quotedOn);
    expect([await isOver(made, before), await isOver(made, after)]).toEqual([false, true]);
  }
});

test("across zones a wait begins on the date where she was, and ends at the midnight of where she is operated on", async () => {
  const at = { practice_id: scene.practiceId };
  const [siteId, roomId] = [newId(), newId()];
  const site = {
    name: "Linden Auckland",
    zone: "Pacific/Auckland",
    jurisdiction: "NZ",
    address: "1 Example Street",
  };
  await rows.add(
    ["site", { ...at, site_id: siteId, ...site, phone: "+64 1", emergency_number: "111" }],
    ["claimant", { ...at, claimant_id: roomId, kind: "resource" }],
    ["resource", { ...at, resource_id: roomId, kind: "consulting_room", name: "Room", site_id: siteId }],
  );
  await rows.sql`update booking set state = 'no_show' where booking_id = ${scene.bookings.consultation}`;
  // The 17th has begun in Auckland; in Paris it is the afternoon of the 16th.
  await seen("2026-06-16T12:30:00Z", { ...scene.places, site: siteId, room: roomId });
  const now = "2026-06-16T15:00:00Z";
  await rule(now, { ...fromQuote, coolingOffDays: 7, coolingOffStart: "consultation" });
  const inParis = await askedFor(surgeon(now), wish({ notBefore: "2026-06-29" }));
  await quoted(surgeon("2026-06-17T08:00:00Z"), inParis.caseId, "2026-06-17");
  expect(await isOver(inParis, "2026-06-23T21:59:00Z")).toBe(false);
  expect(await isOver(inParis, "2026-06-23T22:01:00Z")).toBe(true);
  // Of the same days at a site whose midnight comes ten hours earlier.
  await rows.sql`update site set zone = 'Pacific/Auckland' where site_id = ${scene.places.site}`;
  expect(await isOver(inParis, "2026-06-23T11:59:00Z")).toBe(false);
  expect(await isOver(inParis, "2026-06-23T12:01:00Z")).toBe(true);
});

test("her age counts on the day of the operation: on her birthday she is as old as that, the day before she is not", async () => {
  const now = "2026-06-16T08:00:00Z";
  await rows.sql`update patient set birth_date = '2008-06-24' where patient_id = ${scene.patients.ana}`;
  await rule(now, { minimumAge: 18 });
  const early = await refusal(openCase(surgeon(now), wish({ notBefore: "2026-06-23" })));
  expect(early).toMatchObject({ reason: "tooYoung", params: { earliest: "2026-06-24" } });
  const { requestId, caseId } = await askedFor(surgeon(now), wish({ notBefore: "2026-06-24" }));
  const given = { requestId, patientId: scene.patients.ana, siteId: scene.places.site };
  const booked = (startsAt: string) => book(desk(now), { ...given, startsAt, idempotencyKey: newId() });
  expect(await refusal(booked("2026-06-23T08:00:00Z"))).toMatchObject({ reason: "notBefore" });
  expect(await booked("2026-06-24T08:00:00Z")).toMatchObject({ state: "booked" });
  expect((await getCase(surgeon(now), { caseId })).lawful?.refusal ?? null).toBeNull();
});

test("someone born on 29 February is 18 on 1 March where the year has none, and on the 29th where it has", async () => {
  const at = "2026-01-14T08:00:00Z";
  await seen("2026-01-14T07:00:00Z");
  await rule(at, { minimumAge: 18 });
  const first = async (born: string, minimumAge: number, from: string) => {
    await rows.sql`update patient set birth_date = ${born} where patient_id = ${scene.patients.ana}`;
    await rows.sql`update policy_rule set minimum_age = ${minimumAge} where procedure_id = ${scene.offers.two}`;
    return (await refusal(openCase(surgeon(at), wish({ notBefore: from }))))?.params.earliest;
  };
  expect(await first("2008-02-29", 18, "2026-02-28")).toBe("2026-03-01");
  expect(await first("2008-02-29", 20, "2028-02-28")).toBe("2028-02-29");
  expect(await first("2008-02-29", 18, "2026-03-01")).toBeUndefined();
});
