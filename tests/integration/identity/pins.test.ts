import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  changePassphrase,
  changeRoles,
  chooseRole,
  deactivateStaff,
  findSession,
  listTappers,
  resetStaff,
  setPin,
  shareDevice,
  tapAs,
  unshareDevice,
} from "#server/identity/index.ts";
import type { TapAs } from "#server/identity/pin-schemas.ts";
import type { Begun } from "#server/identity/sign-in-schemas.ts";
import type { DomainError, StaffCtx } from "#server/kernel/index.ts";
import { asStaff, type Scene } from "#tests/support/scene.ts";
import { audited, emailOf, type House, openHouse, PASSPHRASE, signedIn } from "./house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.rows.sql`delete from staff_pin`);

const PIN = "493817";
const nurse = (scene: Scene = house.here) => asStaff(scene.practiceId, scene.people.nurse, "nurse");
const manager = () => asStaff(house.here.practiceId, house.here.people.manager, "manager");
const enter = (who: string, scene = house.here) => signedIn(scene.practiceId, emailOf(who));
const look = (begun: Begun) => findSession(begun, "request-look");
const givesHerself = async (who: string, pin = PIN, scene = house.here) =>
  setPin(await enter(who, scene), { current: PASSPHRASE, pin }, "request-pin");
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    ({ code, reason, params }: DomainError) => ({ code, reason, ...params }),
  );
const taps = (pin: string, more: Partial<TapAs> = {}, holder = nurse()) =>
  tapAs(holder, { staffId: house.here.people.surgeon, role: "surgeon", pin, ...more });
const kept = async (staffId: string) => {
  const [row] = await house.rows.sql<{ pin_hash: string; tries_left: number }[]>`
    select pin_hash, tries_left from staff_pin where staff_id = ${staffId}`;
  return row;
};

describe("a PIN", () => {
  test("is set with the passphrase alone, kept as a slow hash, and listed by name and role", async () => {
    const { here } = house;
    const mine = await enter("surgeon");
    const set = (current: string, pin: string) => setPin(mine, { current, pin }, "request-pin");
    expect(await set("not this one at all", PIN)).toEqual({ refused: "wrongPassphrase" });
    expect(await set(PASSPHRASE, "1234")).toEqual({ refused: "pinObvious", field: "pin" });
    expect(await set(PASSPHRASE, "49a8")).toEqual({ refused: "pinShape", field: "pin" });
    expect(await listTappers(nurse())).toEqual([]);
    expect(await set(PASSPHRASE, PIN)).toEqual({ set: true });
    expect((await kept(here.people.surgeon))?.pin_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await listTappers(nurse())).toEqual([
      { staffId: here.people.surgeon, name: "Dr surgeon", role: "surgeon" },
    ]);
    expect(await listTappers(nurse(house.there))).toEqual([]);
    expect((await audited(house, here.practiceId, 1))[0]).toMatchObject({
      action: "access.pin_set",
      actor_id: here.people.surgeon,
    });
  });

  test("is nothing that a patient can set, nor anybody whose session is over", async () => {
    const ana = await signedIn(house.here.practiceId, "ana");
    expect(await setPin(ana, { current: PASSPHRASE, pin: PIN }, "r")).toEqual({ refused: "signInAgain" });
    const secret = "A".repeat(43);
    expect(await setPin({ ...ana, secret }, { current: PASSPHRASE, pin: PIN }, "r")).toEqual({
      refused: "signInAgain",
    });
  });

  test("makes who gives it the actor, in the role that she names and holds, on another's device", async () => {
    await givesHerself("surgeon");
    const { here } = house;
    expect(await taps(PIN)).toEqual({ ...nurse(), actorId: here.people.surgeon, role: "surgeon" });
    expect(await audited(house, here.practiceId, 1)).toEqual([
      {
        action: "session.tapped",
        actor_id: here.people.surgeon,
        subject_kind: "staff",
        subject_id: here.people.nurse,
        role: "surgeon",
      },
    ]);
  });

  test("fits nobody else, and no role that she does not hold", async () => {
    const { here, there } = house;
    await givesHerself("surgeon");
    await givesHerself("nurse", "5092", house.there);
    const unknown = { code: "BAD_REQUEST", reason: "unknownTapper" };
    expect(await refusal(taps(PIN, { role: "anaesthetist" }))).toEqual(unknown);
    expect(await refusal(taps(PIN, { staffId: here.people.anaesthetist, role: "anaesthetist" }))).toEqual(
      unknown,
    );
    // Another practice's colleague, with her own PIN.
    expect(await refusal(taps("5092", { staffId: there.people.nurse, role: "nurse" }))).toEqual(unknown);
    expect((await kept(there.people.nurse))?.tries_left).toBe(5);
    // The hash is hers: the same digits under another name fit nothing.
    const own = await kept(here.people.surgeon);
    await house.rows.add([
      "staff_pin",
      {
        practice_id: here.practiceId,
        staff_id: here.people.anaesthetist,
        pin_hash: own?.pin_hash,
        tries_left: 5,
        set_at: "2026-06-01T08:00:00Z",
      },
    ]);
    const hers = { staffId: here.people.anaesthetist, role: "anaesthetist" } as const;
    expect(await refusal(taps(PIN, hers))).toMatchObject({ reason: "wrongPin" });
  });

  test("is locked by five wrong tries in a row until she sets it again", async () => {
    await givesHerself("surgeon");
    for (const left of [4, 3])
      expect(await refusal(taps("6174"))).toMatchObject({ reason: "wrongPin", left });
    expect(await refusal(taps(PIN))).toBeNull();
    for (const left of [4, 3, 2, 1])
      expect(await refusal(taps("6174"))).toEqual({ code: "BAD_REQUEST", reason: "wrongPin", left });
    const locked = { code: "PRECONDITION_FAILED", reason: "pinLocked" };
    expect(await refusal(taps("6174"))).toEqual(locked);
    expect(await refusal(taps(PIN)), "not even the right one").toEqual(locked);
    expect((await audited(house, house.here.practiceId, 1))[0]).toMatchObject({
      action: "access.pin_refused",
      actor_id: house.here.people.nurse,
      subject_id: house.here.people.surgeon,
    });
    await givesHerself("surgeon", "7208");
    expect(await refusal(taps(PIN))).toMatchObject({ reason: "wrongPin", left: 4 });
    expect(await refusal(taps("7208"))).toBeNull();
  });

  test("is tried five times by twenty guesses in the same moment, and then not even by the right one", async () => {
    await givesHerself("surgeon");
    const guesses = Array.from({ length: 20 }, (_, n) => refusal(taps(String(6_100 + n))));
    const told = await Promise.all(guesses);
    const lefts = told.flatMap((one) => (one?.reason === "wrongPin" ? [Number(Object(one).left)] : []));
    expect(lefts.sort()).toEqual([1, 2, 3, 4]);
    expect(told.filter((one) => one?.reason === "pinLocked")).toHaveLength(16);
    expect(await refusal(taps(PIN))).toMatchObject({ reason: "pinLocked" });
  });

  test("opens once for each of many right ones in the same moment", async () => {
    await givesHerself("surgeon");
    const told = await Promise.all(Array.from({ length: 12 }, () => refusal(taps(PIN))));
    expect(told.filter(Boolean)).toEqual([]);
  });

  test("goes with the access: of who is deactivated, reset, or changes the passphrase; a role that is gone does nothing", async () => {
    const { here, slug } = house;
    const { people } = here;
    for (const who of ["surgeon", "anaesthetist", "nurse", "otherNurse", "desk"]) await givesHerself(who);
    await deactivateStaff(manager(), { staffId: people.otherNurse });
    await resetStaff(manager(), { staffId: people.anaesthetist });
    await changeRoles(manager(), { staffId: people.surgeon, roles: ["desk"] });
    const practice = { practiceId: here.practiceId, slug, name: "Linden" };
    const change = { current: PASSPHRASE, passphrase: "copper kite over the lake" };
    await changePassphrase(await enter("nurse"), practice, change, "request-change");
    for (const [who, role] of [
      ["surgeon", "surgeon"],
      ["anaesthetist", "anaesthetist"],
      ["nurse", "nurse"],
      ["otherNurse", "nurse"],
    ] as const)
      expect(await refusal(taps(PIN, { staffId: people[who], role })), who).toMatchObject({
        reason: "unknownTapper",
      });
    expect(await listTappers(nurse())).toEqual([]);
    // Also when the row is left behind.
    await house.rows.sql`update staff_account set active = false where staff_id = ${people.desk}`;
    await house.rows
      .sql`insert into staff_role (practice_id, staff_id, role) values (${here.practiceId}, ${people.desk}, 'nurse')`;
    expect(await listTappers(nurse())).toEqual([]);
    expect(await refusal(taps(PIN, { staffId: people.desk, role: "nurse" }))).toMatchObject({
      reason: "unknownTapper",
    });
  });
});

describe("a shared device", () => {
  const there = (who: "nurse" | "desk" | "manager") => enter(who, house.there);
  const holder = async (begun: Begun) => (await look(begun)).actor as StaffCtx;

  test("is one that a clinician shares; it stands in her session's row, and other sessions of hers are not", async () => {
    const [one, other] = [await there("nurse"), await there("nurse")];
    expect(await look(one)).toMatchObject({ shared: false });
    expect(await shareDevice(one, "request-share")).toBe(true);
    expect(await shareDevice(one, "request-share"), "a second time").toBe(false);
    expect(await look(one)).toMatchObject({ shared: true, actor: { role: "nurse" } });
    expect(await look(other)).toMatchObject({ shared: false });
    const actions = (await audited(house, house.there.practiceId, 2)).map(({ action }) => action);
    expect(actions).toEqual(["session.began", "session.shared"]);
  });

  test.each(["desk", "manager"] as const)("is never that of the %s, nor a patient's", async (who) => {
    const begun = await there(who);
    expect(await shareDevice(begun, "request")).toBe(false);
    expect(await look(begun)).toMatchObject({ shared: false });
    expect(await shareDevice(await signedIn(house.there.practiceId, "ana"), "request")).toBe(false);
  });

  test("ends by the passphrase or the PIN of who signed in there, and by nobody else's", async () => {
    await givesHerself("nurse", PIN, house.there);
    await givesHerself("surgeon", "7208", house.there);
    const begun = await there("nurse");
    for (const proof of [PASSPHRASE, PIN]) {
      await shareDevice(begun, "request");
      const ends = async (typed: string) => refusal(unshareDevice(begun, await holder(begun), typed));
      expect(await ends("7208")).toMatchObject({ reason: "wrongPin" });
      expect(await ends("")).toMatchObject({ reason: "wrongProof" });
      expect(await ends("not this one at all")).toMatchObject({ reason: "wrongProof" });
      expect(await look(begun)).toMatchObject({ shared: true });
      expect(await ends(proof)).toBeNull();
      expect(await look(begun)).toMatchObject({ shared: false });
    }
    expect(await look(await there("nurse")), "nor by signing in again").toMatchObject({ shared: false });
  });

  test("offers nobody another role of who signed in there", async () => {
    const scene = house.there;
    await house.rows
      .sql`insert into staff_role (practice_id, staff_id, role) values (${scene.practiceId}, ${scene.people.barredNurse}, 'desk')`;
    const begun = await chooseRole(await enter("barredNurse", scene), "nurse", "request");
    if (!begun) throw new Error("no session");
    await shareDevice(begun, "request");
    expect(await chooseRole(begun, "desk", "request")).toBeNull();
    expect(await look(begun)).toMatchObject({ shared: true, actor: { role: "nurse" } });
    await unshareDevice(begun, await holder(begun), PASSPHRASE);
    expect(await chooseRole(begun, "desk", "request")).toMatchObject({ role: "desk" });
  });
});
