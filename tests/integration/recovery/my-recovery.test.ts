import { expect, test } from "vitest";
import { newId, transact } from "#server/kernel/index.ts";
import { myNext, writeCase } from "#server/pathway/index.ts";
import { myRecovery } from "#server/recovery/index.ts";
import { rows, scene } from "#tests/integration/pathway/stage.ts";
import { addBooking, asPatient, asWorker, NOW } from "#tests/support/scene.ts";
import { addCase } from "#tests/support/scene-case.ts";

const read = (show?: boolean, now = NOW.toString(), who: "ana" | "bea" = "ana") =>
  myRecovery(
    asPatient(scene.practiceId, scene.patients[who], Temporal.Instant.from(now)),
    show === undefined ? {} : { show },
  );
const words = { name: "Zq name", note: "Zq note", sutures: "Zq sutures" };

async function operation(startsAt: string, state: "booked" | "cancelled" | "no_show" = "booked") {
  const made = await addCase(rows, scene, scene.patients.ana, words);
  await rows.sql`update scheduling_request set state = 'booked' where request_id = ${made.requestId}`;
  const given = { requestId: made.requestId, startsAt, state, kind: "day_case", minutes: 60 } as const;
  await addBooking(rows, scene, { patientId: scene.patients.ana, ...given });
  return made;
}

test("with nothing asked for there is nothing to read, but whom to call", async () => {
  expect(await read()).toEqual({
    state: "none",
    plan: null,
    call: {
      siteName: "Linden Paris",
      phone: "+33 1 00 00 00 42",
      emergencyNumber: "15",
      abuseLine: null,
      afterHoursPhone: null,
    },
  });
});

test("what has no date, or lost it, waits", async () => {
  await operation("2026-06-23T08:00:00Z", "cancelled");
  expect(await read()).toMatchObject({ state: "waiting", plan: null });
});

test("before the operation she reads what to expect, with its dates", async () => {
  await operation("2026-06-23T08:00:00Z");
  const { state, plan } = await read();
  expect(state).toBe("before");
  expect(plan).toMatchObject({ operatedOn: "2026-06-23", today: "2026-06-16", day: -7, current: null });
  expect(plan?.ahead.map(({ fromDate, toDate }) => [fromDate, toDate])).toEqual([
    ["2026-06-23", "2026-06-29"],
    ["2026-06-30", "2026-08-04"],
  ]);
});

test("what to bring is the list of her next visit, with what her text adds, and only before the operation", async () => {
  await operation("2026-06-23T08:00:00Z");
  const of = { practice_id: scene.practiceId, patient_id: scene.patients.ana };
  await rows.add(["patient_person", { ...of, person_id: newId(), kind: "escort", name: "Alex" }]);
  const ana = asPatient(scene.practiceId, scene.patients.ana);
  const { next } = await myNext(ana);
  const { plan } = await read();
  expect(plan?.bring).toEqual({ bring: next?.bring, companion: "Alex", also: ["Identity card"] });
  expect((await read(false, "2026-06-24T08:00:00Z")).plan?.bring).toBeNull();
});

test("no word that names the operation and no intimate line leaves the server before she asks for it", async () => {
  await operation("2026-06-13T08:00:00Z");
  const closed = await read();
  expect(JSON.stringify(closed)).not.toMatch(/Zq|Wash with water|About the operation|They go by themselves/);
  expect(closed.plan?.current).toMatchObject({ hidden: true, do: [{ text: "Rest" }] });
  expect(closed.plan?.shown).toBeNull();

  const shown = await read(true);
  expect(shown.plan?.shown).toEqual({
    procedureName: "Zq name",
    about: [{ text: "About the operation", intimate: false }],
    sutures: ["Zq sutures", "They go by themselves"],
  });
  expect(JSON.stringify(shown.plan?.current)).toContain("Wash with water");
  expect(JSON.stringify(shown)).not.toContain("Zq note");
});

test("warning signs and numbers are there whether she asks for more or not", async () => {
  await operation("2026-06-13T08:00:00Z");
  for (const show of [false, true]) {
    const { plan, call } = await read(show);
    expect(plan).toMatchObject({ callUs: ["you have 38 °C or more"], emergency: ["you faint"] });
    expect(call).toMatchObject({ emergencyNumber: "15" });
  }
});

test("who checked the text, when and in which version stands with it", async () => {
  await operation("2026-06-13T08:00:00Z");
  expect((await read()).plan?.checked).toEqual({
    byName: "Dr surgeon",
    at: "2026-05-02T08:00:00Z",
    version: 1,
    isDemo: false,
  });
});

test("a case keeps the version that it started with, though a newer one was approved since", async () => {
  await operation("2026-06-13T08:00:00Z");
  await rows.sql`update template_version set state = 'retired' where template_version_id = ${scene.offers.version}`;
  expect(await read()).toMatchObject({ state: "during", plan: { day: 3, checked: { version: 1 } } });
});

test("opening and showing are audited as hers, apart", async () => {
  const { caseId } = await operation("2026-06-13T08:00:00Z");
  await read();
  await read(true);
  const found = await rows.sql`
    select action, actor_id, role from audit_event where subject_id = ${caseId} and role = 'patient' order by event_id`;
  expect(found).toEqual(
    ["recovery.opened", "recovery.shown"].map((action) => ({
      action,
      actor_id: scene.patients.ana,
      role: "patient",
    })),
  );
});

test("a case without a date is audited too, since it was opened to find that out", async () => {
  const { caseId } = await operation("2026-06-23T08:00:00Z", "cancelled");
  await read();
  const found = await rows.sql`
    select action, actor_id, shown from audit_event where role = 'patient' order by event_id`;
  expect(found).toEqual([{ action: "cases.listed", actor_id: scene.patients.ana, shown: [caseId] }]);
});

test("day 42 is the last of the plan, the day after it is over", async () => {
  await operation("2026-05-05T08:00:00Z");
  expect(await read()).toMatchObject({ state: "during", plan: { day: 42, lastDay: 42 } });
  expect(await read(false, "2026-06-16T22:00:00Z")).toMatchObject({ state: "over", plan: { day: 43 } });
});

test("one she did not come to has no plan: it waits for another date", async () => {
  await operation("2026-06-15T08:00:00Z", "no_show");
  expect(await read()).toMatchObject({ state: "waiting", plan: null });
});

test("an operation without a text of ours, as from an import, says so and still says whom to call", async () => {
  const ctx = asWorker(scene.practiceId);
  const { requestId } = await transact(ctx, (tx) =>
    writeCase(tx, ctx, {
      patientId: scene.patients.ana,
      variantId: scene.offers.hourFive,
      siteId: scene.places.site,
      surgeonId: scene.held.surgeon,
      surgeonStaffId: scene.people.surgeon,
      notBefore: "2026-06-13",
      state: "booked",
      contents: {
        procedureId: null,
        procedureName: "Zq",
        procedureCode: "",
        templateVersionId: null,
        note: null,
        sutures: null,
      },
    }),
  );
  const given = { requestId, startsAt: "2026-06-13T08:00:00Z", kind: "day_case" } as const;
  await addBooking(rows, scene, { patientId: scene.patients.ana, ...given });
  expect(await read(true)).toMatchObject({ state: "noPlan", plan: null, call: { emergencyNumber: "15" } });
});

test("policy has no say in aftercare: a procedure forbidden since is still explained", async () => {
  await operation("2026-06-13T08:00:00Z");
  await rows.sql`update policy_rule set status = 'prohibited'`;
  expect(await read(true)).toMatchObject({
    state: "during",
    plan: { shown: { procedureName: "Zq name" } },
  });
});

test("another patient reads nothing of it", async () => {
  await operation("2026-06-13T08:00:00Z");
  expect(await read(true, NOW.toString(), "bea")).toMatchObject({ state: "none", plan: null });
});
