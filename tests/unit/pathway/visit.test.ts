import { expect, test } from "vitest";
import { bringList, otherZone } from "#server/pathway/rules/visit.ts";

test("a companion is asked for only where she will have been sedated", () => {
  expect(bringList("day_case", "local")).not.toContain("companion");
  expect(bringList("day_case", "sedation")).toContain("companion");
  expect(bringList("day_case", "general")).toContain("companion");
  expect(bringList("consultation", "general")).not.toContain("companion");
});

test("her zone is told only when its clock shows another time", () => {
  const june = Temporal.Instant.from("2026-06-16T08:00:00Z");
  expect(otherZone(june, "Europe/Paris", null)).toBeNull();
  expect(otherZone(june, "Europe/Paris", "Europe/Paris")).toBeNull();
  expect(otherZone(june, "Europe/Paris", "Europe/Berlin")).toBeNull();
  expect(otherZone(june, "Europe/Paris", "Europe/London")).toBe("Europe/London");
});

test("a zone that agrees in summer may differ in the weeks between two clock changes", () => {
  const between = Temporal.Instant.from("2026-10-28T12:00:00Z"); // Paris has changed, New York has not
  const after = Temporal.Instant.from("2026-11-04T12:00:00Z");
  expect(otherZone(between, "Europe/Paris", "Africa/Lagos")).toBeNull();
  expect(otherZone(after, "Europe/Paris", "Africa/Lagos")).toBeNull();
  expect(otherZone(Temporal.Instant.from("2026-07-01T12:00:00Z"), "Europe/Paris", "Africa/Lagos")).toBe(
    "Africa/Lagos",
  );
});
