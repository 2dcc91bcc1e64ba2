import { describe, expect, test } from "vitest";
import { lifetimeOf, readCookie, untilClosed, writeCookie } from "#app/_session/cookie.ts";
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

  test("of a patient is forgotten with the browser's window, that of staff at the end of the session", () => {
    const endsAt = Temporal.Instant.from("2026-06-16T20:00:00Z");
    expect(lifetimeOf({ role: "patient", endsAt })).toEqual({});
    for (const role of ["desk", "choosing"] as const)
      expect(lifetimeOf({ role, endsAt })).toEqual({ expires: new Date("2026-06-16T20:00:00Z") });
  });

  test("that next-auth dates is undated for a patient, and no other one is touched", () => {
    const csrf = "__Host-csrf-dayward=abc; Path=/; HttpOnly; Secure; SameSite=Lax";
    const answer = new Response(null, { headers: { location: "/my" } });
    answer.headers.append("set-cookie", csrf);
    const kept = "Path=/; Expires=Tue, 16 Jun 2026 20:00:00 GMT; HttpOnly; Secure; SameSite=Lax";
    answer.headers.append("set-cookie", `__Host-dayward=x; ${kept}`);
    expect(untilClosed(answer, "__Host-dayward").headers.getSetCookie()).toEqual([
      csrf,
      "__Host-dayward=x; Path=/; HttpOnly; Secure; SameSite=Lax",
    ]);
    expect(answer.headers.get("location")).toBe("/my");
  });
});

test("everybody has a home", () => {
  expect(homeOf("patient")).toBe("/my");
  expect((["desk", "manager"] as const).map(homeOf)).toEqual(["/today", "/today"]);
  expect((["surgeon", "nurse", "anaesthetist"] as const).map(homeOf)).toEqual(["/list", "/list", "/list"]);
});
