import { describe, expect, test } from "vitest";
import { daysBetween, farDate, shifted, timeText } from "#app/_format/index.ts";
import { calendarDate, instantOn, minuteOfHour } from "#app/_format/read.ts";

describe("an hour as people write it", () => {
  test.each([
    ["9:30", 570],
    ["09:30", 570],
    ["9.30", 570],
    ["9h30", 570],
    ["930", 570],
    ["0930", 570],
    [" 14 ", 840],
    ["14h", 840],
    ["0:00", 0],
    ["23:59", 1439],
  ])("%o is minute %i", (text, minute) => expect(minuteOfHour(text)).toBe(minute));

  test.each(["", "24:00", "9:60", "9:3", "noon", "-1:00", "9:30 pm", "99"])("%o is none", (text) => {
    expect(minuteOfHour(text)).toBeNull();
  });
});

describe("a date and an hour on the site's clock", () => {
  test("are an instant", () => {
    expect(instantOn("2026-06-16", "9:30", "Europe/Paris")).toBe("2026-06-16T07:30:00Z");
    expect(instantOn("2026-06-16", "9:30", "America/New_York")).toBe("2026-06-16T13:30:00Z");
  });
  test("are none where the clocks skip the hour, and the first where they repeat it", () => {
    expect(instantOn("2026-03-29", "2:30", "Europe/Paris")).toBeNull();
    expect(instantOn("2026-10-25", "2:30", "Europe/Paris")).toBe("2026-10-25T00:30:00Z");
  });
  test("are none for a date that the calendar does not have", () => {
    expect(instantOn("2026-02-30", "9:30", "Europe/Paris")).toBeNull();
    expect(instantOn("", "9:30", "Europe/Paris")).toBeNull();
  });
  test("can be a quarter of an hour earlier", () => {
    expect(shifted("2026-06-16T07:30:00Z", -15, "Europe/Paris")).toBe("9:15");
  });
});

describe("a date of the calendar", () => {
  test.each(["", "2026-6-1", "2026-13-01", "2026-02-29", "0001-01-01", "2026-06-11T00:00", "'; drop table"])(
    "%o is none",
    (text) => expect(calendarDate(text)).toBeNull(),
  );
  test("is a leap day too, and never one of several", () => {
    expect(calendarDate("2028-02-29")).toBe("2028-02-29");
    expect(calendarDate(["2028-02-29"])).toBeNull();
    expect(calendarDate(undefined)).toBeNull();
  });
  test("is whole days from another, the day of a change of clocks among them", () => {
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-06-16", "2026-05-16")).toBe(-31);
  });
});

test("a time field takes minutes of the day with two figures each, of the next day too", () => {
  expect([0, 545, 1439, 1440 + 60, null].map(timeText)).toEqual(["00:00", "09:05", "23:59", "01:00", ""]);
});

test("a date that may lie in another year says which", () => {
  expect(farDate("2027-12-31")).toBe("Fri 31 December 2027");
});
