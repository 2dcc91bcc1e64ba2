import { expect, test } from "vitest";
import { listedDays } from "#server/pathway/rules/listed-days.ts";

const at = (text: string) => Temporal.Instant.from(text);

test("without dates a list covers Monday to Sunday of the week that it is where its reader works", () => {
  expect(listedDays(at("2026-06-18T08:00:00Z"), "Europe/Paris", null)).toEqual({
    from: "2026-06-15",
    to: "2026-06-21",
    today: "2026-06-18",
  });
});

test("on Sunday evening in New York it is not yet the week that has begun in Paris", () => {
  const now = at("2026-06-22T01:00:00Z");
  expect(listedDays(now, "America/New_York", null)).toMatchObject({
    from: "2026-06-15",
    today: "2026-06-21",
  });
  expect(listedDays(now, "Europe/Paris", null)).toMatchObject({ from: "2026-06-22", today: "2026-06-22" });
});

test("dates that are asked for are kept, and today stays today", () => {
  expect(
    listedDays(at("2026-06-18T08:00:00Z"), "Europe/Paris", { from: "2026-05-01", to: "2026-05-02" }),
  ).toEqual({
    from: "2026-05-01",
    to: "2026-05-02",
    today: "2026-06-18",
  });
});
