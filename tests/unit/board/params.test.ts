import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hrefOf, readParams } from "#app/(staff)/today/_board/params.ts";
import { makeScene } from "#app/(staff)/today/_board/scene.ts";

const site = { siteId: "s1", name: "Paris", zone: "Europe/Paris" } as never;
const other = { siteId: "s2", name: "New York", zone: "America/New_York" } as never;
const given = { role: "desk", site, today: "2026-06-11", date: null, view: "day", by: "rooms" } as const;

describe("what an address asks for", () => {
  test("is taken where it makes sense and left where it does not", () => {
    expect(readParams({ date: "2026-02-30", view: "month", by: "colour", site: ["a", "b"] })).toEqual({
      site: "a",
      date: null,
      view: "day",
      by: "rooms",
      booking: null,
    });
  });

  test("comes back out of the address that is made of it", () => {
    const text = fc.option(fc.uuid(), { nil: null });
    const date = fc.option(
      fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
      { nil: null },
    );
    fc.assert(
      fc.property(
        text,
        date,
        fc.constantFrom("day", "week"),
        fc.constantFrom("rooms", "surgeons"),
        text,
        (where, when, view, by, booking) => {
          const params = {
            site: where,
            date: when?.toISOString().slice(0, 10) ?? null,
            view,
            by,
            booking,
          } as const;
          const url = new URL(hrefOf(params), "http://here");
          expect(readParams(Object.fromEntries(url.searchParams))).toEqual(params);
        },
      ),
    );
  });
});

describe("the page's own addresses", () => {
  test("say today by saying nothing", () => {
    const scene = makeScene({ ...given, sites: [site] });
    expect(scene.href({})).toBe("/today");
    expect(scene.href({ date: "2026-06-12" })).toBe("/today?date=2026-06-12");
  });

  test("name the site where there are several", () => {
    expect(makeScene({ ...given, sites: [site, other] }).href({})).toBe("/today?site=s1");
  });

  test("let the opened booking go unless they name it", () => {
    const scene = makeScene({ ...given, date: "2026-06-12", sites: [site] });
    expect(scene.href({ booking: "b" })).toBe("/today?date=2026-06-12&booking=b");
    expect(scene.href({})).toBe("/today?date=2026-06-12");
  });

  test("lead from a gap to Find a time with site, date, hour and room, for the desk alone", () => {
    const gap = { date: "2026-06-11", at: "12:55", resourceId: "t1" };
    expect(makeScene({ ...given, sites: [site] }).findHref(gap)).toBe(
      "/find?site=s1&date=2026-06-11&at=12%3A55&resource=t1",
    );
    for (const role of ["nurse", "surgeon", "anaesthetist", "manager"] as const) {
      expect(makeScene({ ...given, role, sites: [site] }).findHref(gap)).toBeNull();
    }
  });
});
