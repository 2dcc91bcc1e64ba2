import fc from "fast-check";
import { expect, test } from "vitest";
import { hour } from "#app/_format/index.ts";
import { hoursOf, instantAfter } from "#app/(staff)/today/_board/clock.ts";
import { Day } from "./days.ts";

test("a day's hours are those of the wall clock, also over a clock change", () => {
  const dates = ["2026-03-28", "2026-03-29", "2026-06-16", "2026-10-25", "2026-11-01", "2027-04-04"];
  const zones = ["Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Europe/London"];
  fc.assert(
    fc.property(
      fc.constantFrom(...dates),
      fc.constantFrom(...zones),
      fc.integer({ min: -120, max: 26 * 60 }),
      (date, zone, minute) => {
        const { startsAt, endsAt } = new Day(date, zone).view();
        const shown = hoursOf({ startsAt, endsAt, zone })(minute);
        expect(shown).toBe(hour(instantAfter(startsAt, minute), zone));
      },
    ),
    { numRuns: 500 },
  );
});
