import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { startReader } from "#server/interop/rules/start.ts";
import { ImportMap } from "#server/interop/schemas.ts";

const read = (format: string, text: string, zone = "America/New_York") =>
  String(startReader(format)?.(text, zone));

describe("a start is read", () => {
  test.each([
    ["M/d/yy H:mm", "1/3/22 7:05", "2022-01-03T12:05:00Z"],
    ["dd.MM.yyyy HH:mm", "03.01.2022 07:05", "2022-01-03T12:05:00Z"],
    ["yyyy-MM-dd hh:mm a", "2022-01-03 07:05 PM", "2022-01-04T00:05:00Z"],
    ["yyyy-MM-dd H", "2022-01-03 7", "2022-01-03T12:00:00Z"],
    ["d LLLL yyyy, H:mm:ss", "3 January 2022, 7:05:59", "2022-01-03T12:05:00Z"],
    ["yyyy-o H:mm", "2022-3 7:05", "2022-01-03T12:05:00Z"],
  ])("on its zone's wall clock: %s", (format, text, instant) => {
    expect(read(format, text)).toBe(instant);
  });

  test.each([
    ["yyyy-MM-dd'T'HH:mm:ssZZ", "2022-01-03T07:05:30+01:00", "2022-01-03T06:05:00Z"],
    ["yyyy-MM-dd'T'HH:mm:ssZZ", "2022-01-03T07:05:30+00:00", "2022-01-03T07:05:00Z"],
    ["yyyy-MM-dd HH:mm ZZZ", "2022-01-03 07:05 -0500", "2022-01-03T12:05:00Z"],
    ["yyyy-MM-dd HH:mm z", "2022-01-03 07:05 Europe/Paris", "2022-01-03T06:05:00Z"],
  ])("by its own offset, whatever the zone: %s", (format, text, instant) => {
    for (const zone of ["America/New_York", "Pacific/Kiritimati"])
      expect(read(format, text, zone)).toBe(instant);
  });

  test("an hour that the clock skips is refused where the clock is a wall's, and stands where it has its offset", () => {
    expect(read("yyyy-MM-dd HH:mm", "2026-03-29 02:30", "Europe/Paris")).toBe("importSkippedHour");
    expect(read("yyyy-MM-dd HH:mm ZZ", "2026-03-29 02:30 +00:00", "Europe/Paris")).toBe(
      "2026-03-29T02:30:00Z",
    );
  });
});

test.each([
  "H:mm",
  "yyyy-MM-dd",
  "MM-dd HH:mm",
  "yyyy-MM HH:mm",
  "yyyy-MM-dd h:mm",
  "M/d/yy",
  "d/M H",
  "yyyy-MM-dd :mm",
  "yyyyMd HH:mm",
  "yyyy-MM-ddHm",
  "words",
  "'",
])("%j loses part of a date or its hour, and is refused before anything is read", (format) => {
  expect(startReader(format)).toBeNull();
  const map = { columns: { reference: "a", resource: "b", service: "c", start: "d", minutes: "e" } };
  const given = ImportMap.safeParse({ ...map, start: { format, zone: "Europe/Paris" } });
  expect(given.error?.issues.map(({ message }) => message)).toEqual(["startFormat"]);
});

test("no format is too strange to be refused, and whatever is read comes back as it was written", () => {
  const tokens = fc.constantFrom(
    "yyyy",
    "yy",
    "M",
    "MM",
    "d",
    "dd",
    "H",
    "HH",
    "h",
    "a",
    "mm",
    "ZZ",
    "o",
    "LLL",
    "'x'",
    "/",
    " ",
    "E",
    "kkkk",
    "W",
  );
  const formats = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.array(tokens, { maxLength: 12 }).map((all) => all.join(" ")),
    fc.array(tokens, { maxLength: 8 }).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(formats, fc.integer({ min: 0, max: 3_000_000 }), (format, hours) => {
      const read = startReader(format);
      if (!read) return;
      const at = DateTime.fromMillis(Date.UTC(1970, 0, 1) + (hours % 500_000) * 3_600_000, { zone: "utc" });
      const answer = read(at.toFormat(format, { locale: "en" }), "UTC");
      expect(String(answer)).toBe(at.toISO({ suppressMilliseconds: true }));
    }),
  );
});
