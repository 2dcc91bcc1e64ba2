import { describe, expect, test } from "vitest";
import { twilioChannel } from "#server/messaging/channels/twilio.ts";
import {
  confirmed,
  deskCalls,
  messagesOf,
  readReply,
  sendMessage,
  setCall,
  stuckMessages,
} from "#server/messaging/index.ts";
import { cancel, move } from "#server/scheduling/index.ts";
import { bookAt, house, one } from "#tests/integration/scheduling/house.ts";
import type { Clinic } from "#tests/support/clinic.ts";
import { refusal } from "#tests/support/refusal.ts";
import { at, phones } from "./phones.ts";
import { aWay, linesOf, picks, planned, sendDue } from "./post.ts";
import { account, smsServer } from "./sms-server.ts";
import { aText, bring, known, textDoor, writes } from "./text-door.ts";

const { clinic } = house();

const { people, told } = phones(clinic);
const callsOf = async (c: Clinic) => {
  const { calls } = await deskCalls(c.desk(), {});
  return calls
    .map(
      ({ why, patientId, isShared }) => `${why} ${c.patients.indexOf(patientId)}${isShared ? " shared" : ""}`,
    )
    .sort();
};
const stopped = async (c: Clinic) => {
  const rows = await c.sql<{ id: string }[]>`
    select patient_id as id from message_choice where practice_id = ${c.practiceId} and stopped_at is not null`;
  return rows.map(({ id }) => c.patients.indexOf(id)).sort();
};
const hers = (c: Clinic, patientId: string) => confirmed(c.desk(), { patientId });

describe("who brings it", () => {
  test("what Twilio has not signed for this address is refused, without a word, and changes nothing", async () => {
    const { c, number } = await told();
    const door = await textDoor();
    const url = `${known}/api/sms`;
    const form = aText(number, "STOP");
    for (const posted of [
      { signature: null },
      { signature: "" },
      { signature: "AAAA" },
      { token: "another" },
    ])
      expect(await bring(door, url, form, posted)).toMatchObject({ status: 403, said: "" });
    for (const signedFor of [`${known}/api/sms/1/2`, url.replace("https", "http"), `${url}?a=1`])
      expect((await bring(door, url, form, { signedFor })).status).toBe(403);
    expect((await bring(door, url, form, { type: "application/json" })).status).toBe(415);
    expect((await bring(door, url, { ...form, Body: "x".repeat(20_000) })).status).toBe(413);
    expect((await bring(door, url, { ...form, From: "whatsapp:+33612345678" })).status).toBe(400);
    delete process.env.TWILIO_AUTH_TOKEN;
    expect((await bring(door, url, form)).status).toBe(404);
    expect([await stopped(c), await callsOf(c)]).toEqual([[], []]);
  });

  test("what it has signed is answered by nothing to say", async () => {
    const { number } = await told();
    expect(await writes(await textDoor(), number, "STOP")).toEqual({
      ...{ status: 200, type: "text/xml; charset=utf-8" },
      said: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
    });
  });

  test("brought again it is taken once, also at once, and also when she has started again meanwhile", async () => {
    const { c, number } = await told();
    const door = await textDoor();
    const sid = `SM${"7".repeat(32)}`;
    await Promise.all(Array.from({ length: 8 }, () => writes(door, number, "Where is it?", sid)));
    expect(await callsOf(c)).toEqual(["other 0"]);
    const stop = `SM${"8".repeat(32)}`;
    await writes(door, number, "STOP", stop);
    await writes(door, number, "START");
    await writes(door, number, "STOP", stop);
    expect(await stopped(c)).toEqual([]);
  });

  test("of a number that nobody has nothing is kept", async () => {
    const { c } = await told();
    const count = async () =>
      (
        await c.sql`select (select count(*) from sms_reply) + (select count(*) from desk_call) + (select count(*) from audit_event) as n`
      )[0]?.n;
    const before = await count();
    expect((await writes(await textDoor(), "+33799999999", "I bleed")).status).toBe(200);
    expect(await count()).toBe(before);
  });
});

describe("STOP", () => {
  test.for(["STOP", "stop", " Stop. ", "STOPALL", "Unsubscribe", "REVOKE", "ＳＴＯＰ"])(
    "%j silences at once",
    async (body) => {
      const { c, number, patientId } = await told();
      await writes(await textDoor(), number, body);
      expect([await stopped(c), await callsOf(c)]).toEqual([[0], []]);
      await planned(c, patientId);
      const { handed, way } = aWay();
      await sendDue(c, c.at("2026-07-05 18:00"), way);
      expect(handed).toEqual([]);
    },
  );

  test.for(["cancel", "QUIT", "End", "STOP, I can't come"])(
    "%j silences too, and is read by the desk: she may mean her visit",
    async (body) => {
      const { c, number } = await told();
      await writes(await textDoor(), number, body);
      expect([await stopped(c), await callsOf(c)]).toEqual([[0], ["stop 0"]]);
    },
  );

  test("22. STOP between queueing and sending: not sent, for nobody at that number; at another one it is", async () => {
    const { c, numbers: all } = await people({ count: 3 });
    await c.sql`update patient set phone = ${all[0] ?? ""} where patient_id = ${one(c.patients, 1)}`;
    for (const [n, patientId] of c.patients.entries()) {
      await bookAt(c, { at: `2026-07-06 1${n}:00`, patientId });
      await planned(c, patientId);
    }
    await writes(await textDoor(), all[0] ?? "", "STOP");
    const { handed, way } = aWay();
    await sendDue(c, c.at(at), way);
    expect(handed.map(({ to }) => to)).toEqual([all[2]]);
    expect(await linesOf(c, one(c.patients, 1))).toContain("booked 0 skipped stopped");
  });

  test("22. another patient on the same number is asked for herself: START of one starts neither, and the desk asks each", async () => {
    const { c, number } = await told({ count: 2, shared: true });
    const door = await textDoor();
    await writes(door, number, "STOP");
    expect(await stopped(c)).toEqual([0, 1]);
    await writes(door, number, "START");
    expect([await stopped(c), await callsOf(c)]).toEqual([
      [0, 1],
      ["start 0 shared", "start 1 shared"],
    ]);
  });

  test("who is written to by e-mail is not silenced by a text; the desk hears of it", async () => {
    const { c, number, patientId } = await told();
    await c.sql`update patient set email = 'hers@mail.test' where patient_id = ${patientId}`;
    await picks(c, patientId, { channel: "email" });
    await writes(await textDoor(), number, "STOP");
    expect([await stopped(c), await callsOf(c)]).toEqual([[], ["stop 0"]]);
  });

  test("it comes while a message is in hand: that one has left, one that was not taken is not tried again", async () => {
    for (const came of [
      { kind: "accepted", providerId: "theirs" },
      { kind: "later", reason: "busy" },
    ] as const) {
      const { c, numbers: all } = await people();
      const patientId = one(c.patients);
      await bookAt(c, { at: "2026-07-06 10:00" });
      await planned(c, patientId);
      const door = await textDoor();
      const slow = aWay();
      slow.way.send = async () => {
        await writes(door, all[0] ?? "", "STOP");
        return came;
      };
      await sendDue(c, c.at(at), slow.way);
      const { handed, way } = aWay();
      for (let n = 0; n < 2; n++) {
        await planned(c, patientId, c.at(at));
        await sendDue(c, c.at(at), way);
      }
      expect(handed).toEqual([]);
      const lines = (await linesOf(c, patientId)).filter((line) => line.startsWith("booked"));
      expect(lines).toEqual([came.kind === "accepted" ? "booked 0 sent" : "booked 0 skipped stopped"]);
    }
  });

  test("it stops what every practice sends to that number, since they share its sender", async () => {
    const [a, b] = [await told(), await people()];
    await b.c.sql`update patient set phone = ${a.number} where patient_id = ${one(b.c.patients)}`;
    await writes(await textDoor(), a.number, "STOP");
    expect([await stopped(a.c), await stopped(b.c)]).toEqual([[0], [0]]);
  });
});

describe("C", () => {
  test.for(["C", "c", "c.", "Yes", "YES!", "confirm"])(
    "%j confirms the booking that she was asked about",
    async (body) => {
      const { c, number, patientId, booking } = await told();
      await writes(await textDoor(), number, body);
      expect(await hers(c, patientId)).toMatchObject([{ bookingId: booking.bookingId, by: "sms" }]);
      expect(await callsOf(c)).toEqual([]);
      const [row] =
        await c.sql`select state, schedule_version from booking where booking_id = ${booking.bookingId}`;
      expect(row).toEqual({ state: "booked", schedule_version: 1 });
    },
  );

  test("two at once confirm once", async () => {
    const { c, number, patientId } = await told();
    const door = await textDoor();
    await Promise.all(Array.from({ length: 6 }, () => writes(door, number, "C")));
    expect(await hers(c, patientId)).toHaveLength(1);
    expect(await callsOf(c)).toEqual([]);
  });

  test("moved, it is not confirmed any more", async () => {
    const { c, number, patientId, booking } = await told();
    await writes(await textDoor(), number, "C");
    const { bookingId } = booking;
    await move(c.desk(), {
      bookingId,
      scheduleVersion: 1,
      startsAt: c.at("2026-07-09 11:00").toString(),
      askedBy: "patient",
    });
    expect(await hers(c, patientId)).toEqual([]);
  });

  const doubts: [string, (c: Clinic, it: Awaited<ReturnType<typeof told>>) => Promise<unknown>][] = [
    [
      "it has moved since she was told",
      (c, { booking: { bookingId } }) =>
        move(c.desk(), {
          bookingId,
          scheduleVersion: 1,
          startsAt: c.at("2026-07-09 11:00").toString(),
          askedBy: "patient",
        }),
    ],
    [
      "it is called off",
      (c, { booking: { bookingId } }) =>
        cancel(c.desk(), { bookingId, scheduleVersion: 1, reason: "other", askedBy: "practice" }),
    ],
    ["another is booked too", (c) => bookAt(c, { at: "2026-07-13 10:00" })],
    [
      "she was never told of it",
      (c) => c.sql`update message set state = 'planned' where practice_id = ${c.practiceId}`,
    ],
    [
      "the last one asked how she is",
      (c, { patientId, booking }) => c.sql`
        insert into message (practice_id, message_id, patient_id, booking_id, schedule_version, rule, occasion, channel, due_at, until, state, changed_at)
        values (${c.practiceId}, gen_random_uuid(), ${patientId}, ${booking.bookingId}, 1, 'checkIn', 1, 'sms', ${c.at(at).toString()},
                ${c.at(at).toString()}, 'sent', ${c.at("2026-06-15 09:05").toString()})`,
    ],
  ];
  test.for(doubts)("%s: the desk asks her", async ([, change]) => {
    const it = await told();
    await change(it.c, it);
    await writes(await textDoor(), it.number, "C");
    expect(await callsOf(it.c)).toEqual(["confirm 0"]);
    expect(await hers(it.c, it.patientId)).toEqual([]);
  });

  test("of one of two at a number it does not speak for the other: the desk asks each", async () => {
    const { c, number, patientId } = await told({ count: 2, shared: true });
    await writes(await textDoor(), number, "C");
    expect(await callsOf(c)).toEqual(["confirm 0 shared", "confirm 1 shared"]);
    expect(await hers(c, patientId)).toEqual([]);
  });
});

describe("anything else", () => {
  const words = "Ich blute stark 🩸 <b>zqplant</b>\nruft an\u202e!";

  test("is a call of the desk's, its words sealed, in no list, and read by opening it, which is audited", async () => {
    const { c, number, patientId } = await told();
    await writes(await textDoor(), number, words);
    const list = await deskCalls(c.desk(), {});
    expect(list.calls).toMatchObject([{ why: "other", patientId, hasWords: true, done: false, visit: null }]);
    expect(JSON.stringify(list)).not.toContain("zqplant");
    const [call] = list.calls;
    const callId = call?.callId ?? "";
    expect(await readReply(c.desk(), { callId })).toEqual({
      words: "Ich blute stark 🩸 <b>zqplant</b>\nruft an!",
    });
    const [row] = await c.sql`
      select octet_length(sealed) as length from sms_reply where practice_id = ${c.practiceId}`;
    await writes(await textDoor(), number, "x");
    const [short] = await c.sql`
      select octet_length(sealed) as length from sms_reply where practice_id = ${c.practiceId} order by heard_at desc, reply_id desc`;
    expect(row).toEqual(short);
    const audited =
      await c.sql`select action from audit_event where practice_id = ${c.practiceId} and action = 'reply.read'`;
    expect(audited).toHaveLength(1);
    await setCall(c.desk(), { callId, done: true });
    expect((await deskCalls(c.desk(), {})).count).toBe(1);
    expect((await deskCalls(c.desk(), { patientId })).calls.map(({ done }) => done)).toEqual([false, true]);
  });

  test("who is barred from her neither lists nor reads it; at a shared number she sees the other's alone", async () => {
    const { c, number, patientId } = await told({ count: 2, shared: true });
    await writes(await textDoor(), number, words);
    const [mine, other] = (await deskCalls(c.desk(), {})).calls.toSorted((a) =>
      a.patientId === patientId ? -1 : 1,
    );
    const barred = c.otherDesk();
    await c.sql`
      insert into staff_bar (practice_id, patient_id, staff_id, set_at) values (${c.practiceId}, ${patientId}, ${barred.actorId}, ${c.now.toString()})`;
    expect((await deskCalls(barred, {})).calls.map(({ callId }) => callId)).toEqual([other?.callId]);
    const refused = { code: "NOT_FOUND" };
    expect(await refusal(readReply(barred, { callId: mine?.callId ?? "" }))).toMatchObject(refused);
    expect(await refusal(setCall(barred, { callId: mine?.callId ?? "", done: true }))).toMatchObject(refused);
  });

  test("at a number that two practices know it goes to the one whose text came last, and to no other", async () => {
    const [a, b] = [await told(), await told()];
    await a.c.sql`update patient set phone = ${b.number} where patient_id = ${a.patientId}`;
    await a.c
      .sql`update message set changed_at = changed_at - interval '1 hour' where practice_id = ${a.c.practiceId}`;
    await writes(await textDoor(), b.number, words);
    expect([await callsOf(a.c), await callsOf(b.c)]).toEqual([[], ["other 0 shared"]]);
  });
});

describe("receipts", () => {
  /** Sent by the real channel to a peer that speaks Twilio's form, which was told where to say what becomes of it. */
  async function sent() {
    const { c, numbers: all } = await people();
    const patientId = one(c.patients);
    const { bookingId } = await bookAt(c, { at: "2026-07-06 10:00" });
    await planned(c, patientId);
    const [door, peer] = [await textDoor(), await smsServer()];
    const sms = twilioChannel({
      ...{ url: peer.url, ...account, from: "+33100000000" },
      statusCallback: ({ practiceId, messageId }) => `${known}/api/sms/${practiceId}/${messageId}`,
    });
    const [row] = await c.sql<{ id: string }[]>`
      select message_id as id from message where practice_id = ${c.practiceId} and rule = 'booked'`;
    await sendMessage(c.worker(c.at(at)), row?.id ?? "", { email: null, sms });
    const sid = peer.rows[0]?.sid ?? "";
    const says = (status: string, ErrorCode = "", more: Record<string, string> = {}, posted = {}) =>
      bring(
        door,
        peer.statusCallback(sid),
        {
          MessageSid: sid,
          MessageStatus: status,
          To: all[0] ?? "",
          ...(ErrorCode && { ErrorCode }),
          ...more,
        },
        posted,
      );
    const log = async () => {
      const { log: lines } = await messagesOf(c.desk(), { patientId });
      return lines.map(
        ({ rule, state, receipt, receiptReason }) => `${rule} ${state} ${receipt} ${receiptReason}`,
      );
    };
    return { c, patientId, bookingId, says, log, sid };
  }

  test("it arrived: her log says so", async () => {
    const { c, says, log } = await sent();
    for (const status of ["queued", "sending", "sent"]) expect((await says(status)).status).toBe(200);
    expect(await log()).toEqual(["booked sent null null"]);
    await says("delivered");
    expect(await log()).toEqual(["booked sent delivered null"]);
    await says("undelivered", "30008");
    expect(await log()).toEqual(["booked sent delivered null"]);
    expect(await callsOf(c)).toEqual([]);
  });

  test("it did not arrive: the desk calls her, once however often it is said, and the manager sees it without whose it is", async () => {
    const { c, says, log, bookingId } = await sent();
    await Promise.all([says("undelivered", "30003"), says("failed", "30003"), says("undelivered", "30003")]);
    expect(await log()).toEqual(["booked sent undelivered unreachable"]);
    expect(await callsOf(c)).toEqual(["notArrived 0"]);
    expect((await deskCalls(c.desk(), {})).calls[0]?.visit?.startsAt).toBe(
      c.at("2026-07-06 10:00").toString(),
    );
    const { stuck } = await stuckMessages(c.manager());
    expect(stuck).toMatchObject([{ state: "sent", receipt: "undelivered", receiptReason: "unreachable" }]);
    expect(JSON.stringify(stuck)).not.toContain(bookingId);
  });

  test("forged, for another message, or of another practice, it changes nothing", async () => {
    const { says, log } = await sent();
    expect((await says("undelivered", "30003", {}, { signature: "AAAA" })).status).toBe(403);
    expect((await says("undelivered", "30003", {}, { token: "another" })).status).toBe(403);
    await says("undelivered", "30003", { MessageSid: `SM${"9".repeat(32)}` });
    expect(await log()).toEqual(["booked sent null null"]);
  });

  test("what nobody knew to have left has left, if a receipt for it comes", async () => {
    const { c, says, log } = await sent();
    await c.sql`update message set state = 'unknown', reason = 'notToldWhether', provider_id = null where practice_id = ${c.practiceId} and rule = 'booked'`;
    await says("delivered");
    expect(await log()).toEqual(["booked sent delivered null"]);
  });
});
