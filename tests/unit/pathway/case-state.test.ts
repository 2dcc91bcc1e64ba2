import { expect, test } from "vitest";
import { caseState } from "#server/pathway/rules/case-state.ts";

const now = Temporal.Instant.from("2026-06-16T10:00:00Z");
const endsAt = Temporal.Instant.from("2026-06-16T11:00:00Z");

test("a request without a booking waits", () => {
  expect(caseState({ request: "waiting", booking: null }, now)).toBe("waiting");
});

test("a request whose booking was cancelled waits again", () => {
  expect(caseState({ request: "booked", booking: { state: "cancelled", endsAt } }, now)).toBe("waiting");
  expect(caseState({ request: "booked", booking: null }, now)).toBe("waiting");
});

test("a booked operation is done once its end has come", () => {
  const facts = { request: "booked", booking: { state: "booked", endsAt } } as const;
  expect(caseState(facts, now)).toBe("booked");
  expect(caseState(facts, endsAt.subtract({ nanoseconds: 1 }))).toBe("booked");
  expect(caseState(facts, endsAt)).toBe("done");
});

test("one to which she did not come is not done", () => {
  const facts = { request: "booked", booking: { state: "no_show", endsAt } } as const;
  expect(caseState(facts, endsAt)).toBe("no_show");
});

test("a withdrawn request stays withdrawn", () => {
  expect(caseState({ request: "withdrawn", booking: { state: "booked", endsAt } }, now)).toBe("withdrawn");
});
