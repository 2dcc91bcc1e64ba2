import { describe, expect, test } from "vitest";
import messages from "#app/_messages/en.json" with { type: "json" };
import { typedIdentity } from "#app/(staff)/_parts/typed-identity.ts";
import { type SpokenWords, spokenTime } from "#app/(staff)/find/_parts/spoken.ts";

const { hours, minutes, days, parts } = messages.Find.spoken;
const english: SpokenWords = {
  hour: (hour) => hours[String(hour > 12 ? hour - 12 : hour) as keyof typeof hours],
  minutes: (count) => minutes[String(count) as keyof typeof minutes],
  on: (hour) => (hour === 12 ? "noon" : hour === 0 ? "midnight" : `${english.hour(hour)} o’clock`),
  past: (count, hour) => `${count} past ${hour}`,
  to: (count, hour) => `${count} to ${hour}`,
  inPart: (time, part) => parts[part].replace("{time}", time),
};
const said = (clock: string) => {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return spokenTime(hour * 60 + minute, english);
};

describe("an hour is said", () => {
  test.each([
    ["8:45", "a quarter to nine"],
    ["9:00", "nine o’clock"],
    ["9:30", "half past nine"],
    ["10:05", "five past ten"],
    ["11:35", "twenty-five to twelve"],
    ["12:00", "noon"],
    ["12:15", "a quarter past twelve"],
    ["12:45", "a quarter to one in the afternoon"],
    ["14:00", "two o’clock in the afternoon"],
    ["17:50", "ten to six in the evening"],
    ["23:45", "a quarter to midnight"],
    ["0:00", "midnight"],
    ["0:15", "a quarter past midnight"],
    ["5:20", "twenty past five in the morning"],
    ["9:07", "9:07"],
  ])("%s", (clock, words) => {
    expect(said(clock)).toBe(words);
  });

  test("every five minutes of a day has words for all of its parts", () => {
    for (let minute = 0; minute < 1440; minute += 5)
      expect(spokenTime(minute, english)).not.toMatch(/undefined|[{}\d]/);
  });
});

test("every day of a month has its word", () => {
  for (let day = 1; day <= 31; day++) expect(days[String(day) as keyof typeof days]).toBeTruthy();
});

describe("what was typed into the search goes where it belongs", () => {
  test.each([
    ["Nora Primjer", { givenName: "Nora", familyName: "Primjer", birthDate: "", phone: "" }],
    [
      "Ana de la Cruz 3.4.1994",
      { givenName: "Ana", familyName: "de la Cruz", birthDate: "1994-04-03", phone: "" },
    ],
    ["+33 1 00 00 09 18", { givenName: "", familyName: "", birthDate: "", phone: "+33 1 00 00 09 18" }],
    ["1994-04-03", { givenName: "", familyName: "", birthDate: "1994-04-03", phone: "" }],
    ["31.2.1994 Ana", { givenName: "Ana", familyName: "", birthDate: "", phone: "31.2.1994" }],
    ["", { givenName: "", familyName: "", birthDate: "", phone: "" }],
  ])("%s", (typed, identity) => {
    expect(typedIdentity(typed)).toEqual(identity);
  });
});
