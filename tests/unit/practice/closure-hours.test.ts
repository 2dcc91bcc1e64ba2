import { expect, test } from "vitest";
import { proposedHours } from "#app/(staff)/practice/_parts/closure-hours.ts";
import { closureSpan } from "#app/(staff)/practice/_parts/closure-span.ts";

test("a site that shuts does so for whole days; a room, a person and an extra list have hours", () => {
  expect(proposedHours("closure", "")).toEqual({ from: 0, to: 1440 });
  for (const [kind, resourceId] of [
    ["closure", "room"],
    ["opening", ""],
    ["opening", "room"],
  ] as const)
    expect(proposedHours(kind, resourceId)).toEqual({ from: 480, to: 1080 });
});

test("whole days are read by their dates alone, and midnight is never the day after", () => {
  const span = (startsAt: string, endsAt: string) => closureSpan({ startsAt, endsAt }, "Europe/Paris");
  expect(span("2026-06-17T22:00:00Z", "2026-06-18T22:00:00Z")).toEqual({
    allDay: true,
    from: "Thu 18 June",
    to: null,
  });
  expect(span("2026-06-17T22:00:00Z", "2026-06-19T22:00:00Z")).toEqual({
    allDay: true,
    from: "Thu 18",
    to: "Fri 19 June",
  });
  expect(span("2026-06-29T22:00:00Z", "2026-07-01T22:00:00Z")).toMatchObject({
    from: "Tue 30 June",
    to: "Wed 1 July",
  });
  expect(span("2026-06-18T06:00:00Z", "2026-06-18T16:00:00Z")).toEqual({
    allDay: false,
    from: "Thu 18 June 8:00",
    to: "18:00",
  });
  expect(span("2026-06-18T06:42:00Z", "2026-06-18T22:00:00Z")).toMatchObject({ to: "24:00" });
  expect(span("2026-06-18T06:00:00Z", "2026-06-19T16:00:00Z")).toMatchObject({ to: "Fri 19 June 18:00" });
  expect(span("2026-06-18T06:00:00Z", "2026-06-19T22:00:00Z")).toMatchObject({ to: "Fri 19 June 24:00" });
});
