import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Answers,
  bleedings,
  emergencySigns,
  type RuleId,
  routineSigns,
  rules,
  signs,
  type Urgency,
  urgencies,
  urgentSigns,
} from "#server/recovery/check-in-schemas.ts";
import { type Before, type Limits, painBefore, triage } from "#server/recovery/rules/triage.ts";

const well: Answers = { pain: 2, temperature: null, bleeding: "spots", water: true, signs: [], words: "" };
const limits: Limits = { fever: 38, pain: 7, painRise: 1 };
const before: Before = { day: 3, pain: 3 };

const said = (answers: Partial<Answers>, then: Partial<Before> = {}) => {
  const { urgency, rules: held } = triage({ ...well, ...answers }, { ...before, ...then }, limits);
  return [urgency, ...held];
};
const celsius = (value: number) => ({ temperature: { value, unit: "C" as const } });
const fahrenheit = (value: number) => ({ temperature: { value, unit: "F" as const } });

test("who says that she is well is fine, with or without a thermometer", () => {
  expect(said({})).toEqual(["fine"]);
  expect(said(celsius(36.8))).toEqual(["fine"]);
  expect(said({ bleeding: "light", pain: 0 }, { pain: null })).toEqual(["fine"]);
});

describe("every rule, at its border", () => {
  const table: [Partial<Answers>, Urgency, RuleId | null, Partial<Before>?][] = [
    [celsius(37.9), "fine", null],
    [celsius(38), "urgent", "fever"],
    [fahrenheit(100.3), "fine", null],
    [fahrenheit(100.4), "urgent", "fever"],
    [{ bleeding: "light" }, "fine", null],
    [{ bleeding: "heavy" }, "emergency", "heavyBleeding"],
    [{ water: false }, "urgent", "noWater"],
    [{ pain: 6 }, "fine", null, { day: 2 }],
    [{ pain: 7 }, "urgent", "strongPain", { day: 1, pain: 9 }],
    [{ pain: 4 }, "fine", null, { day: 2 }],
    [{ pain: 3 }, "fine", null],
    [{ pain: 4 }, "urgent", "painRises"],
    [{ pain: 4 }, "fine", null, { pain: null }],
    [{ words: "It itches at night" }, "routine", "words"],
    [{ pain: null }, "routine", "leftOut"],
    [{ bleeding: null }, "routine", "leftOut"],
    [{ water: null }, "routine", "leftOut"],
    [{ signs: null }, "routine", "leftOut"],
    ...emergencySigns.map((one): [Partial<Answers>, Urgency, RuleId] => [{ signs: [one] }, "emergency", one]),
    ...urgentSigns.map((one): [Partial<Answers>, Urgency, RuleId] => [{ signs: [one] }, "urgent", one]),
    ...routineSigns.map((one): [Partial<Answers>, Urgency, RuleId] => [{ signs: [one] }, "routine", one]),
  ];
  test.each(table)("%j: %s", (answers, urgency, rule, then) => {
    expect(said(answers, then)).toEqual(rule ? [urgency, rule] : [urgency]);
  });
  test("no rule is missing from the table", () => {
    expect(new Set(table.map(([, , rule]) => rule).filter((rule) => rule !== null))).toEqual(new Set(rules));
  });
});

test("the limits are the plan's", () => {
  const strict = triage({ ...well, ...celsius(37.8), pain: 4 }, before, {
    fever: 37.8,
    pain: 4,
    painRise: 5,
  });
  expect([strict.urgency, ...strict.rules]).toEqual(["urgent", "fever", "strongPain"]);
  expect(strict).toMatchObject({ version: 1, limits: { fever: 37.8, pain: 4, painRise: 5 } });
});

const anyAnswers = fc.record<Answers>({
  pain: fc.option(fc.integer({ min: 0, max: 10 })),
  temperature: fc.option(
    fc.oneof(
      fc.record({
        value: fc.integer({ min: 350, max: 420 }).map((n) => n / 10),
        unit: fc.constant("C" as const),
      }),
      fc.record({
        value: fc.integer({ min: 950, max: 1070 }).map((n) => n / 10),
        unit: fc.constant("F" as const),
      }),
    ),
  ),
  bleeding: fc.option(fc.constantFrom(...bleedings)),
  water: fc.option(fc.boolean()),
  signs: fc.option(fc.uniqueArray(fc.constantFrom(...signs))),
  words: fc.constantFrom("", "something"),
});

/** The same answers, one of them worse. */
const worsened = (answers: Answers) =>
  fc.constantFrom<Partial<Answers>>(
    { pain: Math.min(10, (answers.pain ?? 0) + 1) },
    ...(answers.temperature
      ? [{ temperature: { ...answers.temperature, value: answers.temperature.value + 0.1 } }]
      : []),
    { bleeding: bleedings[Math.min(3, bleedings.indexOf(answers.bleeding ?? "none") + 1)] ?? null },
    { water: false },
    ...signs.map((one) => ({ signs: [...new Set([...(answers.signs ?? []), one])] })),
    { words: "and something more" },
  );

test("a worse answer never lowers the urgency, where everything was answered", () => {
  const complete = anyAnswers.filter(
    ({ pain, bleeding, water, signs: some }) => ![pain, bleeding, water, some].includes(null),
  );
  const both = complete.chain((answers) => fc.tuple(fc.constant(answers), worsened(answers)));
  const then = fc.record({
    day: fc.integer({ min: 0, max: 60 }),
    pain: fc.option(fc.integer({ min: 0, max: 10 })),
  });
  fc.assert(
    fc.property(both, then, ([answers, worse], known) => {
      const rank = (some: Answers) => urgencies.indexOf(triage(some, known, limits).urgency);
      expect(rank({ ...answers, ...worse })).toBeLessThanOrEqual(rank(answers));
    }),
  );
});

test("what was left out is never taken for well", () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const isWhole = ![answers.pain, answers.bleeding, answers.water, answers.signs].includes(null);
      if (triage(answers, before, limits).urgency === "fine") expect(isWhole).toBe(true);
    }),
  );
});

test("pain is held against the last answer of a day before, or less of the same day: saying it again makes nothing well", () => {
  const days = [
    { day: 1, pains: [6] },
    { day: 2, pains: [null, 2, null] },
    { day: 3, pains: [4, null] },
    { day: 4, pains: [1] },
  ];
  expect(painBefore(3, days.slice(0, 2))).toBe(2);
  expect(painBefore(3, days)).toBe(2);
  expect(painBefore(4, days)).toBe(1);
  expect(painBefore(1, days)).toBe(6);
  expect(painBefore(1, [])).toBeNull();
});
