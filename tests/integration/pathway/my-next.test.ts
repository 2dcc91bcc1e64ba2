import { expect, test } from "vitest";
import { newId } from "#server/kernel/index.ts";
import { myNext, withdrawCase } from "#server/pathway/index.ts";
import { addBooking, asPatient, asStaff, NOW } from "#tests/support/scene.ts";
import { addCase } from "#tests/support/scene-case.ts";
import { rows, scene } from "./stage.ts";

const next = (who: "ana" | "bea", now = NOW.toString()) =>
  myNext(asPatient(scene.practiceId, scene.patients[who], Temporal.Instant.from(now)));
const words = { name: "Zq name", note: "Zq note", sutures: "Zq sutures" };

async function operation(startsAt: string, state: "booked" | "cancelled" | "no_show" = "booked") {
  const { requestId } = await addCase(rows, scene, scene.patients.ana, words);
  const request = state === "cancelled" ? "waiting" : "booked";
  await rows.sql`update scheduling_request set state = ${request} where request_id = ${requestId}`;
  const given = { requestId, startsAt, state, kind: "day_case", minutes: 60 } as const;
  return addBooking(rows, scene, { patientId: scene.patients.ana, ...given });
}

test("she reads when to arrive, not when it starts, where, and what to say and bring", async () => {
  const view = await next("bea");
  expect(view.next).toEqual({
    bookingId: scene.bookings.bea,
    arrivesAt: "2026-06-16T11:30:00Z",
    zone: "Europe/Paris",
    herZone: null,
    siteName: "Linden Paris",
    address: "12 rue de l’Exemple, Paris",
    directions: "Second floor",
    phone: "+33 1 00 00 00 42",
    nameToSay: "bea",
    companion: null,
    bring: ["identity", "medicineList"],
    moreToBring: false,
  });
  expect(view).toMatchObject({ later: [], waiting: false, recoveryDay: null });
  expect(view.call).toEqual({ siteName: "Linden Paris", phone: "+33 1 00 00 00 42" });
});

test("a visit stays the next one until it is over", async () => {
  expect((await next("bea", "2026-06-16T12:29:59Z")).next).not.toBeNull();
  expect((await next("bea", "2026-06-16T12:30:00Z")).next).toBeNull();
});

test("with nothing planned there is whom to call, and nothing waits", async () => {
  const view = await next("ana");
  expect(view).toMatchObject({ next: null, later: [], waiting: false, recoveryDay: null });
  expect(view.call?.phone).toBe("+33 1 00 00 00 42");
});

test("what was asked for and has no date waits; taken back, it no longer does", async () => {
  const { caseId } = await addCase(rows, scene, scene.patients.ana, words);
  expect(await next("ana")).toMatchObject({ next: null, waiting: true });
  await withdrawCase(asStaff(scene.practiceId, scene.people.surgeon, "surgeon"), { caseId });
  expect(await next("ana")).toMatchObject({ next: null, waiting: false });
});

test("an operation comes with what to bring, with the adult who goes home with her, and without its name", async () => {
  await operation("2026-06-23T08:00:00Z");
  const of = { practice_id: scene.practiceId, patient_id: scene.patients.ana };
  await rows.add(
    ["contact_preference", { ...of, name_to_use: "Juno" }],
    ["patient_person", { ...of, person_id: newId(), kind: "escort", name: "Alex" }],
    ["patient_person", { ...of, person_id: newId(), kind: "emergency", name: "Dana" }],
  );
  const view = await next("ana");
  expect(view.next).toMatchObject({
    nameToSay: "Juno",
    companion: "Alex",
    bring: ["identity", "medicineList", "glasses", "looseClothes", "companion"],
    moreToBring: true,
  });
  expect(JSON.stringify(view)).not.toMatch(/Zq|Day case|Procedure/);
});

test("a cancelled operation waits again and is no visit", async () => {
  await operation("2026-06-23T08:00:00Z", "cancelled");
  expect(await next("ana")).toMatchObject({ next: null, waiting: true });
});

test("one she did not come to waits for another date, and she does not recover from it", async () => {
  await operation("2026-06-15T08:00:00Z", "no_show");
  expect(await next("ana")).toMatchObject({ next: null, waiting: true, recoveryDay: null });
});

test("visits come in their order, and only those ahead", async () => {
  await addBooking(rows, scene, { patientId: scene.patients.bea, startsAt: "2026-06-30T08:00:00Z" });
  await addBooking(rows, scene, { patientId: scene.patients.bea, startsAt: "2026-06-25T08:00:00Z" });
  const view = await next("bea");
  expect(view.later.map(({ arrivesAt }) => arrivesAt)).toEqual([
    "2026-06-25T07:30:00Z",
    "2026-06-30T07:30:00Z",
  ]);
});

test("her own clock is told only when it shows another time than the site's at that hour", async () => {
  const zoneOf = async (zone: string) => {
    await rows.sql`update patient set zone = ${zone} where patient_id = ${scene.patients.bea}`;
    return (await next("bea")).next?.herZone;
  };
  expect(await zoneOf("Africa/Casablanca")).toBe("Africa/Casablanca");
  expect(await zoneOf("Europe/Berlin")).toBeNull();
});

test("after an operation she reads its day; on the day itself that is day 0", async () => {
  await operation("2026-06-15T08:00:00Z");
  expect(await next("ana")).toMatchObject({ next: null, waiting: false, recoveryDay: 1 });
  expect(await next("ana", "2026-06-15T20:00:00Z")).toMatchObject({ recoveryDay: 0 });
});

test("she is told to call the site where she was last, not the practice's first", async () => {
  const elsewhere = newId();
  const site = {
    site_id: elsewhere,
    name: "Linden Lyon",
    zone: "Europe/Paris",
    jurisdiction: "FR",
    address: "Lyon",
    phone: "+33 4 00 00 00 42",
    emergency_number: "15",
  };
  await rows.add(["site", { practice_id: scene.practiceId, ...site }]);
  await rows.sql`update booking set site_id = ${elsewhere} where booking_id = ${scene.bookings.consultation}`;
  expect((await next("ana")).call).toEqual({ siteName: "Linden Lyon", phone: "+33 4 00 00 00 42" });
  const later = "2026-06-17T08:00:00Z";
  expect((await next("bea", later)).call?.siteName).toBe("Linden Paris");
});

test("another patient, and the same one asked for in another practice, read nothing of it", async () => {
  await operation("2026-06-23T08:00:00Z");
  expect(JSON.stringify(await next("bea"))).not.toContain("2026-06-23");
  const elsewhere = asPatient(newId(), scene.patients.ana);
  expect(await myNext(elsewhere)).toEqual({
    next: null,
    later: [],
    waiting: false,
    recoveryDay: null,
    toDo: 0,
    toSign: 0,
    call: null,
  });
});

test("that her cases were opened for it is audited as hers, withdrawn ones too, and nothing where there is none", async () => {
  const opened = () => rows.sql`
    select actor_id, role, shown from audit_event where action = 'cases.listed' and role = 'patient' order by event_id`;
  await next("ana");
  expect(await opened()).toEqual([]);
  const { caseId } = await addCase(rows, scene, scene.patients.ana, words);
  await withdrawCase(asStaff(scene.practiceId, scene.people.surgeon, "surgeon"), { caseId });
  await next("ana");
  await next("bea");
  expect(await opened()).toEqual([{ actor_id: scene.patients.ana, role: "patient", shown: [caseId] }]);
});
