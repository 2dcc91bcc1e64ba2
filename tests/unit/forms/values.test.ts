import { expect, test } from "vitest";
import { hourText } from "#app/_format/index.ts";
import { DomainFault } from "#app/_forms/error.ts";
import { hourOf, hourOrNull, wallClockOf } from "#app/_forms/hours.ts";
import { chosenOf, lineOf, optional, textOf } from "#app/_forms/values.ts";

const filled = (fields: Record<string, string>) => {
  const values = new FormData();
  for (const [name, value] of Object.entries(fields)) values.set(name, value);
  return values;
};

test("hours go through their field and come back the same", () => {
  for (const minute of [0, 5, 719, 720, 1439]) {
    expect(hourOrNull(filled({ at: hourText(minute) }), "at")).toBe(minute);
    expect(hourOf(filled({ at: hourText(minute) }), "at")).toBe(minute);
  }
  expect(hourText(1440)).toBe("24:00");
  expect(hourOf(filled({ at: "24:00" }), "at")).toBe(1440);
  expect(hourOrNull(filled({ at: " " }), "at")).toBeNull();
  expect(hourOrNull(new FormData(), "at")).toBeNull();
});

test("a date and its hour are one time of the wall clock, and 24:00 is the end of the date", () => {
  const at = (to: string, toTime: string) => wallClockOf(filled({ to, toTime }), "to", "toTime");
  expect(at("2026-06-16", "9:05")).toBe("2026-06-16T09:05");
  expect(at("2026-12-31", "24:00")).toBe("2027-01-01T00:00");
  expect(at("", "24:00")).toBe("T00:00");
});

test("what is no hour is said at its field, and so is one that is missing", () => {
  const refusal = (work: () => unknown) => {
    try {
      return work();
    } catch (error) {
      return error instanceof DomainFault ? [error.view.reason, error.view.field] : error;
    }
  };
  for (const at of ["25:00", "9:75", "noon", "9:30 PM"]) {
    expect(refusal(() => hourOrNull(filled({ at }), "at"))).toEqual(["badHour", "at"]);
    expect(refusal(() => hourOf(filled({ at }), "at"))).toEqual(["badHour", "at"]);
  }
  expect(refusal(() => hourOf(new FormData(), "at"))).toEqual(["missing", "at"]);
});

test("blanks around a text are not typed, and nothing but blanks is nothing", () => {
  const values = filled({ name: " Nora ", note: "  " });
  expect(textOf(values, "name")).toBe("Nora");
  expect([textOf(values, "note"), optional(values, "note"), optional(values, "gone")]).toEqual([
    "",
    null,
    null,
  ]);
});

test("only what is on the list was chosen", () => {
  const values = filled({ channel: "sms", cover: "anything" });
  expect(chosenOf(values, "channel", ["none", "sms"])).toBe("sms");
  expect(chosenOf(values, "cover", ["none", "dentist"])).toBeUndefined();
});

test("a text kept as one line has a blank for each line end and tab, and its other spaces as they were typed", () => {
  expect(lineOf(filled({ why: " bleeds \r\n\n again\tnow  and then\n" }), "why")).toBe(
    "bleeds again now  and then",
  );
});
