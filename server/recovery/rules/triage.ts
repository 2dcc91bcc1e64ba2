import {
  type Answers,
  celsius,
  emergencySigns,
  type RuleId,
  routineSigns,
  type Sign,
  type Triage,
  type Urgency,
  urgencies,
  urgentSigns,
} from "../check-in-schemas.ts";

export type Limits = Triage["limits"];

/** What is known beside the answers: the day that they are for, and what her pain is held against (`painBefore`). */
export type Before = { readonly day: number; readonly pain: number | null };

type Asked = { answers: Answers; before: Before; limits: Limits };
type Rule = { id: RuleId; urgency: Urgency; holds: (asked: Asked) => boolean };

/** Raised with every change of a rule: kept with each answer, so that it can be told later what it was judged by. */
const TRIAGE_VERSION = 1;

const SETTLED_AFTER = 2; // pain may still rise until then

const ofSign =
  (urgency: Urgency) =>
  (sign: Sign): Rule => ({
    id: sign,
    urgency,
    holds: ({ answers }) => answers.signs?.includes(sign) ?? false,
  });

/** Thresholds and signs of docs/domain.md, the worst first. */
const RULES: readonly Rule[] = [
  { id: "heavyBleeding", urgency: "emergency", holds: ({ answers }) => answers.bleeding === "heavy" },
  ...emergencySigns.map(ofSign("emergency")),
  {
    id: "fever",
    urgency: "urgent",
    holds: ({ answers: { temperature }, limits }) =>
      temperature !== null && celsius(temperature) >= limits.fever,
  },
  { id: "noWater", urgency: "urgent", holds: ({ answers }) => answers.water === false },
  {
    id: "strongPain",
    urgency: "urgent",
    holds: ({ answers: { pain }, limits }) => pain !== null && pain >= limits.pain,
  },
  {
    id: "painRises",
    urgency: "urgent",
    holds: ({ answers: { pain }, before, limits }) =>
      before.day > SETTLED_AFTER &&
      pain !== null &&
      before.pain !== null &&
      pain - before.pain >= limits.painRise,
  },
  ...urgentSigns.map(ofSign("urgent")),
  ...routineSigns.map(ofSign("routine")),
  { id: "words", urgency: "routine", holds: ({ answers }) => answers.words !== "" },
  { id: "leftOut", urgency: "routine", holds: ({ answers }) => isLeftOut(answers) },
];

/** Each of some rules once, the worst first. */
export const rulesInOrder = (held: readonly RuleId[]): RuleId[] =>
  RULES.flatMap(({ id }) => (held.includes(id) ? id : []));

/** What her pain is held against: what she said last for a day before, or less of it for this day already, so that who repeats herself is not told that all is well. */
export function painBefore(
  day: number,
  kept: readonly { readonly day: number; readonly pains: readonly (number | null)[] }[],
): number | null {
  const of = (isIt: (one: number) => boolean) =>
    kept.filter((one) => isIt(one.day)).flatMap(({ pains }) => pains.filter((pain) => pain !== null));
  const known = [of((one) => one < day).at(-1), ...of((one) => one === day)].filter(
    (pain) => pain !== undefined,
  );
  return known.length > 0 ? Math.min(...known) : null;
}

/** What her answers ask for, and every rule that says so. What was left out is never taken for well. */
export function triage(answers: Answers, before: Before, limits: Limits): Triage {
  const held = RULES.filter(({ holds }) => holds({ answers, before, limits }));
  const urgency = urgencies.find((one) => held.some((rule) => rule.urgency === one)) ?? "fine";
  const { fever, pain, painRise } = limits;
  return {
    version: TRIAGE_VERSION,
    limits: { fever, pain, painRise },
    urgency,
    rules: held.map(({ id }) => id),
  };
}

/** A temperature may be left out: not everybody has a thermometer. */
const isLeftOut = ({ pain, bleeding, water, signs }: Answers): boolean =>
  [pain, bleeding, water, signs].includes(null);
