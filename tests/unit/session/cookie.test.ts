import { describe, expect, test } from "vitest";
import { readCookie, writeCookie } from "#app/_session/cookie.ts";
import { homeOf } from "#app/_session/home.ts";

const held = { practiceId: "01a20f91-ec61-7000-8000-00000000000a", secret: "x_-".repeat(14).concat("y") };

describe("the cookie", () => {
  test("holds practice and secret, and is read as it was written", () => {
    expect(readCookie(writeCookie(held))).toEqual(held);
    expect(writeCookie(held)).toBe(`${held.practiceId}.${held.secret}`);
  });

  test.each([
    undefined,
    "",
    ".",
    held.secret,
    `${held.practiceId}.`,
    `${held.practiceId}.${held.secret.slice(1)}`,
    `${held.practiceId}.${held.secret}z`,
    `' or 1=1 --.${held.secret}`,
    `${held.practiceId}.${"\u0000".repeat(43)}`,
    "eyJhbGciOiJkaXIifQ..x.y.z",
  ])("that was tampered with is none: %s", (value) => {
    expect(readCookie(value)).toBeNull();
  });
});

test("everybody has a home", () => {
  expect(homeOf("patient")).toBe("/my");
  expect((["desk", "manager"] as const).map(homeOf)).toEqual(["/today", "/today"]);
  expect((["surgeon", "nurse", "anaesthetist"] as const).map(homeOf)).toEqual(["/list", "/list", "/list"]);
});
