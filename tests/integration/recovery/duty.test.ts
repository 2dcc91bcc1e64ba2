import { expect, test } from "vitest";
import type { StaffRole } from "#server/kernel/index.ts";
import type { Answers } from "#server/recovery/check-in-schemas.ts";
import {
  addDuty,
  careFor,
  dropDuty,
  getRota,
  myCheckIns,
  recoveryQueue,
  sendCheckIn,
  setLimits,
} from "#server/recovery/index.ts";
import { rows, scene } from "#tests/integration/pathway/stage.ts";
import { refusal } from "#tests/support/refusal.ts";
import { addBooking, asPatient, asStaff } from "#tests/support/scene.ts";
import { addCase } from "#tests/support/scene-case.ts";

const at = (text: string) => Temporal.Instant.from(text);
const TEN = at("2026-06-16T08:00:00Z"); // a Tuesday, day 3; in Paris it is ten
const answers: Answers = { pain: 2, temperature: null, bleeding: "none", water: false, signs: [], words: "" };
const staff = (role: StaffRole, who: keyof typeof scene.people, now = TEN) =>
  asStaff(scene.practiceId, scene.people[who], role, now);
const manager = () => staff("manager", "manager");
const later = (minutes: number) => TEN.add({ minutes });
const onDuty = (who: "nurse" | "otherNurse", rank: number, weekday = 2) =>
  addDuty(manager(), {
    ...{ siteId: scene.places.site, staffId: scene.people[who], weekday, rank },
    ...{ startsMinute: 8 * 60, endsMinute: 18 * 60 },
  });

async function reported() {
  const { requestId, caseId } = await addCase(rows, scene, scene.patients.ana, {
    ...{ name: "Zq name", note: "", sutures: "" },
  });
  await rows.sql`update scheduling_request set state = 'booked' where request_id = ${requestId}`;
  const startsAt = "2026-06-13T08:00:00Z";
  await addBooking(rows, scene, {
    ...{ patientId: scene.patients.ana, requestId, startsAt, kind: "day_case", minutes: 60 },
  });
  await sendCheckIn(asPatient(scene.practiceId, scene.patients.ana, TEN), { caseId, day: 3, answers });
}
const turns = async (minutes: number) => (await recoveryQueue(staff("nurse", "nurse", later(minutes)))).turns;

test("what nobody has taken is with the first on duty, and after its minutes with the next; taken, it is passed on no more", async () => {
  await reported();
  expect(await turns(0)).toEqual([]);
  await onDuty("nurse", 1);
  await onDuty("otherNurse", 2);
  expect(await turns(5)).toMatchObject([
    {
      ...{ name: "Dr nurse", isMe: true, since: "2026-06-16T08:00:00Z" },
      goesTo: { at: "2026-06-16T08:30:00Z", name: "Dr otherNurse" },
    },
  ]);
  expect(await turns(30)).toMatchObject([{ name: "Dr otherNurse", isMe: false }]);
  await setLimits(manager(), {
    ...{ siteId: scene.places.site, emergency: 5, urgent: 45, silent: 60, routine: 90 },
  });
  expect(await turns(30)).toMatchObject([{ name: "Dr nurse", goesTo: { at: "2026-06-16T08:45:00Z" } }]);
  const [item] = (await recoveryQueue(staff("nurse", "nurse"))).open;
  const { checkInId = "" } = item ?? {};
  await careFor(staff("nurse", "nurse"), { kind: "taken", checkInId, heldBy: null });
  expect(await turns(60)).toEqual([]);
});

test("out of hours the queue and her own screen say until when nobody is there, and in hours her screen says nothing of it", async () => {
  await reported();
  const hers = async (now: string) =>
    (await myCheckIns(asPatient(scene.practiceId, scene.patients.ana, at(now)))).nobodyUntil;
  expect(await hers("2026-06-16T20:00:00Z")).toBeNull(); // no rota says anything
  await onDuty("nurse", 1);
  await onDuty("nurse", 1, 3);
  expect(await hers("2026-06-16T12:00:00Z")).toBeNull();
  const night = { at: "2026-06-17T06:00:00Z", zone: "Europe/Paris" };
  expect(await hers("2026-06-16T20:00:00Z")).toEqual(night);
  const { duty, turns: none } = await recoveryQueue(staff("surgeon", "surgeon", at("2026-06-16T20:00:00Z")));
  expect([duty, none]).toMatchObject([[{ now: [], next: { at: night.at, name: "Dr nurse" } }], []]);
});

test("a manager writes the rota, of nurses alone and each once at an hour; nobody else does, and it shows no patient", async () => {
  const { duties } = await onDuty("nurse", 1);
  expect(duties).toMatchObject([{ name: "Dr nurse", weekday: 2, rank: 1 }]);
  expect(await refusal(onDuty("nurse", 2))).toMatchObject({ code: "BAD_REQUEST", reason: "alreadyOnDuty" });
  const surgeon = { siteId: scene.places.site, staffId: scene.people.surgeon, weekday: 1, rank: 1 };
  const wrong = addDuty(manager(), { ...surgeon, startsMinute: 480, endsMinute: 960 });
  expect(await refusal(wrong)).toMatchObject({ code: "BAD_REQUEST", reason: "notANurse" });
  const both = await Promise.allSettled([onDuty("otherNurse", 1), onDuty("otherNurse", 2)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  for (const role of ["desk", "nurse", "surgeon"] as const)
    expect(await refusal(getRota(staff(role, role), { siteId: scene.places.site }))).toMatchObject({
      code: "FORBIDDEN",
    });
  const dutyId = duties[0]?.dutyId ?? "";
  expect((await dropDuty(manager(), { dutyId })).duties.map(({ name }) => name)).toEqual(["Dr otherNurse"]);
  expect(await refusal(dropDuty(manager(), { dutyId }))).toMatchObject({ code: "NOT_FOUND" });
});
