import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  changeRoles,
  deactivateStaff,
  doorCtx,
  inviteStaff,
  liftBar,
  listBars,
  listColleagues,
  listStaff,
  me,
  reactivateStaff,
  redeemCode,
  renameStaff,
  resetStaff,
} from "#server/identity/index.ts";
import { patientReference } from "#server/identity/rules/reference.ts";
import type { StaffCtx } from "#server/kernel/index.ts";
import { asStaff, type Scene } from "#tests/support/scene.ts";
import { audited, emailOf, type House, newAddress, openHouse, signedIn, tryToSignIn } from "./house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const as = (scene: Scene, who: keyof Scene["people"], role: StaffCtx["role"] = "manager") =>
  asStaff(scene.practiceId, scene.people[who], role);
const manager = () => as(house.here, "manager");
const lastManager = { code: "PRECONDITION_FAILED", reason: "lastManager" };

describe("managers", () => {
  test("invite a colleague, whose access shows from invited to signed up", async () => {
    const { here } = house;
    const given = await inviteStaff(manager(), {
      name: " Kim Primjer ",
      email: " KIM@linden.test ",
      roles: ["nurse", "desk", "nurse"],
    });
    expect(given).toMatchObject({ address: `/p/${house.slug}/first` });
    const kim = async () => (await listStaff(manager())).find(({ staffId }) => staffId === given.staffId);
    expect(await kim()).toEqual({
      staffId: given.staffId,
      name: "Kim Primjer",
      email: "kim@linden.test",
      roles: ["desk", "nurse"],
      active: true,
      access: "invited",
      invitedUntil: expect.any(String),
    });
    const shown = Temporal.Instant.from((await kim())?.invitedUntil ?? "");
    expect(Math.abs(shown.since(given.expiresAt).total("minutes"))).toBeLessThanOrEqual(1);
    const practice = { practiceId: here.practiceId, slug: house.slug, name: "Linden" };
    const typed = { code: given.code, words: "", name: "", passphrase: "copper kite over the lake" };
    await redeemCode(doorCtx(here.practiceId, "request"), practice, typed, newAddress());
    expect(await kim()).toMatchObject({ access: "signed_up", invitedUntil: null });
    const noted = (await audited(house, here.practiceId, 3)).map(({ action }) => action);
    expect(noted).toEqual(["staff.invited", "access.taken_up", "session.began"]);
  });

  test("cannot invite the same e-mail address twice, and nothing is left of the try", async () => {
    const before = (await listStaff(manager())).length;
    const again = inviteStaff(manager(), {
      name: "Another",
      email: emailOf("desk").toUpperCase(),
      roles: ["desk"],
    });
    await expect(again).rejects.toMatchObject({ code: "CONFLICT", reason: "emailTaken", field: "email" });
    expect(await listStaff(manager())).toHaveLength(before);
    const { rows, here } = house;
    const [orphans] = await rows.sql`
      select count(*)::int as many from staff s where practice_id = ${here.practiceId}
         and not exists (select from staff_account a where a.practice_id = s.practice_id and a.staff_id = s.staff_id)`;
    expect(orphans?.many).toBe(0);
  });

  test("see who works here, and nobody else does", async () => {
    for (const [who, role] of [
      ["desk", "desk"],
      ["nurse", "nurse"],
      ["surgeon", "surgeon"],
    ] as const) {
      const ctx = as(house.here, who, role);
      await expect(listStaff(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(changeRoles(ctx, { staffId: ctx.actorId, roles: ["manager"] })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    }
    const shown = await listStaff(manager());
    expect(
      shown.map(({ staffId }) => staffId).filter((id) => Object.values(house.there.people).includes(id)),
    ).toEqual([]);
  });

  test("take a colleague out of lists to pick from, and bring her or him back with a new code", async () => {
    const { here } = house;
    const staffId = here.people.otherSurgeon;
    const picked = async () => (await listColleagues(as(here, "desk", "desk"))).map((one) => one.staffId);
    expect(await picked()).toContain(staffId);
    expect(await deactivateStaff(manager(), { staffId })).toMatchObject({ active: false, access: "none" });
    expect(await picked()).not.toContain(staffId);
    await expect(resetStaff(manager(), { staffId })).rejects.toMatchObject({ code: "CONFLICT" });
    await reactivateStaff(manager(), { staffId });
    expect(await picked()).toContain(staffId);
    expect(await tryToSignIn(here.practiceId, emailOf("otherSurgeon"))).toEqual({ refused: "wrongSignIn" });
    expect((await listStaff(manager())).find((one) => one.staffId === staffId)).toMatchObject({
      active: true,
      access: "invited",
      invitedUntil: expect.any(String),
    });
  });

  test("rename a colleague", async () => {
    const { here } = house;
    const renamed = await renameStaff(manager(), { staffId: here.people.otherNurse, name: "Ada Example" });
    expect(renamed.name).toBe("Ada Example");
    expect(await listColleagues(manager())).toContainEqual({
      staffId: here.people.otherNurse,
      name: "Ada Example",
    });
  });

  test("reach nobody of another practice", async () => {
    const staffId = house.there.people.desk;
    const nobody = { code: "NOT_FOUND" };
    for (const verb of [deactivateStaff, reactivateStaff, resetStaff]) {
      await expect(verb(manager(), { staffId })).rejects.toMatchObject(nobody);
    }
    await expect(changeRoles(manager(), { staffId, roles: ["desk"] })).rejects.toMatchObject(nobody);
    await expect(renameStaff(manager(), { staffId, name: "X" })).rejects.toMatchObject(nobody);
    expect(await tryToSignIn(house.there.practiceId, emailOf("desk"))).toHaveProperty("begun");
  });

  test("who are managers no more cannot finish what they began", async () => {
    const { here } = house;
    const before = as(here, "barredManager");
    await changeRoles(manager(), { staffId: here.people.barredManager, roles: ["desk"] });
    const raise = changeRoles(before, { staffId: here.people.barredManager, roles: ["manager"] });
    await expect(raise).rejects.toMatchObject({ code: "FORBIDDEN" });
    await changeRoles(manager(), { staffId: here.people.barredManager, roles: ["manager"] });
  });
});

describe("the last manager who can sign in", () => {
  const only = async (...keep: (keyof Scene["people"])[]) => {
    const { rows, there } = house;
    const ids = keep.map((name) => there.people[name]);
    await rows.sql`
      delete from credential where practice_id = ${there.practiceId} and account_kind = 'staff' and account_id <> all (${ids})`;
    await rows.sql`update staff_account set active = true where practice_id = ${there.practiceId}`;
    for (const id of ids) {
      await rows.sql`
        insert into staff_role values (${there.practiceId}, ${id}, 'manager') on conflict do nothing`;
      await rows.sql`
        insert into credential values (${there.practiceId}, 'staff', ${id}, ${id}, ${house.kept}, now()) on conflict do nothing`;
    }
  };
  const managers = async () => {
    const [row] = await house.rows.sql`
      select count(*)::int as many from staff_account a join staff_role r using (practice_id, staff_id)
        join credential c on c.practice_id = a.practice_id and c.account_id = a.staff_id
       where a.practice_id = ${house.there.practiceId} and a.active and r.role = 'manager'`;
    return row?.many as number;
  };
  const away: [string, (ctx: StaffCtx, staffId: string) => Promise<unknown>][] = [
    ["deactivated", (ctx, staffId) => deactivateStaff(ctx, { staffId })],
    ["given other roles", (ctx, staffId) => changeRoles(ctx, { staffId, roles: ["desk"] })],
    ["reset", (ctx, staffId) => resetStaff(ctx, { staffId })],
  ];

  test.each(away)("cannot be %s, by herself either, though others are invited", async (_, take) => {
    await only("manager");
    const ctx = as(house.there, "manager");
    await expect(take(ctx, house.there.people.manager)).rejects.toMatchObject(lastManager);
    await expect(take(as(house.there, "otherManager"), house.there.people.manager)).rejects.toMatchObject(
      lastManager,
    );
    expect(await managers()).toBe(1);
  });

  test.each(away)("is left when two have each other %s at once", async (_, take) => {
    for (let round = 0; round < 4; round++) {
      await only("manager", "otherManager");
      const { there } = house;
      const outcome = await Promise.allSettled([
        take(as(there, "manager"), there.people.otherManager),
        take(as(there, "otherManager"), there.people.manager),
      ]);
      expect(outcome.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await managers()).toBe(1);
    }
  });

  test.each(away)("is left when two have themselves %s at once", async (_, take) => {
    await only("manager", "otherManager");
    const { there } = house;
    const outcome = await Promise.allSettled([
      take(as(there, "manager"), there.people.manager),
      take(as(there, "otherManager"), there.people.otherManager),
    ]);
    expect(outcome.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await managers()).toBe(1);
  });
});

describe("bars", () => {
  test("are shown to managers by a reference that she can say, never by her name or id", async () => {
    const { here } = house;
    const bars = await listBars(manager());
    const shown = bars.find(({ staffId }) => staffId === here.people.barredDesk);
    expect(shown).toMatchObject({
      staffName: "Dr barredDesk",
      patientReference: patientReference(here.patients.ana),
    });
    const told = JSON.stringify(bars);
    expect(told).not.toContain(here.patients.ana);
    expect(told).not.toContain("Lindqvist");
  });

  test("are neither shown to a manager whom she barred, nor lifted by one", async () => {
    const barred = as(house.here, "barredManager");
    expect(await listBars(barred)).toEqual([]);
    for (const { barId } of await listBars(manager())) {
      await expect(liftBar(barred, { barId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  test("are lifted by another manager, once, and audited", async () => {
    const { here } = house;
    const [bar] = (await listBars(manager())).filter(({ staffId }) => staffId === here.people.barredManager);
    const barId = bar?.barId ?? "";
    await liftBar(manager(), { barId });
    await expect(liftBar(manager(), { barId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await audited(house, here.practiceId, 1)).toMatchObject([
      { action: "patient.bar_lifted", actor_id: here.people.manager, subject_id: here.patients.ana },
    ]);
    expect((await listBars(as(here, "barredManager"))).length).toBeGreaterThan(0);
  });

  test("of another practice are nobody's", async () => {
    const [theirs] = await listBars(as(house.there, "otherManager"));
    await expect(liftBar(manager(), { barId: theirs?.barId ?? "none" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

test("everybody sees who they are, as what, and where", async () => {
  const { rows, here, slug } = house;
  await rows.add([
    "staff_role",
    { practice_id: here.practiceId, staff_id: here.people.desk, role: "manager" },
  ]);
  expect(await me(as(here, "desk", "desk"))).toEqual({
    staffId: here.people.desk,
    name: "Dr desk",
    role: "desk",
    roles: ["desk", "manager"],
    practice: { slug, name: "Linden", isDemo: false },
  });
  expect(await me(as(here, "nurse", "nurse"))).toMatchObject({ roles: ["nurse"] });
  expect((await signedIn(here.practiceId, emailOf("desk"))).role).toBe("choosing");
});
