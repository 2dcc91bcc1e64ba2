import { describe, expect, test } from "vitest";
import type { StaffRole } from "#server/kernel/index.ts";
import { patientsToAwait, planMessages, setChoices } from "#server/messaging/index.ts";
import type { Answers } from "#server/recovery/check-in-schemas.ts";
import { careForSilence, getSilence, recoveryQueue, sendCheckIn } from "#server/recovery/index.ts";
import { rows, scene } from "#tests/integration/pathway/stage.ts";
import { refusal } from "#tests/support/refusal.ts";
import { addBooking, asPatient, asStaff, asWorker } from "#tests/support/scene.ts";
import { addCase } from "#tests/support/scene-case.ts";

const at = (text: string) => Temporal.Instant.from(text);
const day = (n: number, hour = "06:10") => at(`2026-06-${13 + n}T${hour}:00Z`); // operated on 13 June, at 10:00 in Paris; asked on days 1, 2, 3, 6, 7, 14
const BEFORE = at("2026-06-12T08:00:00Z");
const well: Answers = { pain: 2, temperature: null, bleeding: "none", water: true, signs: [], words: "" };
const staff = (role: StaffRole, now: Temporal.Instant, who: keyof typeof scene.people = "nurse") =>
  asStaff(scene.practiceId, scene.people[who], role, now);
const her = (now: Temporal.Instant) => asPatient(scene.practiceId, scene.patients.ana, now);
const work = (now: Temporal.Instant) => planMessages(asWorker(scene.practiceId, now), scene.patients.ana);
const queue = (now: Temporal.Instant) => recoveryQueue(staff("nurse", now));
const silent = async (now: Temporal.Instant) => (await queue(now)).silent;
const send = (caseId: string, n: number, now: Temporal.Instant, answers: Partial<Answers> = {}) =>
  sendCheckIn(her(now), { caseId, day: n, answers: { ...well, ...answers } });

async function operated(planned = BEFORE) {
  const made = await addCase(rows, scene, scene.patients.ana, { name: "Zq name", note: "", sutures: "" });
  await rows.sql`update scheduling_request set state = 'booked' where request_id = ${made.requestId}`;
  const given = { patientId: scene.patients.ana, requestId: made.requestId } as const;
  const startsAt = "2026-06-13T08:00:00Z";
  await addBooking(rows, scene, { ...given, startsAt, kind: "day_case", minutes: 60 });
  await work(planned);
  return made;
}

describe("who says nothing", () => {
  test("is in the queue once her day has gone by, as one line however many days it is, and never with the operation", async () => {
    await operated();
    expect(await silent(day(1, "21:59"))).toEqual([]);
    const [one] = await silent(day(2));
    expect(one).toMatchObject({ days: [1], since: "2026-06-14T22:00:00Z", heldBy: null, isMessaged: false });
    const later = await silent(day(4));
    expect(later.map(({ days }) => days)).toEqual([[1, 2, 3]]);
    const { silenceId = "" } = later[0] ?? {};
    const whole = await getSilence(staff("nurse", day(4)), { silenceId });
    expect(whole).toMatchObject({ operatedOn: "2026-06-13", day: 4, toldOn: null, course: [] });
    expect(JSON.stringify([later, whole])).not.toMatch(/Zq|procedure/i);
  });

  test("goes from it when she answers, late too, before the worker has come to it; and what she said stands there when she falls silent again", async () => {
    const { caseId } = await operated();
    await send(caseId, 2, day(4));
    expect((await silent(day(4))).map(({ days }) => days)).toEqual([[3]]);
    await send(caseId, 3, day(4), { pain: 1 });
    expect(await silent(day(4))).toEqual([]);
    await work(day(4));
    expect(await silent(day(6))).toEqual([]);
    const [again] = await silent(day(9)); // the Monday after
    const whole = await getSilence(staff("nurse", day(9)), { silenceId: again?.silenceId ?? "" });
    expect([whole.days, whole.toldOn, whole.course.map(({ pain }) => pain)]).toEqual([[6, 7], 3, [2, 1]]);
  });

  test("her silence is asked for at once when she answers or chooses", async () => {
    const { caseId } = await operated();
    const jobs = async () =>
      (
        await rows.sql`select key from graphile_worker.jobs where key = ${`plan_messages:${scene.practiceId}:${scene.patients.ana}`}`
      ).length;
    expect(await jobs()).toBe(0);
    await send(caseId, 1, day(1));
    expect(await jobs()).toBe(1);
  });

  test("is nobody's task when she chose to be asked nothing, and that is shown to who treats her, for what it is", async () => {
    await operated();
    await setChoices(her(day(1)), { recovery: "none" });
    await work(day(1));
    expect(await silent(day(4))).toEqual([]);
    const surgeon = await recoveryQueue(staff("surgeon", day(4), "surgeon"));
    expect(surgeon.quiet).toMatchObject([{ patientId: scene.patients.ana, day: 4 }]);
    expect((await queue(day(4))).quiet).toEqual([]); // it opens her to nobody
    await setChoices(her(day(4)), { recovery: "all" });
    await work(day(4));
    expect(await silent(day(5))).toEqual([]); // what went by meanwhile was hers
    expect((await silent(day(9))).map(({ days }) => days)).toEqual([[6, 7]]);
  });

  test("is found by the worker itself, once, also where she has picked no channel; days that are over by then are left out", async () => {
    await operated(day(3)).catch(() => undefined);
    await rows.sql`delete from silence`;
    expect(await patientsToAwait(asWorker(scene.practiceId, day(3)))).toEqual([scene.patients.ana]);
    await work(day(3));
    expect(await patientsToAwait(asWorker(scene.practiceId, day(3)))).toEqual([]);
    expect((await silent(day(4))).map(({ days }) => days)).toEqual([[3]]);
  });

  test("workers at once make one line of it", async () => {
    await operated();
    await rows.sql`delete from silence`;
    await Promise.all(Array.from({ length: 8 }, () => work(day(0, "05:00"))));
    expect((await silent(day(2))).length).toBe(1);
  });

  test("a move before the day moves it, a cancelled or a missed operation ends it, and so does the end of her plan", async () => {
    const { requestId } = await operated();
    await rows.sql`update booking set starts_at = starts_at + interval '2 days', ends_at = ends_at + interval '2 days' where request_id = ${requestId}`;
    await work(BEFORE);
    expect(await silent(day(3))).toEqual([]);
    expect((await silent(day(4))).map(({ days }) => days)).toEqual([[1]]);
    const surgeon = async (now: string) => (await recoveryQueue(staff("surgeon", at(now), "surgeon"))).silent;
    expect((await surgeon("2026-07-06T21:59:59Z")).length).toBe(1);
    expect(await surgeon("2026-07-06T22:00:00Z")).toEqual([]);
    await rows.sql`update booking set state = 'no_show' where request_id = ${requestId}`;
    expect(await silent(day(4))).toEqual([]);
    await work(day(4));
    await rows.sql`update booking set state = 'booked' where request_id = ${requestId}`;
    expect(await silent(day(4))).toEqual([]);
  });
});

describe("who looks after it", () => {
  test("today's nurses and her surgeon; not who is barred, not who does not treat her, not the desk", async () => {
    await operated();
    const [item] = await silent(day(3));
    const { silenceId = "" } = item ?? {};
    expect((await recoveryQueue(staff("surgeon", day(3), "surgeon"))).silent.length).toBe(1);
    for (const [role, who] of [
      ["nurse", "barredNurse"],
      ["nurse", "otherNurse"],
      ["surgeon", "otherSurgeon"],
      ["anaesthetist", "barredAnaesthetist"],
    ] as const) {
      const ctx = staff(role, day(3), who);
      expect((await recoveryQueue(ctx)).silent).toEqual([]);
      expect(await refusal(getSilence(ctx, { silenceId }))).toMatchObject({ code: "NOT_FOUND" });
      const take = careForSilence(ctx, { kind: "taken", silenceId, heldBy: null });
      expect(await refusal(take)).toMatchObject({ code: "NOT_FOUND" });
    }
    for (const role of ["desk", "manager"] as const)
      expect(await refusal(getSilence(staff(role, day(3), role), { silenceId }))).toMatchObject({
        code: "FORBIDDEN",
      });
  });

  test("of two who take it at once one has it; done with, it stays seen for the day, and the next day without a word opens it again", async () => {
    await operated();
    const [item] = await silent(day(3));
    if (!item) throw new Error("nobody is silent");
    const { silenceId, seen } = item;
    const take = (role: StaffRole, who: keyof typeof scene.people) =>
      careForSilence(staff(role, day(3), who), { kind: "taken", silenceId, heldBy: null });
    const both = await Promise.allSettled([take("nurse", "nurse"), take("surgeon", "surgeon")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const holder = (await silent(day(3)))[0]?.heldBy;
    const close = (now: Temporal.Instant, of = seen, heldBy = holder?.staffId ?? null) =>
      careForSilence(staff("nurse", now), {
        ...{ kind: "closed", silenceId, seen: of, heldBy, words: "Reached her: well, forgot" },
      });
    expect(await refusal(close(day(4)))).toMatchObject({ code: "CONFLICT", reason: "anotherDay" });
    await close(day(3, "09:00"));
    expect(await refusal(close(day(3, "09:01")))).toMatchObject({ code: "CONFLICT", reason: "doneAlready" });
    const after = await queue(day(3, "10:00"));
    expect([after.silent, after.closed.map((one) => "silenceId" in one)]).toEqual([[], [true]]);
    const next = await queue(day(4));
    expect(next.silent).toMatchObject([{ days: [3], since: "2026-06-16T22:00:00Z", heldBy: null }]);
    await close(day(4), 3, null);
    expect(await refusal(getSilence(staff("nurse", day(5)), { silenceId }))).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("who is second to her own answer is told so", async () => {
    const { caseId } = await operated();
    const [item] = await silent(day(2));
    const { silenceId = "", seen = 0 } = item ?? {};
    await send(caseId, 2, day(2));
    const close = careForSilence(staff("nurse", day(2)), {
      ...{ kind: "closed", silenceId, seen, heldBy: null, words: "Not reached" },
    });
    expect(await refusal(close)).toMatchObject({ code: "CONFLICT", reason: "answeredMeanwhile" });
  });
});
