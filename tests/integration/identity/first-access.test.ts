import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  checkCode,
  doorCtx,
  findSession,
  getPatient,
  giveFirstAccess,
  inviteStaff,
  redeemCode,
  resetStaff,
} from "#server/identity/index.ts";
import type { FirstAccess } from "#server/identity/patient-schemas.ts";
import { CODE_LETTERS } from "#server/identity/rules/code.ts";
import { limits } from "#server/identity/rules/limits.ts";
import type { StaffAccess } from "#server/identity/staff-schemas.ts";
import { startSession } from "#server/identity/start-session.ts";
import { transact } from "#server/kernel/index.ts";
import { asStaff, type Scene } from "#tests/support/scene.ts";
import { audited, type House, newAddress, openHouse, PASSPHRASE, signedIn, tryToSignIn } from "./house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const GOOD = "copper kite over the lake";
const wrong = { refused: "wrongCode" };
const now = () => Temporal.Now.instant();

const card = (scene: Scene, patientId = scene.patients.ana) =>
  giveFirstAccess(asStaff(scene.practiceId, scene.people.desk, "desk"), { patientId });

type Typed = { code: string; words: string };
const of = ({ code, spoken }: FirstAccess): Typed => ({ code, words: spoken });
const door = (scene: Scene, at = now()) => doorCtx(scene.practiceId, "request-door", at);
const check = (scene: Scene, typed: Typed, { at = now(), address = newAddress() } = {}) =>
  checkCode(door(scene, at), typed, address);
const redeem = (scene: Scene, typed: Typed, name: string, passphrase = GOOD, at = now()) =>
  redeemCode(
    door(scene, at),
    { practiceId: scene.practiceId, slug: "linden", name: "Linden" },
    { ...typed, name, passphrase },
    newAddress(),
  );

describe("a patient's first access", () => {
  test("is good for three days, which the card and her page tell on the practice's clock, wherever it stands", async () => {
    const ctx = asStaff(house.here.practiceId, house.here.people.desk, "desk");
    const given = await card(house.here);
    const { codeExpiresAt } = await getPatient(ctx, { patientId: house.here.patients.ana });
    for (const until of [given.expiresAt, codeExpiresAt ?? ""]) {
      const hours = ctx.now.until(Temporal.Instant.from(until)).total("hours");
      expect(hours).toBeGreaterThan(71.9);
      expect(hours).toBeLessThan(72.1);
    }
    const [row] = await house.rows.sql`
      select extract(epoch from expires_at - now()) / 3600 as hours from access_code
       where account_id = ${house.here.patients.ana} order by issued_at desc limit 1`;
    expect(Number(row?.hours)).toBeGreaterThan(71.9);
    expect(Number(row?.hours)).toBeLessThan(72.1);
  });

  test("is a card with an address of the practice's word and eight letters that cannot be mistaken, and two spoken words", async () => {
    const given = await card(house.here);
    expect(given.address).toBe(`/p/${house.slug}/first`);
    expect(given.code).toMatch(new RegExp(`^[${CODE_LETTERS}]{4} [${CODE_LETTERS}]{4}$`));
    expect(given.spoken).toMatch(/^[a-z]+ [a-z]+$/);
    expect((await audited(house, house.here.practiceId, 1))[0]).toMatchObject({
      action: "patient.access_given",
      subject_id: house.here.patients.ana,
    });
  });

  test("is kept as hashes: neither code nor words stand in any table", async () => {
    const { code, spoken } = await card(house.here);
    const rows = await house.rows.sql<{ line: string }[]>`
      select access_code::text as line from access_code union all select audit_event::text from audit_event`;
    for (const secret of [code, code.replace(" ", ""), spoken, ...spoken.split(" ")]) {
      expect(rows.filter(({ line }) => line.includes(secret))).toEqual([]);
    }
  });

  test("opens once, with a name and a passphrase that she picks", async () => {
    const { here } = house;
    const typed = of(await card(here));
    const sloppy = {
      code: ` ${typed.code.toLowerCase().replace(" ", "-")} `,
      words: ` ${typed.words.toUpperCase().replace(" ", ", ")} `,
    };
    expect(await check(here, sloppy)).toMatchObject({ holder: { kind: "patient" } });
    const tried = await redeem(here, sloppy, "Juniper");
    expect(tried).toMatchObject({ begun: { role: "patient" } });
    const found = "begun" in tried ? await findSession(tried.begun, "request") : null;
    expect(found?.actor).toMatchObject({ viewer: "patient", actorId: here.patients.ana });
    expect(await tryToSignIn(here.practiceId, "juniper", GOOD)).toHaveProperty("begun");
    expect(await tryToSignIn(here.practiceId, "ana")).toEqual({ refused: "wrongSignIn" });
    expect(await redeem(here, typed, "juniper two")).toEqual(wrong);
    expect(await check(here, typed)).toEqual(wrong);
  });

  test("opens once even for two at the same moment", async () => {
    const { here } = house;
    const typed = of(await card(here, here.patients.bea));
    const tried = await Promise.all([1, 2, 3, 4].map((n) => redeem(here, typed, `bea ${n}`)));
    expect(tried.filter((one) => "begun" in one)).toHaveLength(1);
    expect(tried.filter((one) => "refused" in one)).toEqual([wrong, wrong, wrong]);
  });

  test("lasts 72 hours of real time", async () => {
    const typed = of(await card(house.here));
    expect(await check(house.here, typed, { at: now().add({ hours: 71 }) })).toHaveProperty("holder");
    expect(await check(house.here, typed, { at: now().add({ hours: 72, minutes: 1 }) })).toEqual(wrong);
    expect(await redeem(house.here, typed, "late one", GOOD, now().add({ hours: 73 }))).toEqual(wrong);
  });

  test("is void after five tries with words that were not said, then with the right ones too", async () => {
    const typed = of(await card(house.here));
    for (let n = 0; n < limits.code.tries - 1; n++) {
      expect(await check(house.here, { ...typed, words: "not these" })).toEqual(wrong);
    }
    expect(await check(house.here, typed)).toHaveProperty("holder");
    expect(await check(house.here, { ...typed, words: "" })).toEqual(wrong);
    expect(await check(house.here, typed)).toEqual(wrong);
    expect(await redeem(house.here, typed, "too late")).toEqual(wrong);
  });

  test("allows no sixth try to twenty at once", async () => {
    const typed = of(await card(house.here));
    await Promise.all(Array.from({ length: 20 }, () => check(house.here, { ...typed, words: "not these" })));
    const [left] = await house.rows.sql`
      select min(tries_left)::int as tries from access_code where practice_id = ${house.here.practiceId} and account_kind = 'patient'`;
    expect(left?.tries).toBe(0);
    expect(await check(house.here, typed)).toEqual(wrong);
  });

  test("is limited by address for codes that are nobody's", async () => {
    const address = newAddress();
    const typed = of(await card(house.here));
    for (let n = 0; n < limits.attempts.codeAddress.tries; n++) {
      expect(await check(house.here, { code: "CCCC DDDD", words: "acorn almond" }, { address })).toEqual(
        wrong,
      );
    }
    expect(await check(house.here, typed, { address })).toMatchObject({ refused: "waitToTry", minutes: 15 });
    expect(await check(house.here, typed)).toHaveProperty("holder");
  });

  test("is of one practice alone", async () => {
    expect(await check(house.there, of(await card(house.here)))).toEqual(wrong);
    expect(await checkCode(doorCtx(null, "request"), { code: "CCCC DDDD", words: "" }, newAddress())).toEqual(
      wrong,
    );
  });

  test("is void when a newer card is made; the newer one works", async () => {
    const { here } = house;
    const [older, newer] = [of(await card(here)), of(await card(here))];
    expect(await check(here, older)).toEqual(wrong);
    expect(await redeem(here, newer, "juniper again")).toHaveProperty("begun");
  });

  test("given anew ends what she had: sessions, name and passphrase", async () => {
    const { there } = house;
    const begun = await signedIn(there.practiceId, "bea");
    const typed = of(await card(there, there.patients.bea));
    expect((await findSession(begun, "request")).actor).toBeNull();
    expect(await tryToSignIn(there.practiceId, "bea")).toEqual({ refused: "wrongSignIn" });
    expect(await redeem(there, typed, "bea")).toHaveProperty("begun");
  });

  test("cannot be given by a desk that is barred from her, nor for somebody of another practice: both are nobody", async () => {
    const { here, there } = house;
    const give = (staffId: string, patientId: string) =>
      giveFirstAccess(asStaff(here.practiceId, staffId, "desk"), { patientId });
    const nobody = { code: "NOT_FOUND", reason: "notFound" };
    await expect(give(here.people.barredDesk, here.patients.ana)).rejects.toMatchObject(nobody);
    await expect(give(here.people.desk, there.patients.ana)).rejects.toMatchObject(nobody);
    await expect(give(here.people.desk, crypto.randomUUID())).rejects.toMatchObject(nobody);
    const nurse = asStaff(here.practiceId, here.people.nurse, "nurse");
    await expect(giveFirstAccess(nurse, { patientId: here.patients.ana })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("name and passphrase", () => {
  const unusable = { refused: "nameUnusable", field: "name" };

  test("that cannot be taken leave the code as it was", async () => {
    const { there } = house;
    const typed = of(await card(there));
    expect(await redeem(there, typed, "x")).toEqual(unusable);
    expect(await redeem(there, typed, "juniper", "short")).toMatchObject({ refused: "passphraseShort" });
    expect(await redeem(there, typed, "juniper", "juniperjuniper12")).toMatchObject({
      refused: "passphraseCommon",
    });
    expect(await redeem(there, typed, "juniper", "correct horse battery staple")).toMatchObject({
      refused: "passphraseCommon",
    });
    expect(await redeem(there, typed, "juniper")).toHaveProperty("begun");
  });

  test("somebody else's name is answered like one that is not allowed, only after the right code, and not for long", async () => {
    const { there } = house;
    const typed = of(await card(there));
    expect(await redeem(there, { ...typed, words: "not these" }, "bea")).toEqual(wrong);
    expect(await redeem(there, typed, "BEA ")).toEqual(unusable);
    for (let n = 1; n < limits.attempts.names.tries; n++)
      expect(await redeem(there, typed, "bea")).toEqual(unusable);
    expect(await redeem(there, typed, "bea")).toMatchObject({ refused: "waitToTry" });
  });

  test("a colleague's e-mail address is no answer to who is a patient: it can be taken, with another passphrase", async () => {
    const { here } = house;
    const typed = of(await card(here));
    const email = "desk@linden.test";
    expect(await redeem(here, typed, email, PASSPHRASE)).toMatchObject({ refused: "passphraseCommon" });
    expect(await redeem(here, typed, email)).toMatchObject({ begun: { role: "patient" } });
    expect(await tryToSignIn(here.practiceId, email)).toMatchObject({ begun: { role: "desk" } });
    expect(await tryToSignIn(here.practiceId, email, GOOD)).toMatchObject({ begun: { role: "patient" } });
  });
});

describe("a colleague's first access", () => {
  const invite = (roles: ("desk" | "nurse")[], email: string): Promise<StaffAccess> =>
    inviteStaff(asStaff(house.here.practiceId, house.here.people.manager, "manager"), {
      name: "Kim Primjer",
      email,
      roles,
    });

  test("needs the code alone, and takes the e-mail address of the invitation as the name", async () => {
    const { here } = house;
    const { code } = await invite(["nurse"], "Kim@Linden.Test");
    expect(await check(here, { code, words: "" })).toMatchObject({
      holder: { kind: "staff", email: "kim@linden.test" },
    });
    expect(await redeem(here, { code, words: "" }, "somebody else", "kim@linden.test kim")).toMatchObject({
      refused: "passphraseCommon",
    });
    expect(await redeem(here, { code, words: "" }, "somebody else")).toMatchObject({
      begun: { role: "nurse" },
    });
    expect(await tryToSignIn(here.practiceId, "somebody else", GOOD)).toEqual({ refused: "wrongSignIn" });
    expect(await tryToSignIn(here.practiceId, "kim@linden.test", GOOD)).toMatchObject({
      begun: { role: "nurse" },
    });
  });

  test("leads to the choice of a role when there are several", async () => {
    const { code } = await invite(["desk", "nurse"], "two@linden.test");
    expect(await redeem(house.here, { code, words: "" }, "")).toMatchObject({ begun: { role: "choosing" } });
  });
});

describe("a new code in the moment in which the old one is being redeemed", () => {
  const newCodes = {
    patient: async () => of(await card(house.there, house.there.patients.bea)),
    staff: async () => {
      const { practiceId, people } = house.there;
      const given = await resetStaff(asStaff(practiceId, people.manager, "manager"), {
        staffId: people.nurse,
      });
      return { code: given.code, words: "" };
    },
  };

  /** Redeems as the product does, and does not commit before the other waits for it. */
  async function redeemSlowly(typed: Typed, name: string, until: () => Promise<void>) {
    const { there } = house;
    const checked = await check(there, typed);
    if (!("holder" in checked)) throw new Error("the old code does not work");
    const { kind, accountId, hashes } = checked.holder;
    const proven = { account_kind: kind, account_id: accountId, passphrase_hash: house.kept };
    return transact(door(there), async (tx) => {
      await tx.sql`select * from door_redeem(${hashes.code}, ${hashes.words}, ${name}, ${house.kept}, 'request')`;
      const begun = await startSession(tx, door(there), proven);
      await until();
      if (!begun) throw new Error("no session began");
      return begun;
    });
  }

  async function somebodyWaits() {
    for (;;) {
      const [row] = await house.rows.sql<{ waiting: boolean }[]>`
        select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waiting`;
      if (row?.waiting) return;
    }
  }

  test.each([
    ["patient", "juniper slow"],
    ["staff", "nurse@linden.test"],
  ] as const)("leaves a %s no way in by the old one, and the new one works", async (kind, name) => {
    const { there } = house;
    const old = await newCodes[kind]();
    let made: Promise<Typed> | undefined;
    const begun = await redeemSlowly(old, name, async () => {
      made = newCodes[kind]();
      await somebodyWaits();
    });
    const typed = await made;
    expect((await findSession(begun, "request")).actor).toBeNull();
    expect(await tryToSignIn(there.practiceId, name)).toEqual({ refused: "wrongSignIn" });
    expect(typed && (await redeem(there, typed, name))).toHaveProperty("begun");
  });
});
