import { expect, test } from "vitest";
import type { Care, Sent, Urgency } from "#server/recovery/check-in-schemas.ts";
import { byUrgency, careState, worst } from "#server/recovery/rules/care.ts";

const at = (hour: number) => `2026-06-18T${String(hour).padStart(2, "0")}:00:00Z`;
const sent = (hour: number, urgency: Urgency): Sent => ({
  at: at(hour),
  answers: { pain: 1, temperature: null, bleeding: "none", water: true, signs: [], words: "" },
  triage: { version: 1, limits: { fever: 38, pain: 7, painRise: 1 }, urgency, rules: [] },
});
const did = (hour: number, kind: Care["kind"], byId = "edda"): Care => ({
  ...{ at: at(hour), kind, words: "" },
  ...{ byId, byName: byId },
});

test("what asks for a look waits for somebody until it is closed", () => {
  const answers = [sent(8, "urgent")];
  expect(careState(answers, [])).toEqual({ asking: answers[0], heldBy: null, closedAt: null });
  expect(careState(answers, [did(9, "taken")]).heldBy).toEqual({ staffId: "edda", name: "edda" });
  const closed = careState(answers, [did(9, "taken"), did(10, "closed")]);
  expect([closed.asking, closed.closedAt]).toEqual([null, at(10)]);
});

test("answers that are fine ask for nothing, also after others", () => {
  expect(careState([sent(8, "fine")], [])).toEqual({ asking: null, heldBy: null, closedAt: null });
  const later = careState([sent(8, "urgent"), sent(11, "fine")], [did(10, "closed")]);
  expect([later.asking, later.closedAt]).toEqual([null, at(10)]);
});

test("a worse answer is not hidden by a better one that came later", () => {
  const answers = [sent(8, "emergency"), sent(9, "routine")];
  expect(careState(answers, []).asking).toBe(answers[0]);
});

test("what she sends after it was closed opens it again, and nobody has it", () => {
  const answers = [sent(8, "routine"), sent(12, "urgent")];
  const state = careState(answers, [did(9, "taken"), did(10, "closed")]);
  expect(state).toEqual({ asking: answers[1], heldBy: null, closedAt: null });
});

test("who took it last has it", () => {
  const state = careState([sent(8, "urgent")], [did(9, "taken"), did(10, "noted"), did(11, "taken", "tom")]);
  expect(state.heldBy?.staffId).toBe("tom");
});

test("of answers that are alike the latest is shown", () => {
  const answers = [sent(8, "urgent"), sent(9, "urgent")];
  expect(worst(answers)).toBe(answers[1]);
});

test("the most urgent comes first, then who has waited longest", () => {
  const row = (urgency: Urgency, hour: number) => ({ urgency, sentAt: at(hour) });
  const rows = [row("routine", 6), row("urgent", 9), row("emergency", 10), row("urgent", 8)];
  expect(rows.toSorted(byUrgency).map(({ urgency, sentAt }) => [urgency, sentAt])).toEqual([
    ["emergency", at(10)],
    ["urgent", at(8)],
    ["urgent", at(9)],
    ["routine", at(6)],
  ]);
});
