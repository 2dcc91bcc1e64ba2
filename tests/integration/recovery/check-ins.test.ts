import { describe, expect, test } from "vitest";
import type { StaffRole } from "#server/kernel/index.ts";
import type { Answers } from "#server/recovery/check-in-schemas.ts";
import {
  careFor,
  getCheckIn,
  myCheckIns,
  recoveryQueue,
  saveCheckIn,
  sendCheckIn,
} from "#server/recovery/index.ts";
import { rows, scene } from "#tests/integration/pathway/stage.ts";
import { refusal } from "#tests/support/refusal.ts";
import { addBooking, asPatient, asStaff } from "#tests/support/scene.ts";
import { addCase } from "#tests/support/scene-case.ts";

const at = (text: string) => Temporal.Instant.from(text);
const day = (n: number, hour = "06:10") => at(`2026-06-${13 + n}T${hour}:00Z`); // operated on 13 June, at 10:00 in Paris
const well: Answers = { pain: 2, temperature: null, bleeding: "none", water: true, signs: [], words: "" };
const patient = (now: Temporal.Instant, who: "ana" | "bea" = "ana") =>
  asPatient(scene.practiceId, scene.patients[who], now);
const staff = (role: StaffRole, now: Temporal.Instant, who: keyof typeof scene.people = "nurse") =>
  asStaff(scene.practiceId, scene.people[who], role, now);

async function operated() {
  const made = await addCase(rows, scene, scene.patients.ana, { name: "Zq name", note: "", sutures: "" });
  await rows.sql`update scheduling_request set state = 'booked' where request_id = ${made.requestId}`;
  const given = {
    requestId: made.requestId,
    startsAt: "2026-06-13T08:00:00Z",
    kind: "day_case",
    minutes: 60,
  } as const;
  await addBooking(rows, scene, { patientId: scene.patients.ana, ...given });
  return made;
}
const send = (caseId: string, n: number, answers: Partial<Answers> = {}, now = day(n)) =>
  sendCheckIn(patient(now), { caseId, day: n, answers: { ...well, ...answers } });
const open = async (now: Temporal.Instant) => (await recoveryQueue(staff("nurse", now))).open;

describe("what she is asked", () => {
  test("nothing before the operation, on its day only when comes next, and then today and what may come late", async () => {
    await operated();
    expect((await myCheckIns(patient(at("2026-06-13T07:59:00Z")))).caseId).toBeNull();
    const onTheDay = await myCheckIns(patient(at("2026-06-13T20:00:00Z")));
    expect([onTheDay.days, onTheDay.nextDate]).toEqual([[], "2026-06-14"]);
    const later = await myCheckIns(patient(day(3)));
    expect(later.days.map((one) => [one.day, one.date])).toEqual([
      [3, "2026-06-16"],
      [2, "2026-06-15"],
      [1, "2026-06-14"],
    ]);
    expect([later.nextDate, later.waterHours]).toEqual(["2026-06-19", 6]);
  });

  test("the day is that of the site, not of her clock", async () => {
    await operated();
    const days = async (now: string) => (await myCheckIns(patient(at(now)))).days.map((one) => one.day);
    expect(await days("2026-06-14T21:59:00Z")).toEqual([1]);
    expect(await days("2026-06-14T22:00:00Z")).toEqual([2, 1]);
  });

  test("another patient is asked nothing, and answers for none of hers", async () => {
    const { caseId } = await operated();
    expect((await myCheckIns(patient(day(3), "bea"))).days).toEqual([]);
    const strange = sendCheckIn(patient(day(3), "bea"), { caseId, day: 3, answers: well });
    expect(await refusal(strange)).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("what she answers", () => {
  test("what she typed is hers alone, and no longer a draft once it is sent", async () => {
    const { caseId } = await operated();
    await saveCheckIn(patient(day(3)), {
      caseId,
      day: 3,
      answers: { ...well, pain: 8, words: "half of it" },
    });
    const typed = await myCheckIns(patient(day(3)));
    expect(typed.days[0]).toMatchObject({ draft: { pain: 8, words: "half of it" }, sent: null });
    expect(await open(day(3))).toEqual([]);
    await send(caseId, 3, { pain: 8 });
    const sent = await myCheckIns(patient(day(3)));
    expect(sent.days[0]).toMatchObject({ draft: null, sent: { answers: { pain: 8 } } });
  });

  test("a late answer is for its own day, and a day that is not asked for is refused", async () => {
    const { caseId } = await operated();
    expect((await send(caseId, 1, {}, day(3))).urgency).toBe("fine");
    for (const n of [0, 4, 6])
      expect(await refusal(send(caseId, n, {}, day(3)))).toMatchObject({ code: "NOT_FOUND" });
    const none = { pain: null, bleeding: null, water: null, signs: null };
    expect(await refusal(send(caseId, 3, none))).toMatchObject({
      code: "BAD_REQUEST",
      reason: "nothingAnswered",
    });
    expect(await refusal(send(caseId, 3, { temperature: { value: 101, unit: "C" } }))).not.toBeNull();
  });

  test("pain is held against what she said before, on the same day too", async () => {
    const { caseId } = await operated();
    await send(caseId, 2, { pain: 3 });
    expect(await send(caseId, 3, { pain: 3 })).toMatchObject({ urgency: "fine", rules: [] });
    expect(await send(caseId, 3, { pain: 4 }, day(3, "15:00"))).toMatchObject({ rules: ["painRises"] });
  });
});

describe("who looks at it", () => {
  test("what is fine comes before nobody; what is not, before today's nurses and her surgeon, without the operation", async () => {
    const { caseId } = await operated();
    await send(caseId, 2);
    expect(await open(day(2))).toEqual([]);
    await send(caseId, 3, { temperature: { value: 38, unit: "C" } });
    const [item] = await open(day(3));
    expect(item).toMatchObject({ day: 3, urgency: "urgent", rules: ["fever"], heldBy: null, closedAt: null });
    const hers = await recoveryQueue(staff("surgeon", day(3), "surgeon"));
    expect(hers.open.map(({ checkInId }) => checkInId)).toEqual([item?.checkInId]);
    const whole = await getCheckIn(staff("nurse", day(3)), { checkInId: item?.checkInId ?? "" });
    expect(whole.course.map(({ day: n, pain }) => [n, pain])).toEqual([
      [2, 2],
      [3, 2],
    ]);
    expect(JSON.stringify([item, whole])).not.toMatch(/Zq|procedure/i);
  });

  test("who is barred from her and who does not treat her see nothing", async () => {
    const { caseId } = await operated();
    await send(caseId, 3, { water: false });
    const [item] = await open(day(3));
    for (const [role, who] of [
      ["nurse", "barredNurse"],
      ["surgeon", "barredSurgeon"],
      ["anaesthetist", "barredAnaesthetist"],
    ] as const) {
      const ctx = staff(role, day(3), who);
      expect((await recoveryQueue(ctx)).open).toEqual([]);
      expect(await refusal(getCheckIn(ctx, { checkInId: item?.checkInId ?? "" }))).toMatchObject({
        code: "NOT_FOUND",
      });
    }
    expect(await refusal(recoveryQueue(staff("desk", day(3), "desk")))).toMatchObject({ code: "FORBIDDEN" });
    expect(await refusal(recoveryQueue(staff("manager", day(3), "manager")))).toMatchObject({
      code: "FORBIDDEN",
    });
  });

  test("of two who take it at once one has it, and the other is told who", async () => {
    const { caseId } = await operated();
    await send(caseId, 3, { water: false });
    const [item] = await open(day(3));
    if (!item) throw new Error("nothing waits");
    const take = (role: StaffRole, who: keyof typeof scene.people) =>
      careFor(staff(role, day(3), who), { kind: "taken", checkInId: item.checkInId, heldBy: null });
    const both = await Promise.allSettled([take("nurse", "nurse"), take("surgeon", "surgeon")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = both.find((one) => one.status === "rejected");
    const [now] = await open(day(3));
    expect(lost?.reason).toMatchObject({
      code: "CONFLICT",
      reason: "takenBy",
      params: { name: now?.heldBy?.name },
    });
  });

  test("it is done with a comment, seen until the day is over, and open again when she answers anew", async () => {
    const { caseId } = await operated();
    await send(caseId, 3, { water: false });
    const [item] = await open(day(3));
    if (!item) throw new Error("nothing waits");
    const { checkInId, seen } = item;
    const close = (now: Temporal.Instant, of = seen) =>
      careFor(staff("nurse", now), {
        kind: "closed",
        checkInId,
        seen: of,
        heldBy: null,
        words: "Went home well",
      });
    await close(day(3, "09:00"));
    expect(await refusal(close(day(3, "09:01")))).toMatchObject({ code: "CONFLICT", reason: "doneAlready" });
    const after = await recoveryQueue(staff("nurse", day(3, "10:00")));
    expect([after.open, after.closed.length]).toEqual([[], 1]);
    const tomorrow = await recoveryQueue(staff("nurse", day(4)));
    expect([tomorrow.open, tomorrow.closed]).toEqual([[], []]);
    expect(await refusal(getCheckIn(staff("nurse", day(4)), { checkInId }))).toMatchObject({
      code: "NOT_FOUND",
    });

    await send(caseId, 3, { pain: 9 }, day(4));
    const [again] = await open(day(4));
    expect(again).toMatchObject({ day: 3, rules: ["strongPain", "painRises"], heldBy: null });
    expect(await refusal(close(day(4)))).toMatchObject({ code: "CONFLICT", reason: "answeredAnew" });
  });

  test("every answer that nobody is done with is there to be read, and what is fine after it opens nothing again", async () => {
    const { caseId } = await operated();
    await send(caseId, 3, { signs: ["faint"], words: "In the shower" });
    await send(caseId, 3, { temperature: { value: 39, unit: "C" } }, day(3, "07:00"));
    const [item] = await open(day(3, "08:00"));
    if (!item) throw new Error("nothing waits");
    expect(item).toMatchObject({ urgency: "emergency", rules: ["faint", "fever", "words"], seen: 2 });
    const { checkInId } = item;
    const { reports } = await getCheckIn(staff("nurse", day(3, "08:00")), { checkInId });
    expect(reports.map(({ answers }) => answers.words)).toEqual(["", "In the shower"]);
    const close = (seen: number) =>
      careFor(staff("nurse", day(3, "09:00")), {
        kind: "closed",
        checkInId,
        seen,
        heldBy: null,
        words: "Seen here",
      });
    expect(await refusal(close(1))).toMatchObject({ code: "CONFLICT", reason: "answeredAnew" });
    await close(2);
    await send(caseId, 3, {}, day(3, "12:00"));
    const after = await recoveryQueue(staff("nurse", day(3, "13:00")));
    expect([after.open, after.closed.length]).toEqual([[], 1]);
    const tomorrow = await recoveryQueue(staff("nurse", day(4)));
    expect([tomorrow.open, tomorrow.closed]).toEqual([[], []]);
  });

  test("who is noted as missed afterwards is still looked at", async () => {
    const { caseId, requestId } = await operated();
    await send(caseId, 3, { signs: ["faint"] });
    await rows.sql`update booking set state = 'no_show' where request_id = ${requestId}`;
    const [item] = await open(day(3));
    const { checkInId = "" } = item ?? {};
    expect(await getCheckIn(staff("nurse", day(3)), { checkInId })).toMatchObject({ rules: ["faint"] });
  });
});
