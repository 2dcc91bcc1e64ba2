import { describe, expect, test } from "vitest";
import { instantOn, minuteOfHour, shifted } from "#app/(staff)/today/_board/wanted.ts";

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
