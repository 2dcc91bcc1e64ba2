import fc from "fast-check";
import { expect, test } from "vitest";
import { pinProblem } from "#server/identity/rules/pin.ts";

test.each(["4917", "30642", "728519", "0713", "493817", "1123"])("%s is a PIN", (pin) => {
  expect(pinProblem(pin)).toBeNull();
});

test.each([
  ...["0000", "555555", "1212", "121212", "123123", "1122", "334455"], // one digit, repetitions, doubles
  ...["1234", "4321", "012345", "7890", "98765", "0987"], // runs
  ...["2580", "0852", "25809"], // down the keypad
  ...["1987", "2009"], // years of birth
])("%s is one that somebody would try first", (pin) => {
  expect(pinProblem(pin)).toBe("pinObvious");
});

test.each(["", "123", "1234567", "12a4", "12 34", "١٢٣٤", "1234\n", "-123", "12.4"])(
  "%j is none",
  (typed) => {
    expect(pinProblem(typed)).toBe("pinShape");
  },
);

test("whatever is typed is judged, and what is taken has four to six digits, two of them different", () => {
  const typed = fc.oneof(fc.string(), fc.stringMatching(/^\d{3,7}$/));
  fc.assert(
    fc.property(typed, (text) => {
      if (pinProblem(text) !== null) return;
      expect(text).toMatch(/^[0-9]{4,6}$/);
      expect(new Set(text).size).toBeGreaterThan(1);
    }),
  );
});

test("few are refused: a guesser gains next to nothing by what cannot be", () => {
  const all = Array.from({ length: 10_000 }, (_, n) => String(n).padStart(4, "0"));
  expect(all.filter((pin) => pinProblem(pin) === null).length).toBeGreaterThan(9_500);
});
