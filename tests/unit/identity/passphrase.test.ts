import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LONGEST_PASSPHRASE, passphraseProblem } from "#server/identity/rules/passphrase.ts";

const linden = ["linden", "Linden, demo practice", "desk@linden.example", "dayward"];
const problem = (typed: string) => passphraseProblem(typed, linden);

describe("a passphrase", () => {
  test("has fifteen characters at least, counted as people see them, and 200 at most", () => {
    expect(problem("violet harbour")).toBe("passphraseShort");
    expect(problem("🌿🌿🌿🌿🌿🌿🌿🌿")).toBe("passphraseShort");
    expect(problem("x".repeat(LONGEST_PASSPHRASE + 1))).toBe("passphraseLong");
  });

  test.each([
    "correct horse battery staple",
    "Correct-Horse-Battery-Staple",
    "correcthorsebatterystaple",
    "c0rrect h0rse b4ttery st4ple",
    "correct horse battery staple 2024!",
    "passwordpassword",
    "Password12345678",
    "P@ssw0rd P@ssw0rd",
    "password password password",
    "Passw0rd!Passw0rd!",
    "drowssapdrowssap",
    "123456789012345",
    "1234567890123456",
    "987654321987654",
    "qwertyuiopasdfgh",
    "1qaz2wsx3edc4rfv",
    "q1w2e3r4t5y6u7i8",
    "azertyuiopqsdfgh",
    "aaaaaaaaaaaaaaa",
    "ababababababababab",
    "abcdefghijklmnopq",
    "iloveyouiloveyou",
    "I love you forever",
    "iloveyou12345678",
    "letmeinletmein2024",
    "sunshineprincess",
    "dragonmonkey1999!",
    "xq7Kf2xq7Kf2xq7Kf2",
    "to be or not to be",
    "May the Force be with you",
    "mot de passe 123456",
    "lindenlinden2026",
    "Linden demo practice",
    "desk@linden.example",
    "administrator123",
    "welcome123welcome123",
    "               ",
    "!!!!!!!!!!!!!!!!!!",
  ])("is refused when everybody who guesses tries it: %s", (typed) => {
    expect(problem(typed)).toBe("passphraseCommon");
  });

  test.each([
    "demo desk likes quiet mornings",
    "violet ladder hums at noon",
    "quinze lampes sous la pluie",
    "tulip-gravel-onset-quilt",
    "xkqjzvwpmtrhbnd",
    "القهوة في الصباح الباكر",
    "静かな朝の青い自転車と犬と猫の話",
    "7 herons, 2 umbrellas & a kayak",
  ])("is taken when it is one's own: %s", (typed) => {
    expect(problem(typed)).toBeNull();
  });

  test("is as common in capitals, with blanks, or backwards", () => {
    const common = fc.constantFrom("correct horse battery staple", "passwordpassword", "qwertyuiopasdfgh");
    fc.assert(
      fc.property(common, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (text, capitals) => {
        const shouted = [...text].map((sign, at) => (capitals[at] ? sign.toUpperCase() : sign)).join("");
        expect(problem(shouted)).toBe("passphraseCommon");
        expect(problem([...shouted].join(" "))).toBe("passphraseCommon");
      }),
    );
  });

  test("repeated from something shorter is no longer than that", () => {
    const unit = fc.string({
      unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789"),
      minLength: 5,
      maxLength: 14,
    });
    fc.assert(
      fc.property(unit, (text) => {
        expect(problem(text.repeat(3))).toBe("passphraseCommon");
      }),
    );
  });

  // Tried way by way, this one would outlast every test's own limit.
  test("is judged at all, however long", () => {
    expect(passphraseProblem(`${"1qaz2wsx ".repeat(22)}x`, linden)).toBe("passphraseCommon");
  });

  test("of 15 letters drawn at random is taken", () => {
    const letters = fc.string({
      unit: fc.constantFrom(..."bcdfghjkmnpqrstvwxz"),
      minLength: 15,
      maxLength: 30,
    });
    fc.assert(
      fc.property(letters, (text) => {
        fc.pre(new Set(text).size > 8);
        expect(problem(text)).toBeNull();
      }),
    );
  });
});
