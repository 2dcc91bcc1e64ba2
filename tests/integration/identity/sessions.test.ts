import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  changePassphrase,
  changeRoles,
  chooseRole,
  deactivateStaff,
  findSession,
  giveFirstAccess,
  resetStaff,
  rolesToChoose,
  signOut,
} from "#server/identity/index.ts";
import type { Begun } from "#server/identity/sign-in-schemas.ts";
import { asStaff, NOW } from "#tests/support/scene.ts";
import { audited, emailOf, type House, openHouse, PASSPHRASE, signedIn, tryToSignIn } from "./house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const now = () => Temporal.Now.instant();
const look = (begun: Pick<Begun, "practiceId" | "secret">, at = now()) =>
  findSession(begun, "request-look", at);
const lives = async (begun: Begun, at = now()) => (await look(begun, at)).actor !== null;
const manager = () => asStaff(house.here.practiceId, house.here.people.manager, "manager");

describe("a session", () => {
  test("says who works as what, at which practice, on the practice's clock", async () => {
    const { rows, here, slug } = house;
    await rows.add(["demo_clock", { practice_id: here.practiceId, offset_seconds: -86_400 }]);
    const at = now();
    const found = await look(await signedIn(here.practiceId, emailOf("nurse"), at), at);
    expect(found).toMatchObject({ slug, choosing: false });
    expect(found.actor).toEqual({
      viewer: "staff",
      practiceId: here.practiceId,
      actorId: here.people.nurse,
      role: "nurse",
      requestId: "request-look",
      now: at.subtract({ hours: 24 }),
    });
  });

  test("is kept as the hash of its secret alone", async () => {
    const begun = await signedIn(house.here.practiceId, "ana");
    const hash = createHash("sha256").update(begun.secret).digest();
    const kept = await house.rows
      .sql`select session_hash, session::text as line from session where session_hash = ${hash}`;
    expect(kept).toHaveLength(1);
    const all = await house.rows.sql<{ line: string }[]>`select session::text as line from session`;
    expect(all.filter(({ line }) => line.includes(begun.secret))).toEqual([]);
  });

  test("opens nothing in another practice, nor with another secret", async () => {
    const begun = await signedIn(house.here.practiceId, emailOf("desk"));
    expect((await look({ ...begun, practiceId: house.there.practiceId })).actor).toBeNull();
    expect((await look({ ...begun, secret: `${begun.secret.slice(1)}A` })).actor).toBeNull();
    expect(await look({ ...begun, practiceId: crypto.randomUUID() })).toEqual({
      slug: null,
      actor: null,
      choosing: false,
      shared: false,
    });
  });

  test.each([
    ["staff", emailOf("desk"), 30],
    ["a patient", "ana", 10],
  ])("of %s ends when nothing was asked for its minutes", async (_, name, minutes) => {
    const began = now();
    const begun = await signedIn(house.here.practiceId, name, began);
    let at = began;
    for (let n = 0; n < 3; n++) {
      at = at.add({ minutes: minutes - 1 });
      expect(await lives(begun, at), `busy after ${at.since(began)}`).toBe(true);
    }
    expect(await lives(begun, at.add({ minutes }))).toBe(false);
    expect(await lives(begun, at.add({ minutes: minutes - 1 }))).toBe(true);
  });

  test.each([
    ["staff", emailOf("desk"), 12],
    ["a patient", "ana", 2],
  ])("of %s ends at its absolute limit, however busy", async (_, name, hours) => {
    const began = now();
    const begun = await signedIn(house.here.practiceId, name, began);
    for (let minute = 5; minute < hours * 60; minute += 5) await look(begun, began.add({ minutes: minute }));
    expect(await lives(begun, began.add({ minutes: hours * 60 - 1 }))).toBe(true);
    expect(await lives(begun, began.add({ hours }))).toBe(false);
  });

  test("is written at most every half minute, however many pages it reads", async () => {
    const began = now();
    const begun = await signedIn(house.here.practiceId, emailOf("desk"), began);
    const seen = async () => {
      const hash = createHash("sha256").update(begun.secret).digest();
      const [row] = await house.rows.sql`select seen_at from session where session_hash = ${hash}`;
      return row?.seen_at as string;
    };
    const first = await seen();
    await look(begun, began.add({ seconds: 29 }));
    expect(await seen()).toBe(first);
    await look(begun, began.add({ seconds: 31 }));
    expect(await seen()).not.toBe(first);
  });

  test("ends at once when its owner leaves, and that is audited once", async () => {
    const begun = await signedIn(house.here.practiceId, "ana");
    await signOut(begun, "request-out");
    await signOut(begun, "request-out");
    expect(await lives(begun)).toBe(false);
    const actions = (await audited(house, house.here.practiceId, 2)).map(({ action }) => action);
    expect(actions).toEqual(["session.began", "session.ended"]);
  });
});

describe("a session ends at once", () => {
  test("when a manager changes the roles", async () => {
    const { here } = house;
    const begun = await signedIn(here.practiceId, emailOf("otherNurse"));
    await changeRoles(manager(), { staffId: here.people.otherNurse, roles: ["nurse", "desk"] });
    expect(await look(begun)).toMatchObject({ actor: null, choosing: false });
    const again = await tryToSignIn(here.practiceId, emailOf("otherNurse"));
    expect(again).toMatchObject({ begun: { role: "choosing" } });
  });

  test("when a manager deactivates or resets the account", async () => {
    const { here } = house;
    const [leaving, forgetful] = [
      await signedIn(here.practiceId, emailOf("otherSurgeon")),
      await signedIn(here.practiceId, emailOf("otherAnaesthetist")),
    ];
    await deactivateStaff(manager(), { staffId: here.people.otherSurgeon });
    await resetStaff(manager(), { staffId: here.people.otherAnaesthetist });
    expect([await lives(leaving), await lives(forgetful)]).toEqual([false, false]);
    for (const name of ["otherSurgeon", "otherAnaesthetist"]) {
      expect(await tryToSignIn(here.practiceId, emailOf(name))).toEqual({ refused: "wrongSignIn" });
    }
  });

  test("when the role is gone, even from under it", async () => {
    const { rows, here } = house;
    const begun = await signedIn(here.practiceId, emailOf("anaesthetist"));
    await rows.sql`delete from staff_role where practice_id = ${here.practiceId} and staff_id = ${here.people.anaesthetist}`;
    expect(await lives(begun)).toBe(false);
  });

  test("when its owner changes the passphrase: the others too, and a new one begins", async () => {
    const { here, slug } = house;
    const practice = { practiceId: here.practiceId, slug, name: "Linden" };
    const [one, other] = [await signedIn(here.practiceId, "bea"), await signedIn(here.practiceId, "bea")];
    const change = (current: string, passphrase: string) =>
      changePassphrase(one, practice, { current, passphrase }, "request-change");
    expect(await change("not this one at all", "copper kite over the lake")).toEqual({
      refused: "wrongPassphrase",
    });
    expect(await change(PASSPHRASE, "bea bea bea bea bea")).toMatchObject({ refused: "passphraseCommon" });
    expect(await lives(one)).toBe(true);
    const changed = await change(PASSPHRASE, "copper kite over the lake");
    expect([await lives(one), await lives(other)]).toEqual([false, false]);
    expect("begun" in changed && (await lives(changed.begun))).toBe(true);
    expect(await tryToSignIn(here.practiceId, "bea")).toEqual({ refused: "wrongSignIn" });
    expect(await tryToSignIn(here.practiceId, "bea", "copper kite over the lake")).toHaveProperty("begun");
    expect(await change(PASSPHRASE, "another one of her own")).toEqual({ refused: "signInAgain" });
  });

  test("when the desk gives a patient a new card", async () => {
    const { there } = house;
    const begun = await signedIn(there.practiceId, "ana");
    await giveFirstAccess(asStaff(there.practiceId, there.people.desk, "desk"), {
      patientId: there.patients.ana,
    });
    expect(await lives(begun)).toBe(false);
    expect(await tryToSignIn(there.practiceId, "ana")).toEqual({ refused: "wrongSignIn" });
  });

  test("also when it begins in the same moment", async () => {
    const { there } = house;
    const ctx = asStaff(there.practiceId, there.people.manager, "manager", NOW);
    for (let round = 0; round < 5; round++) {
      const staffId = there.people.otherNurse;
      const [tried] = await Promise.all([
        tryToSignIn(there.practiceId, emailOf("otherNurse")),
        new Promise((resolve) => setTimeout(resolve, 50 + round * 15)).then(() =>
          resetStaff(ctx, { staffId }),
        ),
      ]);
      if ("begun" in tried) expect(await lives(tried.begun)).toBe(false);
      await house.rows.add([
        "credential",
        {
          practice_id: there.practiceId,
          account_kind: "staff",
          account_id: staffId,
          sign_in_name: emailOf("otherNurse"),
          passphrase_hash: house.kept,
          changed_at: NOW.toString(),
        },
      ]);
      if ("begun" in tried) expect(await lives(tried.begun), "not with new access either").toBe(false);
    }
  });
});

describe("with several roles", () => {
  test("nothing opens until one is chosen; each choice is a new session with the old limit", async () => {
    const { rows, there } = house;
    await rows.add([
      "staff_role",
      { practice_id: there.practiceId, staff_id: there.people.otherManager, role: "desk" },
    ]);
    const began = now().subtract({ hours: 1 });
    const begun = await signedIn(there.practiceId, emailOf("otherManager"), now());
    expect(begun.role).toBe("choosing");
    expect(await look(begun)).toMatchObject({ actor: null, choosing: true });
    expect(await rolesToChoose(begun, "request")).toEqual(["desk", "manager"]);

    const desk = await chooseRole(begun, "desk", "request");
    expect(desk).toMatchObject({ role: "desk", endsAt: begun.endsAt });
    expect(await look(begun)).toMatchObject({ actor: null, choosing: false });
    expect((await look(desk as Begun)).actor).toMatchObject({
      role: "desk",
      actorId: there.people.otherManager,
    });

    const managing = await chooseRole(desk as Begun, "manager", "request");
    expect((await look(managing as Begun)).actor).toMatchObject({ role: "manager" });
    expect(await lives(desk as Begun)).toBe(false);
    expect(began.until((managing as Begun).endsAt).total("hours")).toBeLessThan(13.1);
  });

  test("a role that somebody does not have cannot be chosen, and the session goes on", async () => {
    const begun = await signedIn(house.there.practiceId, emailOf("desk"));
    expect(await chooseRole(begun, "manager", "request")).toBeNull();
    expect(await chooseRole(await signedIn(house.there.practiceId, "bea"), "desk", "request")).toBeNull();
    expect(await lives(begun)).toBe(true);
  });

  test("of two choices at once, one is made", async () => {
    const begun = await signedIn(house.there.practiceId, emailOf("otherManager"));
    const made = await Promise.all(
      (["desk", "manager", "desk", "manager"] as const).map((role) => chooseRole(begun, role, "request")),
    );
    expect(made.filter(Boolean)).toHaveLength(1);
  });
});
