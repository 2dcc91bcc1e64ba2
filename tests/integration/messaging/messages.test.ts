import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendMessage } from "#server/messaging/index.ts";
import { cancel, markNoShow, move } from "#server/scheduling/index.ts";
import { bookAt, bookCase, house, one } from "#tests/integration/scheduling/house.ts";
import type { Clinic } from "#tests/support/clinic.ts";
import { accepted, aWay, linesOf, picks, planned, sendDue } from "./post.ts";

const { clinic, database } = house();

const jobsOf = async (c: Clinic) => {
  const rows = await queue<{ task: string; id: string }[]>`
    select t.identifier as task, j.payload ->> 'id' as id from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where j.payload ->> 'practiceId' = ${c.practiceId}`;
  return rows.map(({ task, id }) => `${task} ${id}`);
};
/** A booking of hers some weeks ahead; she has picked SMS. */
async function booked(spec: { at?: string; patients?: number } = {}) {
  const c = await clinic(spec.patients ? { patients: spec.patients } : {});
  const patientId = one(c.patients);
  await picks(c, patientId);
  const booking = await bookAt(c, { at: spec.at ?? "2026-07-06 10:00" });
  await planned(c, patientId);
  return { c, patientId, booking };
}

let queue: postgres.Sql;
beforeAll(() => {
  queue = postgres(database().viewerUrl("queue"), { max: 1 });
});
afterAll(() => queue.end());

describe("what stands", () => {
  test("a change asks for the planning in its own transaction, once however often it changes, and not for who has picked no channel", async () => {
    const c = await clinic();
    const [first = "", second = ""] = c.patients;
    await bookAt(c, { at: "2026-07-06 10:00", patientId: second });
    expect(await jobsOf(c)).toEqual([]);
    await picks(c, first);
    const { bookingId, scheduleVersion } = await bookAt(c, { at: "2026-07-07 10:00", patientId: first });
    await move(c.desk(), {
      bookingId,
      scheduleVersion,
      startsAt: c.at("2026-07-08 10:00").toString(),
      askedBy: "patient",
    });
    expect(await jobsOf(c)).toEqual([`plan_messages ${first}`]);
  });

  test("it is what is planned, and stays what it is when it is planned again", async () => {
    const { c, patientId } = await booked();
    const lines = await linesOf(c, patientId);
    expect(lines).toEqual(["booked 0 planned", "arrival 1 planned"]);
    const before = await c.sql`select * from message where practice_id = ${c.practiceId} order by message_id`;
    for (let n = 0; n < 3; n++) await planned(c, patientId);
    expect(
      await c.sql`select * from message where practice_id = ${c.practiceId} order by message_id`,
    ).toEqual(before);
  });

  test("moved fifty times, one message with the last time", async () => {
    const { c, patientId, booking } = await booked();
    let now = booking;
    for (let n = 1; n <= 50; n++)
      now = await move(c.desk(), {
        bookingId: now.bookingId,
        scheduleVersion: now.scheduleVersion,
        startsAt: c.at(`2026-07-${n % 2 ? "07" : "08"} ${n % 3 ? "10:00" : "14:00"}`).toString(),
        askedBy: "patient",
      });
    await planned(c, patientId);
    const { handed, way } = aWay();
    await sendDue(c, c.at("2026-06-15 09:00"), way);
    expect(handed.map(({ text }) => text)).toEqual([expect.stringContaining("Wed 8 July at 10:00")]);
    expect(await linesOf(c, patientId)).toEqual(["booked 0 sent", "arrival 1 planned"]);
  });
});

test("16. cancel 150 bookings: nothing is sent for any of them", async () => {
  const c = await clinic({ patients: 150, consultingRooms: 1, surgeons: 1 });
  const { handed, way } = aWay();
  for (const [n, patientId] of c.patients.entries()) {
    await picks(c, patientId);
    const [day, slot] = [Math.floor(n / 18), n % 18];
    const date = c
      .at("2026-06-29 08:00")
      .toZonedDateTimeISO(c.zone)
      .add({ weeks: Math.floor(day / 5), days: day % 5 });
    const at = date
      .add({ minutes: slot * 30 })
      .toPlainDateTime()
      .toString()
      .slice(0, 16)
      .replace("T", " ");
    const { bookingId, scheduleVersion } = await bookAt(c, { at, patientId });
    await planned(c, patientId);
    await cancel(c.desk(), { bookingId, scheduleVersion, reason: "other", askedBy: "practice" });
  }
  // Queued before, looked at once more when it is due: half of them without their planning having come first.
  for (const patientId of c.patients.slice(0, 75)) await planned(c, patientId);
  for (const day of ["2026-06-15 09:00", "2026-06-28 18:00", "2026-07-02 18:00", "2026-07-09 18:00"])
    await sendDue(c, c.at(day), way);
  expect(handed).toEqual([]);
}, 120_000);

test("17. rescheduled: one message with the new time, and none of the old", async () => {
  const { c, patientId, booking } = await booked();
  const { handed, way } = aWay();
  await sendDue(c, c.at("2026-06-15 09:00"), way);
  await move(c.desk(c.at("2026-06-16 09:00")), {
    bookingId: booking.bookingId,
    scheduleVersion: booking.scheduleVersion,
    startsAt: c.at("2026-07-09 11:00").toString(),
    askedBy: "patient",
  });
  await planned(c, patientId, c.at("2026-06-16 09:00"));
  for (const day of ["2026-06-16 09:05", "2026-07-05 18:00", "2026-07-08 18:00"])
    await sendDue(c, c.at(day), way);
  expect(handed.map(({ text }) => text.slice(0, 34))).toEqual([
    "Noted: Mon 6 July at 10:00. More: ",
    "New time: Thu 9 July at 11:00. It ",
    "Coming up: Thu 9 July at 11:00. Mo",
  ]);
  expect(await linesOf(c, patientId)).toEqual(["booked 0 sent", "moved 0 sent", "arrival 1 sent"]);
});

test("17. asked to be moved, and no new date yet: nothing of the old one is sent; once it is moved, the new one is", async () => {
  const { c, patientId, booking } = await booked();
  const { handed, way } = aWay();
  await c.withClosure({ from: "2026-07-06 00:00", to: "2026-07-07 00:00" });
  for (const day of ["2026-06-15 09:00", "2026-07-05 18:00"]) await sendDue(c, c.at(day), way);
  expect([handed, (await linesOf(c, patientId))[0]]).toEqual([[], "booked 0 planned"]);
  await move(c.desk(), {
    bookingId: booking.bookingId,
    scheduleVersion: booking.scheduleVersion,
    startsAt: c.at("2026-07-09 11:00").toString(),
    askedBy: "practice",
  });
  await planned(c, patientId, c.at("2026-07-05 18:00"));
  await sendDue(c, c.at("2026-07-05 18:01"), way);
  expect(handed.map(({ text }) => text.slice(0, 26))).toEqual(["Noted: Thu 9 July at 11:00"]);
});

test("called off before she was told that it had moved: what she is told is off is the time that she knows", async () => {
  const { c, patientId, booking } = await booked();
  const { handed, way } = aWay();
  await sendDue(c, c.at("2026-06-15 09:00"), way);
  const { bookingId } = booking;
  const night = c.at("2026-06-16 21:00");
  await move(c.desk(night), {
    ...{ bookingId, scheduleVersion: 1, startsAt: c.at("2026-07-09 11:00").toString() },
    askedBy: "patient",
  });
  await cancel(c.desk(night.add({ minutes: 5 })), {
    ...{ bookingId, scheduleVersion: 2, reason: "other", askedBy: "practice" },
  });
  await planned(c, patientId, night.add({ minutes: 6 }));
  await sendDue(c, c.at("2026-06-17 09:00"), way);
  expect(handed.slice(1).map(({ text }) => text.slice(0, 29))).toEqual(["Mon 6 July at 10:00 is off. M"]);
});

test("18. booked 36 hours ahead: the rules of the weeks before are skipped with their reason", async () => {
  const c = await clinic();
  const patientId = one(c.patients);
  await picks(c, patientId);
  await bookCase(c, { at: "2026-06-16 19:00".replace("19:00", "15:00") });
  await planned(c, patientId);
  expect(await linesOf(c, patientId)).toEqual([
    "prepare 14 skipped bornLate",
    "prepare 7 skipped bornLate",
    "prepare 3 skipped bornLate",
    "booked 0 planned",
    "arrival 1 planned",
    ...(await linesOf(c, patientId)).filter((line) => line.startsWith("fasting")),
  ]);
});

test("19. words that are changed replace what was planned with the old ones, and double nothing", async () => {
  const { c } = await booked();
  await c.sql`
    insert into message_words (practice_id, rule, subject, words, changed_at, changed_by)
    values (${c.practiceId}, 'booked', 'A line', 'It is {day}, {time}: {link}', now(), ${c.manager().actorId})`;
  const { handed, way } = aWay();
  await sendDue(c, c.at("2026-06-15 09:00"), way);
  expect(handed.map(({ text }) => text)).toEqual([expect.stringMatching(/^It is Mon 6 July, 10:00: http/)]);
});

test("20. the worker runs 24 times, and several at once: one message; the booking is as it was", async () => {
  const { c, patientId } = await booked();
  const before = await c.sql`select * from booking where practice_id = ${c.practiceId}`;
  const { handed, way } = aWay();
  for (let n = 0; n < 24; n++)
    await Promise.all(Array.from({ length: 3 }, () => sendDue(c, c.at("2026-06-15 09:00"), way)));
  expect(handed).toHaveLength(1);
  expect(await linesOf(c, patientId)).toEqual(["booked 0 sent", "arrival 1 planned"]);
  expect(await c.sql`select * from booking where practice_id = ${c.practiceId}`).toEqual(before);
});

test("21. a patient without a number does not stop the rest", async () => {
  const c = await clinic({ patients: 3 });
  const [first = "", second = "", third = ""] = c.patients;
  await c.sql`update patient set phone = null where patient_id = ${first}`;
  await c.sql`update patient set phone = '06 00 00 00 00' where patient_id = ${second}`;
  const { handed, way } = aWay();
  for (const [n, patientId] of c.patients.entries()) {
    await picks(c, patientId);
    await bookAt(c, { at: `2026-07-06 1${n}:00`, patientId });
    await planned(c, patientId);
  }
  await sendDue(c, c.at("2026-06-15 09:00"), way);
  expect(handed.map(({ to }) => to)).toEqual(["+33600000000"]);
  expect(await linesOf(c, third)).toContain("booked 0 sent");
});

describe("22. between queueing and sending", () => {
  const changes: [string, (c: Clinic, patientId: string, bookingId: string) => Promise<unknown>, string][] = [
    [
      "she says STOP",
      (c, patientId) =>
        c.sql`insert into message_choice (practice_id, patient_id, stopped_at) values (${c.practiceId}, ${patientId}, now())`,
      "stopped",
    ],
    [
      "she wants none of that kind",
      (c, patientId) =>
        c.sql`insert into message_choice (practice_id, patient_id, visits) values (${c.practiceId}, ${patientId}, false)`,
      "optedOut",
    ],
    ["she picks no channel", (c, patientId) => picks(c, patientId, { channel: "none" }), "noChannel"],
    [
      "she picks another channel",
      async (c, patientId) => {
        await c.sql`update patient set email = 'hers@mail.test' where patient_id = ${patientId}`;
        await picks(c, patientId, { channel: "email" });
      },
      "channelChanged",
    ],
    [
      "it is called off",
      (c, _, bookingId) =>
        cancel(c.desk(), { bookingId, scheduleVersion: 1, reason: "other", askedBy: "practice" }),
      "cancelled",
    ],
    [
      "it is moved",
      (c, _, bookingId) =>
        move(c.desk(), {
          bookingId,
          scheduleVersion: 1,
          startsAt: c.at("2026-07-09 11:00").toString(),
          askedBy: "patient",
        }),
      "moved",
    ],
  ];
  test.for(changes)("%s: it is not sent, and her log says why", async ([, change, why]) => {
    const { c, patientId, booking } = await booked();
    const { handed, way } = aWay();
    await change(c, patientId, booking.bookingId);
    await sendDue(c, c.at("2026-06-15 09:00"), way);
    expect(handed).toEqual([]);
    expect(await linesOf(c, patientId)).toContain(`booked 0 skipped ${why}`);
  });

  test("on its way it moves, and then did not leave: she is told of the visit once it is looked at", async () => {
    const { c, patientId, booking } = await booked();
    const now = c.at("2026-06-15 09:00");
    const moving = aWay();
    moving.way.send = async () => {
      const startsAt = c.at("2026-07-09 11:00").toString();
      const { bookingId } = booking;
      await move(c.desk(now), { bookingId, scheduleVersion: 1, startsAt, askedBy: "patient" });
      await planned(c, patientId, now);
      return { kind: "later", reason: "busy" };
    };
    await sendDue(c, now, moving.way);
    expect(await linesOf(c, patientId)).toContain("moved 0 planned");
    await queue`delete from graphile_worker._private_jobs where locked_at is null`;
    const { handed, way } = aWay();
    for (let n = 0; n < 3; n++) {
      await sendDue(c, now, way);
      if ((await jobsOf(c)).includes(`plan_messages ${patientId}`)) await planned(c, patientId, now);
    }
    expect(handed.map(({ text }) => text.slice(0, 33))).toEqual(["Noted: Thu 9 July at 11:00. More:"]);
  });

  test("on its way she picks another channel, and it was refused: it is planned for that one", async () => {
    const { c, patientId } = await booked();
    const now = c.at("2026-06-15 09:00");
    const changing = aWay();
    changing.way.send = async () => {
      await c.sql`update patient set email = 'hers@mail.test' where patient_id = ${patientId}`;
      await picks(c, patientId, { channel: "email" });
      await planned(c, patientId, now);
      await queue`delete from graphile_worker._private_jobs where locked_at is null`;
      return { kind: "refused", reason: "noSuchAddress" };
    };
    await sendDue(c, now, changing.way);
    expect(await jobsOf(c)).toContain(`plan_messages ${patientId}`);
  });

  test("her night begins: it waits for the morning", async () => {
    const { c, patientId } = await booked();
    const { handed, way } = aWay();
    await sendDue(c, c.at("2026-06-15 23:00"), way);
    expect([handed, (await linesOf(c, patientId))[0]]).toEqual([[], "booked 0 planned"]);
    await sendDue(c, c.at("2026-06-16 08:00"), way);
    expect(handed).toHaveLength(1);
  });

  test("she did not come: nothing more of it is sent", async () => {
    const { c, patientId, booking } = await booked({ at: "2026-06-15 10:00" });
    await markNoShow(c.desk(c.at("2026-06-15 10:30")), { bookingId: booking.bookingId, scheduleVersion: 1 });
    const { handed, way } = aWay();
    await planned(c, patientId, c.at("2026-06-15 11:00"));
    await sendDue(c, c.at("2026-06-15 11:00"), way);
    expect(handed).toEqual([]);
  });
});

describe("24. the worker dies inside a send", () => {
  /** Taken, and nobody said what came of it. */
  async function brokenOff() {
    const { c, patientId } = await booked();
    const died = aWay();
    died.way.send = () => Promise.reject(new Error("killed"));
    const [row] = await c.sql<{ id: string }[]>`
      select message_id as id from message where practice_id = ${c.practiceId} and rule = 'booked'`;
    const id = row?.id ?? "";
    const now = c.at("2026-06-15 09:00");
    await expect(sendMessage(c.worker(now), id, { email: null, sms: died.way })).rejects.toThrow("killed");
    return { c, patientId, now: now.add({ minutes: 6 }) };
  }

  test("who takes it up while it may still be in hand leaves it alone", async () => {
    const { c, patientId, now } = await brokenOff();
    const { handed, found, way } = aWay();
    await sendDue(c, now.subtract({ minutes: 5 }), way);
    expect([handed.length, found.length, (await linesOf(c, patientId))[0]]).toEqual([
      0,
      0,
      "booked 0 sending",
    ]);
  });

  test("the way out is gone since: it may have left, and is not said to have failed", async () => {
    const { c, patientId, now } = await brokenOff();
    const [row] = await c.sql<{ id: string }[]>`
      select message_id as id from message where practice_id = ${c.practiceId} and rule = 'booked'`;
    await sendMessage(c.worker(now), row?.id ?? "", { email: null, sms: null });
    expect(await linesOf(c, patientId)).toContain("booked 0 unknown notToldWhether");
  });

  test("the provider says that it has it: sent, and not once more", async () => {
    const { c, patientId, now } = await brokenOff();
    const { handed, found, way } = aWay();
    way.answer = { kind: "accepted", providerId: "theirs" };
    await sendDue(c, now, way);
    expect([handed.length, found.length]).toEqual([0, 1]);
    expect(await linesOf(c, patientId)).toContain("booked 0 sent");
  });

  test("the provider says that it never came: sent once", async () => {
    const { c, patientId, now } = await brokenOff();
    const { handed, way } = aWay();
    way.answer = { kind: "absent" };
    await sendDue(c, now, way);
    await sendDue(c, now, way);
    expect(handed).toHaveLength(1);
    expect(await linesOf(c, patientId)).toContain("booked 0 sent");
  });

  test("the provider cannot tell: it is said so, and never sent again by itself", async () => {
    const { c, patientId, now } = await brokenOff();
    const { handed, way } = aWay();
    for (let n = 0; n < 3; n++) await sendDue(c, now, way);
    await planned(c, patientId, now);
    await sendDue(c, now, way);
    expect(handed).toEqual([]);
    expect(await linesOf(c, patientId)).toContain("booked 0 unknown notToldWhether");
  });
});

describe("24. what has changed since it was handed over is not asked for by its new form", () => {
  const changes: [string, (c: Clinic, patientId: string) => Promise<unknown>][] = [
    [
      "her number",
      (c, patientId) => c.sql`update patient set phone = '+33611111111' where patient_id = ${patientId}`,
    ],
    ["no number any more", (c, patientId) => picks(c, patientId, { channel: "none" })],
    [
      "other words",
      (c) => c.sql`
        insert into message_words (practice_id, rule, subject, words, changed_at, changed_by)
        values (${c.practiceId}, 'booked', 'A line', 'Now: {link}', now(), ${c.manager().actorId})`,
    ],
  ];
  test.for(changes)("%s: it is said that nobody can tell, and it is not sent again", async ([, change]) => {
    const { c, patientId } = await booked();
    const died = aWay();
    died.way.send = () => Promise.reject(new Error("killed"));
    const now = c.at("2026-06-15 09:00");
    await expect(sendDue(c, now, died.way)).rejects.toThrow("killed");
    await change(c, patientId);
    const { handed, way } = aWay();
    way.answer = { kind: "absent" };
    for (let n = 0; n < 3; n++) await sendDue(c, now.add({ minutes: 6 }), way);
    expect(handed).toEqual([]);
    expect(await linesOf(c, patientId)).toContain("booked 0 unknown notToldWhether");
  });
});

describe("what a provider says", () => {
  test("late, when somebody else has found that it left: what it was not taken for is not believed", async () => {
    const { c, patientId } = await booked();
    const now = c.at("2026-06-15 09:00");
    const slow = aWay();
    const finder = aWay();
    finder.way.answer = { kind: "accepted", providerId: "theirs" };
    slow.way.send = async () => {
      await sendDue(c, now.add({ minutes: 6 }), finder.way);
      return { kind: "later", reason: "busy" };
    };
    await sendDue(c, now, slow.way);
    expect(await linesOf(c, patientId)).toContain("booked 0 sent");
  });

  test("not now: it is tried again, and the last time it is given up, for a manager to see", async () => {
    const { c, patientId } = await booked();
    const { handed, way } = aWay((_, n) => (n < 3 ? { kind: "later", reason: "busy" } : accepted));
    const now = c.at("2026-06-15 09:00");
    await sendDue(c, now, way);
    expect(await linesOf(c, patientId)).toContain("booked 0 planned");
    await sendDue(c, now, way, true);
    expect([handed.length, (await linesOf(c, patientId))[0]]).toEqual([2, "booked 0 failed noWayThrough"]);
    await sendDue(c, now, way);
    expect(handed).toHaveLength(2);
  });

  test("she has said STOP to them: nothing more is sent to her", async () => {
    const { c, patientId } = await booked();
    const { handed, way } = aWay(() => ({ kind: "refused", reason: "stopped" }));
    await sendDue(c, c.at("2026-06-15 09:00"), way);
    await sendDue(c, c.at("2026-07-05 18:00"), way);
    expect(handed).toHaveLength(1);
    expect(await linesOf(c, patientId)).toEqual(["booked 0 failed stopped", "arrival 1 skipped stopped"]);
  });

  test("where no way out is set up, only a demo keeps what would have left; elsewhere it is said", async () => {
    const { c, patientId } = await booked();
    const [row] = await c.sql<
      { id: string }[]
    >`select message_id as id from message where practice_id = ${c.practiceId} and rule = 'booked'`;
    const send = () =>
      sendMessage(c.worker(c.at("2026-06-15 09:00")), row?.id ?? "", { email: null, sms: null });
    await send();
    expect(await linesOf(c, patientId)).toContain("booked 0 failed noWayOut");
    await c.sql`update message set state = 'planned', reason = null where practice_id = ${c.practiceId}`;
    await c.sql`insert into demo_clock (practice_id, offset_seconds) values (${c.practiceId}, 0)`;
    await send();
    expect(await linesOf(c, patientId)).toContain("booked 0 sent");
    const kept =
      await c.sql`select to_address, words from captured_message where practice_id = ${c.practiceId}`;
    expect(kept).toMatchObject([
      { to_address: "+33600000000", words: expect.stringContaining("Mon 6 July at 10:00") },
    ]);
  });
});
