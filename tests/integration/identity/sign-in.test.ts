import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashPassphrase } from "#server/identity/index.ts";
import { limits } from "#server/identity/rules/limits.ts";
import { audited, emailOf, type House, newAddress, openHouse, PASSPHRASE, tryToSignIn } from "./house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const wrong = { refused: "wrongSignIn" };

describe("signing in", () => {
  test("begins a session in the one role that a colleague has, and is audited by ids alone", async () => {
    const { here } = house;
    const tried = await tryToSignIn(here.practiceId, emailOf("desk"));
    expect(tried).toMatchObject({ begun: { practiceId: here.practiceId, role: "desk" } });
    expect(await audited(house, here.practiceId, 1)).toEqual([
      {
        action: "session.began",
        actor_id: here.people.desk,
        subject_id: here.people.desk,
        subject_kind: "staff",
        role: "desk",
      },
    ]);
  });

  test("lets a patient in by a name that is no e-mail address, for two hours at the most", async () => {
    const at = Temporal.Instant.from("2026-06-16T09:00:00Z");
    const tried = await tryToSignIn(house.here.practiceId, "ana", PASSPHRASE, { at });
    expect(tried).toMatchObject({ begun: { role: "patient" } });
    expect("begun" in tried && tried.begun.endsAt.toString()).toBe("2026-06-16T11:00:00Z");
  });

  test.each([
    ["capitals and blanks around", `  ${emailOf("desk").toUpperCase()} `],
    ["wide letters", "ａｎａ"],
    ["something invisible in it", "a\u200bna\u0000"],
  ])("takes a name with %s for the same", async (_, name) => {
    expect(await tryToSignIn(house.here.practiceId, name)).toHaveProperty("begun");
  });

  test("leaves the choice open when somebody has several roles", async () => {
    const { rows, here } = house;
    const of = { practice_id: here.practiceId, staff_id: here.people.otherNurse };
    await rows.add(["staff_role", { ...of, role: "desk" }]);
    const tried = await tryToSignIn(here.practiceId, emailOf("otherNurse"));
    expect(tried).toMatchObject({ begun: { role: "choosing" } });
  });

  test("tells a colleague and a patient of the same name apart by their passphrases", async () => {
    const { rows, here } = house;
    const [name, another] = [emailOf("barredDesk"), "copper kite over the lake"];
    await rows.sql`
      update credential set sign_in_name = ${name} where practice_id = ${here.practiceId} and account_id = ${here.patients.bea}`;
    await rows.sql`
      update credential set passphrase_hash = ${await hashPassphrase(another)}
       where practice_id = ${here.practiceId} and account_id = ${here.people.barredDesk}`;
    expect(await tryToSignIn(here.practiceId, name)).toMatchObject({ begun: { role: "patient" } });
    expect(await tryToSignIn(here.practiceId, name, another)).toMatchObject({ begun: { role: "desk" } });
  });
});

describe("whatever does not fit is refused alike:", () => {
  const cases: [string, () => Promise<unknown>][] = [
    ["an unknown name", () => tryToSignIn(house.here.practiceId, "nobody@linden.test")],
    ["a wrong passphrase", () => tryToSignIn(house.here.practiceId, emailOf("nurse"), `${PASSPHRASE}.`)],
    [
      "another case of the passphrase",
      () => tryToSignIn(house.here.practiceId, "ana", PASSPHRASE.toUpperCase()),
    ],
    ["an unknown practice", () => tryToSignIn(null, emailOf("desk"))],
    ["a practice that is not hers", () => tryToSignIn(house.there.practiceId, house.here.patients.ana)],
    ["nothing at all", () => tryToSignIn(house.here.practiceId, "", "")],
    ["a very long name", () => tryToSignIn(house.here.practiceId, "x".repeat(100_000), "y".repeat(100_000))],
    ["hostile text", () => tryToSignIn(house.here.practiceId, "' or 1=1 --\u0000\ud800", "\u0000\ud800")],
  ];
  test.each(cases)("%s", async (_, tried) => {
    expect(await tried()).toEqual(wrong);
  });

  test("an account that is deactivated, has no roles, or has no passphrase yet", async () => {
    const { rows, here } = house;
    const of = (id: string) => rows.sql`practice_id = ${here.practiceId} and staff_id = ${id}`;
    await rows.sql`update staff_account set active = false where ${of(here.people.otherSurgeon)}`;
    await rows.sql`delete from staff_role where ${of(here.people.otherAnaesthetist)}`;
    await rows.sql`delete from credential where practice_id = ${here.practiceId} and account_id = ${here.people.otherManager}`;
    for (const name of ["otherSurgeon", "otherAnaesthetist", "otherManager"]) {
      expect(await tryToSignIn(here.practiceId, emailOf(name))).toEqual(wrong);
    }
  });

  test("and audited alike: by id where the account is known, without where it is not", async () => {
    const { here } = house;
    await tryToSignIn(here.practiceId, emailOf("surgeon"), "not this one at all");
    await tryToSignIn(here.practiceId, "nobody at all", "not this one at all");
    const refused = { action: "session.refused", actor_id: null, role: "door" };
    expect(await audited(house, here.practiceId, 2)).toEqual([
      { ...refused, subject_kind: "staff", subject_id: here.people.surgeon },
      { ...refused, subject_kind: "account", subject_id: null },
    ]);
  });
});

describe("tries are limited", () => {
  const { tries } = limits.attempts.account;
  const fail = (name: string, address?: string) =>
    tryToSignIn(house.there.practiceId, name, "not this one at all", address ? { address } : {});

  test.each([
    ["of an account", emailOf("nurse")],
    ["of a name that nobody has", "nobody@linden.test"],
  ])("by the name %s, with the minutes to wait, and then the right passphrase waits too", async (_, name) => {
    for (let n = 0; n < tries; n++) expect(await fail(name)).toEqual(wrong);
    const wait = { refused: "waitToTry", minutes: 15 };
    expect(await fail(name)).toEqual(wait);
    expect(await tryToSignIn(house.there.practiceId, name)).toEqual(wait);
    expect(await tryToSignIn(house.there.practiceId, name.toUpperCase())).toEqual(wait);
  });

  test("of one practice without touching the same name in another", async () => {
    for (let n = 0; n < tries + 1; n++) await fail(emailOf("manager"));
    expect(await tryToSignIn(house.here.practiceId, emailOf("manager"))).toHaveProperty("begun");
  });

  test("anew after the right passphrase", async () => {
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < tries - 1; n++) await fail(emailOf("surgeon"));
      expect(await tryToSignIn(house.there.practiceId, emailOf("surgeon"))).toHaveProperty("begun");
    }
  });

  test("even when thirty are made at once", async () => {
    const all = await Promise.all(Array.from({ length: 30 }, () => fail("bea")));
    expect(all.filter((one) => "refused" in one && one.refused === "wrongSignIn")).toHaveLength(tries);
  });

  test("by the address too: a household counts as one, right ones do not count", async () => {
    const address = newAddress();
    for (let n = 0; n < 10; n++) {
      const tried = await tryToSignIn(house.there.practiceId, "ana", PASSPHRASE, { address });
      expect(tried).toHaveProperty("begun");
    }
    for (let n = 0; n < limits.attempts.address.tries; n++) {
      expect(await fail(`somebody ${n}`, address)).toEqual(wrong);
    }
    expect(await fail("somebody else", address)).toMatchObject({ refused: "waitToTry" });
    expect(await tryToSignIn(house.there.practiceId, "ana", PASSPHRASE, { address })).toMatchObject({
      refused: "waitToTry",
    });
    expect(await tryToSignIn(house.there.practiceId, "ana")).toHaveProperty("begun");
  });

  test("and neither names nor addresses stand in their table", async () => {
    const kept = await house.rows.sql<{ key: string }[]>`select key from limits.attempt`;
    expect(kept.length).toBeGreaterThan(5);
    for (const { key } of kept) expect(key).toMatch(/^(account|address):[\w-]{43}$/);
  });
});
