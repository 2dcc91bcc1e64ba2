import { expect, test } from "vitest";
import type { Answers, Care, RuleId, Sent, Urgency } from "#server/recovery/check-in-schemas.ts";
import { askedUpTo, byUrgency, careState, gathered } from "#server/recovery/rules/care.ts";

const at = (hour: number) => `2026-06-18T${String(hour).padStart(2, "0")}:00:00Z`;
const sent = (hour: number, urgency: Urgency, rules: RuleId[] = [], said: Partial<Answers> = {}): Sent => ({
  at: at(hour),
  answers: { pain: 1, temperature: null, bleeding: "none", water: true, signs: [], words: "", ...said },
  triage: { version: 1, limits: { fever: 38, pain: 7, painRise: 1 }, urgency, rules },
});
const did = (hour: number, kind: Care["kind"], upTo: number | null = null, byId = "edda"): Care => ({
  ...{ at: at(hour), kind, words: "", upTo },
  ...{ byId, byName: byId },
});

test("what asks for a look waits for somebody until it is closed", () => {
  const answers = [sent(8, "urgent")];
  expect(careState(answers, [])).toEqual({ asking: answers, heldBy: null, closedAt: null });
  expect(careState(answers, [did(9, "taken")]).heldBy).toEqual({ staffId: "edda", name: "edda" });
  const closed = careState(answers, [did(9, "taken"), did(10, "closed", 1)]);
  expect([closed.asking, closed.closedAt]).toEqual([[], at(10)]);
});

test("answers that are fine ask for nothing, also after others that were seen", () => {
  expect(careState([sent(8, "fine")], [])).toEqual({ asking: [], heldBy: null, closedAt: null });
  const later = careState([sent(8, "urgent"), sent(11, "fine")], [did(10, "closed", 1)]);
  expect([later.asking, later.closedAt]).toEqual([[], at(10)]);
  expect(askedUpTo([sent(8, "urgent"), sent(11, "fine")])).toBe(1);
  expect(askedUpTo([sent(8, "fine")])).toBe(0);
});

test("all that nobody is done with is shown, whichever came last", () => {
  const answers = [sent(8, "emergency"), sent(9, "urgent"), sent(10, "fine")];
  expect(careState(answers, []).asking).toEqual(answers);
});

test("what was sent and not seen opens it again, whatever the clocks say, and nobody has it", () => {
  const answers = [sent(8, "routine"), sent(9, "urgent")];
  const state = careState(answers, [did(9, "taken"), did(10, "closed", 1)]);
  expect(state).toEqual({ asking: [answers[1]], heldBy: null, closedAt: null });
});

test("who took it last has it", () => {
  const state = careState(
    [sent(8, "urgent")],
    [did(9, "taken"), did(10, "noted"), did(11, "taken", null, "tom")],
  );
  expect(state.heldBy?.staffId).toBe("tom");
});

test("several answers say the worst of each, and since when", () => {
  const degrees = (value: number, unit: "C" | "F" = "C") => ({ temperature: { value, unit } });
  const told = gathered([
    sent(8, "urgent", ["fever"], degrees(38.5)),
    sent(9, "urgent", ["fever", "strongPain"], { pain: 8, ...degrees(102.2, "F") }),
    sent(10, "routine", ["words"], { pain: 5 }),
    sent(11, "fine"),
  ]);
  expect(told).toEqual({
    ...{ urgency: "urgent", since: at(8), rules: ["fever", "strongPain", "words"] },
    ...{ pain: 8, temperature: { value: 102.2, unit: "F" } },
  });
  expect(gathered([sent(8, "fine")])).toBeNull();
});

test("the most urgent comes first, then who has waited longest", () => {
  const row = (urgency: Urgency, hour: number) => ({ urgency, since: at(hour) });
  const rows = [row("routine", 6), row("urgent", 9), row("emergency", 10), row("urgent", 8)];
  expect(rows.toSorted(byUrgency).map(({ urgency, since }) => [urgency, since])).toEqual([
    ["emergency", at(10)],
    ["urgent", at(8)],
    ["urgent", at(9)],
    ["routine", at(6)],
  ]);
});
