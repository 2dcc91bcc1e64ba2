import { describe, expect, test } from "vitest";
import {
  answerLink,
  confirmed,
  deskCalls,
  messagesOf,
  openLink,
  setChoices,
} from "#server/messaging/index.ts";
import { cancel, move } from "#server/scheduling/index.ts";
import { bookAt, house, one } from "#tests/integration/scheduling/house.ts";
import type { Clinic } from "#tests/support/clinic.ts";
import { at, phones } from "./phones.ts";
import { aWay, planned, sendDue } from "./post.ts";

const { clinic } = house();
const { people, told } = phones(clinic);

let addresses = 0;
/** Each try from somewhere else, so that only what counts tries counts them. */
const from = () => `10.0.${Math.floor(++addresses / 250)}.${addresses % 250}`;
const tokenIn = (link: string) => link.split("/").at(-1) ?? "";
const look = (link: string, address = from()) => openLink("a request", tokenIn(link), address);
const say = (link: string, answer: "confirm" | "anotherTime", address = from()) =>
  answerLink("a request", tokenIn(link), answer, address);
const stands = async (c: Clinic, patientId: string) => ({
  confirmed: (await confirmed(c.desk(), { patientId })).map(({ by }) => by),
  calls: (await deskCalls(c.desk(), {})).calls.map(({ why }) => why),
});
const nothing = { confirmed: [], calls: [] };

test("a link tells the day and the hour of its message, and looking at it however often changes nothing", async () => {
  const { c, patientId, links } = await told();
  const audited = async () =>
    (await c.sql`select count(*)::int as n from audit_event where practice_id = ${c.practiceId}`)[0]?.n;
  const before = await audited();
  for (let n = 0; n < 40; n++)
    expect((await look(one(links), "10.9.9.9")).told).toEqual({ day: "Mon 6 July", time: "10:00" });
  expect(await audited()).toBe(before);
  expect(await stands(c, patientId)).toEqual(nothing);
});

test("it confirms once; used, it says no more than that it is spent", async () => {
  const { c, patientId, links } = await told();
  expect(await say(one(links), "confirm")).toBe(c.practiceId);
  expect(await stands(c, patientId)).toEqual({ confirmed: ["link"], calls: [] });
  expect((await look(one(links))).told).toBeNull();
  expect(await say(one(links), "anotherTime")).toBeNull();
  expect(await stands(c, patientId)).toEqual({ confirmed: ["link"], calls: [] });
});

test("another time is a call of the desk's about that visit; the visit stands, and is not confirmed", async () => {
  const { c, patientId, booking, links } = await told();
  await say(one(links), "anotherTime");
  expect(await stands(c, patientId)).toEqual({ confirmed: [], calls: ["anotherTime"] });
  expect((await deskCalls(c.desk(), {})).calls[0]?.visit?.startsAt).toBe(booking.startsAt);
  const [row] =
    await c.sql`select state, schedule_version from booking where booking_id = ${booking.bookingId}`;
  expect(row).toEqual({ state: "booked", schedule_version: 1 });
});

test("of many answers at once one is taken", async () => {
  const { c, patientId, links } = await told();
  const said = await Promise.all(
    Array.from({ length: 10 }, (_, n) => say(one(links), n % 2 ? "confirm" : "anotherTime")),
  );
  expect(said.filter((one) => one !== null)).toEqual([c.practiceId]);
  const { confirmed: yes, calls } = await stands(c, patientId);
  expect(yes.length + calls.length).toBe(1);
});

describe("void", () => {
  const changes: [string, (it: Awaited<ReturnType<typeof told>>) => Promise<unknown>][] = [
    [
      "it has moved",
      ({ c, booking: { bookingId } }) =>
        move(c.desk(), {
          bookingId,
          scheduleVersion: 1,
          startsAt: c.at("2026-07-09 11:00").toString(),
          askedBy: "patient",
        }),
    ],
    [
      "it was called off",
      ({ c, booking: { bookingId } }) =>
        cancel(c.desk(), { bookingId, scheduleVersion: 1, reason: "other", askedBy: "practice" }),
    ],
    ["its hour has come", ({ c }) => clock(c, "2026-07-06 10:01")],
    [
      "it is a month old",
      ({ c }) =>
        c.sql`update answer_link set expires_at = ${c.now.toString()} where practice_id = ${c.practiceId}`,
    ],
  ];
  test.for(changes)("%s: the same as a used one", async ([, change]) => {
    const it = await told();
    await change(it);
    expect((await look(one(it.links))).told).toBeNull();
    expect(await say(one(it.links), "confirm")).toBeNull();
    expect(await stands(it.c, it.patientId)).toEqual(nothing);
  });

  const clock = (c: Clinic, wall: string) => c.sql`
    update demo_clock set offset_seconds = ${Math.round(Temporal.Now.instant().until(c.at(wall)).total("seconds"))}
     where practice_id = ${c.practiceId}`;

  test("a move at the same moment: it is confirmed as it stands, or not at all", async () => {
    for (let n = 0; n < 5; n++) {
      const { c, patientId, booking, links } = await told();
      const { bookingId } = booking;
      await Promise.all([
        say(one(links), "confirm"),
        move(c.desk(), {
          bookingId,
          scheduleVersion: 1,
          startsAt: c.at("2026-07-09 11:00").toString(),
          askedBy: "patient",
        }),
      ]);
      expect(await stands(c, patientId)).toEqual(nothing);
    }
  });
});

test("who guesses waits, and then learns nothing of a right one either", async () => {
  const { links } = await told();
  const address = "10.200.0.1";
  for (let n = 0; n < 31; n++) await look("/a/AAAAAAAAAAAAAAAAAAAAAA", address);
  expect((await look(one(links), address)).told).toBeNull();
  expect(await say(one(links), "confirm", address)).toBeNull();
  expect((await look(one(links))).told).not.toBeNull();
});

test.for([
  "",
  "x",
  "this-part-is-only-hers",
  "../../../../etc/passwd",
  "A".repeat(5_000),
  "' or true; --aaaaaaaaaa",
])("%j leads nowhere", async (token) => {
  expect(await openLink("a request", token, from())).toEqual({ slug: null, told: null });
  expect(await answerLink("a request", token, "confirm", from())).toBeNull();
});

test("only its hash is kept; looked for again or sent anew, the message has the same link", async () => {
  const { c, numbers } = await people();
  void numbers;
  const patientId = one(c.patients);
  await bookAt(c, { at: "2026-07-06 10:00" });
  await planned(c, patientId);
  const { handed, way } = aWay((_, n) =>
    n === 1 ? { kind: "later", reason: "busy" } : { kind: "accepted", providerId: "theirs" },
  );
  for (let n = 0; n < 2; n++) await sendDue(c, c.at(at), way);
  const [first, again] = handed.map(({ text }) => text.match(/\/a\/([\w-]{22})$/)?.[1]);
  expect(first).toMatch(/^[\w-]{22}$/);
  expect(again).toBe(first);
  const kept = await c.sql`select l::text as row from answer_link l where practice_id = ${c.practiceId}`;
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain(first);
  expect((await look(`/a/${first}`)).told).toEqual({ day: "Mon 6 July", time: "10:00" });
});

test("who wants no such links is led to where she signs in, and reads it so beforehand", async () => {
  const { c } = await people();
  const patientId = one(c.patients);
  await setChoices(c.patient(), { links: false });
  const { samples } = await messagesOf(c.desk(), { patientId });
  expect(samples.find(({ rule }) => rule === "booked")?.text).toMatch(/\/p\/\S+$/);
  await bookAt(c, { at: "2026-07-06 10:00" });
  await planned(c, patientId);
  const { handed, way } = aWay();
  await sendDue(c, c.at(at), way);
  expect(handed.map(({ text }) => text)).toEqual([expect.stringMatching(/More: http\S+\/p\/\S+$/)]);
  expect(await c.sql`select 1 from answer_link where practice_id = ${c.practiceId}`).toEqual([]);
});
