import { describe, expect, test } from "vitest";
import { usualWords } from "#server/messaging/defaults/words.ts";
import { inPlace, messageRules } from "#server/messaging/message-schemas.ts";
import { dayAndTime, placesOf } from "#server/messaging/rules/facts.ts";
import { faultsOf } from "#server/messaging/rules/lint.ts";

const names = ["Linden Day Surgery", "Dr Noé Exemple", "Repair of elbow", "Paris", "Saint-Luc"];
const faults = (text: string, subject = "A note") =>
  faultsOf({ subject, text: `${text} {link}` }, { names, places: ["day", "time", "link"] }).map((one) =>
    "word" in one ? `${one.kind} ${one.word}` : one.kind,
  );

describe("the linter", () => {
  test("lets all the usual words pass, each with the places that its message fills", () => {
    for (const rule of messageRules)
      expect(faultsOf(usualWords[rule], { names, places: placesOf[rule] }), rule).toEqual([]);
  });

  test.for([
    ["You are fasting from eight", "tells fasting"],
    ["Your surgery is near", "tells surgery"],
    ["The theatre is ready", "tells theatre"],
    ["Call the CLINIC", "tells clinic"],
    ["Votre opération approche", "tells operation"],
    ["À jeun dès minuit", "tells jeun"],
    ["Pre-op list", "tells preop"],
    ["Dr. N. waits", "tells dr"],
    ["Post\u2010op care", "tells postop"],
    ["Do not eat or drink then", "tells eat"],
    ["On an empty stomach", "tells stomach"],
    ["Your day-surgery", "tells surgery"],
    ["Your daysurgery", "tells daysurgery"],
    ["In der Tagesklinik", "tells tagesklinik"],
    ["A non-surgical thing", "tells surgical"],
    ["See day\u2011clinic.example", "tells clinic"],
    ["Your ｓｕｒｇｅｒｙ", "tells surgery"],
    ["Your \u0455urgery", "tells \u0455urgery"],
    ["See you at Saint Luc", "name saint"],
    ["See you at Linden", "name linden"],
    ["Exemple will call", "name exemple"],
    ["In paris then", "name paris"],
  ] as const)("refuses %s", ([text, why]) => {
    expect(faults(text)).toContain(why);
  });

  test("lets words pass that only begin or end alike", () => {
    expect(faults("Please confirm: a prepaid, follow-up note, up-to-date")).toEqual([]);
  });

  test("refuses a place that nothing fills, a link in the subject, and words that lead nowhere", () => {
    expect(faults("For {name} on {day}")).toEqual(["place name"]);
    expect(
      faultsOf({ subject: "{link}", text: "See" }, { names, places: ["link"] }).map(({ kind }) => kind),
    ).toEqual(["linkMissing", "linkInSubject"]);
  });
});

test("facts are put in their places, once, and nothing in them is taken for a place", () => {
  const facts = { day: "Tue {time}", time: "$&", link: "https://x.test/p/a" };
  expect(inPlace({ subject: "{day}", text: "{time} {link} {other}" }, facts)).toEqual({
    subject: "Tue {time}",
    text: "$& https://x.test/p/a {other}",
  });
});

test("day and hour are the site's, also in the doubled hour", () => {
  expect(dayAndTime(Date.parse("2026-06-16T22:30Z"), "Europe/Paris")).toEqual({
    day: "Wed 17 June",
    time: "00:30",
  });
  expect(dayAndTime(Date.parse("2026-10-25T01:00Z"), "Europe/Paris").time).toBe("02:00");
});
