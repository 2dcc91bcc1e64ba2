import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { barStaff, getPatient, liftMyBar, myProfile, searchPatients } from "#server/identity/index.ts";
import { closePools, newId, type PatientCtx, transact, usePools } from "#server/kernel/index.ts";
import { type Clinic, clinic } from "#tests/support/clinic.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { audited, someone } from "./people.ts";

let database: TestDatabase;
let c: Clinic;
let patientId: string;
let herself: PatientCtx;
let colleague: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await usePools(database.viewerUrl, 4);
  c = await clinic(database);
  colleague = c.otherDesk().actorId;
  const accounts = [c.desk(), c.otherDesk(), c.manager(), c.surgeon()].map(({ actorId }) => ({
    staff_id: actorId,
    email: `${actorId}@linden.test`,
  }));
  await c.add("staff_account", accounts);
});
afterAll(async () => {
  await closePools();
  await c.end();
  await database.drop();
});
beforeEach(async () => {
  patientId = await someone(c.desk(), { givenName: `Nora${"abcdefghijklmnop"[made++]}` });
  herself = { ...c.patient(), actorId: patientId };
});
let made = 0;

test("the desk sets a bar at her request, and the colleague's next request knows nothing of her", async () => {
  expect((await getPatient(c.otherDesk(), { patientId })).patientId).toBe(patientId);
  const bars = await barStaff(c.desk(), { patientId, staffId: colleague });
  expect(bars).toEqual([{ staffId: colleague, staffName: "Sam Modèle", since: c.now.toString() }]);
  await expect(getPatient(c.otherDesk(), { patientId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const found = await searchPatients(c.otherDesk(), { query: `nora${"abcdefghijklmnop"[made - 1]}` });
  expect(found.map((hit) => hit.patientId)).not.toContain(patientId);
  expect((await getPatient(c.desk(), { patientId })).bars).toEqual(bars);
});

test("a second time changes nothing, and both are audited with the colleague's id", async () => {
  await barStaff(c.desk(), { patientId, staffId: colleague });
  const again = await barStaff(c.desk(c.now.add({ hours: 1 })), { patientId, staffId: colleague });
  expect(again).toHaveLength(1);
  expect(again[0]?.since).toBe(c.now.toString());
  const entries = (await audited(c.sql, "patient.bar_set")).filter((entry) => entry.subjectId === patientId);
  expect(entries.map(({ shown }) => shown)).toEqual([[colleague], [colleague]]);
});

test("a manager and a surgeon can be barred too", async () => {
  await barStaff(c.desk(), { patientId, staffId: c.manager().actorId });
  expect(await barStaff(c.desk(), { patientId, staffId: c.surgeon().actorId })).toHaveLength(2);
});

describe("refused", () => {
  test("to bar oneself: somebody at the desk is always left for her", async () => {
    await expect(barStaff(c.desk(), { patientId, staffId: c.desk().actorId })).rejects.toMatchObject({
      code: "BAD_REQUEST",
      field: "staffId",
      reason: "barYourself",
    });
  });

  test("a colleague who is not there, is elsewhere, or has left", async () => {
    const elsewhere = await clinic(database);
    const left = await c.addStaff("Kim Left");
    await c.add("staff_account", [{ staff_id: left, email: "left@linden.test", active: false }]);
    for (const staffId of [newId(), elsewhere.desk().actorId, left])
      await expect(barStaff(c.desk(), { patientId, staffId })).rejects.toMatchObject({
        reason: "unknownColleague",
      });
    await elsewhere.end();
  });

  test("a patient whom the actor must not know of, or of another practice, as if she were not there", async () => {
    const elsewhere = await clinic(database);
    await barStaff(c.desk(), { patientId, staffId: colleague });
    const refusals = [
      () => barStaff(c.otherDesk(), { patientId, staffId: c.manager().actorId }),
      () => barStaff(c.otherDesk(), { patientId, staffId: colleague }),
      () => barStaff(c.otherDesk(), { patientId: newId(), staffId: colleague }),
      () => barStaff(elsewhere.desk(), { patientId, staffId: elsewhere.otherDesk().actorId }),
    ];
    for (const refusal of refusals)
      await expect(refusal()).rejects.toMatchObject({ code: "NOT_FOUND", params: { what: "patient" } });
    await elsewhere.end();
  });

  test("to anybody but the desk", async () => {
    for (const ctx of [c.manager(), c.surgeon(), c.nurse()])
      await expect(barStaff(ctx, { patientId, staffId: colleague })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
  });
});

describe("lifted", () => {
  test("by herself, whom she reads by name; the colleague knows of her again", async () => {
    await barStaff(c.desk(), { patientId, staffId: colleague });
    expect((await myProfile(herself)).bars.map(({ staffName }) => staffName)).toEqual(["Sam Modèle"]);
    expect((await liftMyBar(herself, { staffId: colleague })).bars).toEqual([]);
    expect((await getPatient(c.otherDesk(), { patientId })).patientId).toBe(patientId);
    const [entry] = (await audited(c.sql, "patient.bar_lifted")).filter((one) => one.subjectId === patientId);
    expect(entry).toMatchObject({ shown: [colleague], actorId: patientId });
  });

  test("never another patient's", async () => {
    await barStaff(c.desk(), { patientId, staffId: colleague });
    await expect(liftMyBar(c.patient(0), { staffId: colleague })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await getPatient(c.desk(), { patientId })).bars).toHaveLength(1);
  });
});

describe("in the database itself", () => {
  const asked = (ctx: Parameters<typeof transact>[0], work: Parameters<typeof transact>[1]) =>
    transact(ctx, work).then(
      (rows) => rows,
      (error: { code?: string }) => error.code,
    );

  test("nobody reads or writes bars, credentials and codes but through the functions", async () => {
    for (const ctx of [c.desk(), c.surgeon(), c.manager(), herself]) {
      expect(await asked(ctx, (tx) => tx.sql`select * from staff_bar`)).toBe("42501");
      expect(await asked(ctx, (tx) => tx.sql`select * from access_code`)).toBe("42501");
      expect(await asked(ctx, (tx) => tx.sql`delete from staff_bar`)).toBe("42501");
    }
  });

  test("the functions answer the login, whatever role is claimed in its transaction", async () => {
    await barStaff(c.desk(), { patientId, staffId: c.manager().actorId });
    expect(await asked(c.surgeon(), (tx) => tx.sql`select * from bars_of(${patientId})`)).toBe("42501");
    expect(await asked(c.manager(), (tx) => tx.sql`select * from patient_access(${patientId})`)).toBe(
      "42501",
    );
    expect(await asked(c.desk(), (tx) => tx.sql`select lift_my_bar(${c.manager().actorId})`)).toBe("42501");
    const claimed = await asked(c.surgeon(), async (tx) => {
      await tx.sql`select set_config('app.role', 'desk', true)`;
      return tx.sql`select * from search_patients(array['nora'], '{}', '{}', '{}', '{}', null)`;
    });
    expect(claimed).toHaveLength(0);
  });

  test("she reads her own bars and nobody else's", async () => {
    await barStaff(c.desk(), { patientId, staffId: colleague });
    const other = { ...herself, actorId: c.patient(0).actorId };
    expect(await asked(herself, (tx) => tx.sql`select * from bars_of(${patientId})`)).toHaveLength(1);
    expect(await asked(other, (tx) => tx.sql`select * from bars_of(${patientId})`)).toHaveLength(0);
  });

  test("a card that was given shows until when it works, and that she has signed up", async () => {
    const at = { account_kind: "patient", account_id: patientId };
    const hours = (n: number) => Temporal.Now.instant().add({ hours: n }).toString();
    const code = (n: number, more: object = {}) => ({
      ...at,
      code_hash: Buffer.from(`code ${n} ${patientId}`),
      issued_at: hours(-100),
      expires_at: hours(n),
      tries_left: 5,
      used_at: null,
      ...more,
    });
    const read = async () => {
      const { access, codeExpiresAt } = await getPatient(c.desk(), { patientId });
      return { access, until: codeExpiresAt };
    };
    await c.add("access_code", [code(-1), code(70, { used_at: hours(-1) }), code(71, { tries_left: 0 })]);
    expect(await read()).toEqual({ access: "none", until: null });
    await c.add("access_code", [code(60)]);
    expect((await read()).access).toBe("code_issued");
    await c.add("credential", [
      { ...at, sign_in_name: patientId, passphrase_hash: "x", changed_at: hours(0) },
    ]);
    expect((await read()).access).toBe("signed_up");
  });
});
