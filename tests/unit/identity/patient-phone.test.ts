import { expect, test } from "vitest";
import { phoneDigits, phoneEnd, phoneRuns } from "#server/identity/rules/phone.ts";

test.each([
  ["+33 6 00 00 09 18", "33600000918"],
  ["0033 6 00 00 09 18", "33600000918"],
  ["+33 (0)6 00 00 09 18", "33600000918"],
  ["(212) 555-0142", "2125550142"],
  ["٠٦ ١٢ ٣٤ ٥٦", "06123456"],
])("%s is stored as %s", (phone, digits) => {
  expect(phoneDigits(phone)).toBe(digits);
});

test("no number is no digits", () => {
  expect(phoneDigits(null)).toBeNull();
  expect(phoneDigits("()")).toBeNull();
});

test("every way of writing one number has the same end", () => {
  const ways = ["+33 6 00 00 09 18", "06 00 00 09 18", "0033600000918", "+33 (0)6 00 00 09 18"];
  expect(new Set(ways.map(phoneEnd))).toEqual(new Set(["600000918"]));
});

test("too short a number tells nobody apart", () => {
  expect(phoneEnd("0142")).toBeNull();
});

test("a national number is looked for without its zero too, a long one by its end", () => {
  expect(phoneRuns("06 00 00 09 18")).toEqual(["0600000918", "600000918"]);
  expect(phoneRuns("0918")).toEqual(["0918", "918"]);
  expect(phoneRuns("12")).toEqual([]);
});
