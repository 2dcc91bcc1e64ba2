import { expect, test } from "vitest";
import { timeText } from "#app/_format/index.ts";
import { chosenOf, minuteOf, optional, textOf } from "#app/_forms/values.ts";

const filled = (fields: Record<string, string>) => {
  const values = new FormData();
  for (const [name, value] of Object.entries(fields)) values.set(name, value);
  return values;
};

test("hours go through a time field and come back the same", () => {
  for (const minute of [0, 5, 719, 720, 1439]) {
    expect(minuteOf(filled({ at: timeText(minute) }), "at")).toBe(minute);
  }
  expect(minuteOf(filled({ at: timeText(null) }), "at")).toBeNull();
  expect(minuteOf(new FormData(), "at")).toBeNull();
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
