import fc from "fast-check";
import { expect, test } from "vitest";
import type { ChecklistContent, Item } from "#server/catalogue/checklist-schemas.ts";
import { generalText } from "#server/catalogue/index.ts";
import { emptyPart } from "#server/pathway/case-part.ts";
import type { Answer, Signed } from "#server/pathway/part-schemas.ts";
import { type CaseStanding, gatesOf, isShut, readinessOf, unmetBefore } from "#server/pathway/rules/gates.ts";
import { type AnswerValue, CaseContents } from "#server/pathway/schemas.ts";

const ZONE = "Europe/Paris";
const START = Temporal.Instant.from("2026-06-23T08:00:00Z");
const BEFORE = START.subtract({ hours: 1 }).toString();
const by = { byId: null, byName: "" };
const id = (n: number) => `01990000-0000-7000-8000-00000000${String(n).padStart(4, "0")}`;
const [PROCEDURE, VERSION] = [id(1), { surgery: id(2), anaesthesia: id(3) }];

const right: Record<string, AnswerValue> = {
  tick: { kind: "tick" },
  text: { kind: "text", text: "Nothing known" },
  medication: { kind: "medication", medicines: [] },
  goingHome: { kind: "goingHome", way: "adult", words: "" },
};
const valueFor = ({ kind, question, number }: Item, isRight = true): AnswerValue => {
  if (kind === "question") return { kind, yes: (question?.expects === "yes") === isRight, words: "" };
  if (kind === "number") return { kind, number: isRight ? (number?.min ?? 0) : (number?.max ?? 0) + 1 };
  return right[kind] ?? { kind: "tick" };
};

const general = generalText.checklist().items;
const [first] = general;
if (!first) throw new Error("the general checklist is empty");
const more = (n: number, change: Partial<Item>): Item => ({
  ...first,
  itemId: id(n),
  owner: "nurse",
  ...change,
});
const checklist: ChecklistContent = {
  format: 1,
  items: [
    ...general,
    more(91, { gate: "ready", kind: "question", question: { expects: "no" } }),
    more(92, {
      gate: "sedation",
      kind: "number",
      number: { unit: "°C", min: 35, max: 37.8 },
      due: { by: "day" },
    }),
    more(93, { gate: "ready", owner: "desk", title: "Interpreter booked", deskTask: "interpreter" }),
  ],
};

const signed = (kind: "surgery" | "anaesthesia"): Signed => ({
  ...{ consentId: id(kind === "surgery" ? 4 : 5), kind, templateVersionId: VERSION[kind], version: 1 },
  ...{ procedureId: kind === "surgery" ? PROCEDURE : null, hash: "", signedAt: BEFORE, withdrawnAt: null },
});
const answerTo = (item: Item, isRight = true, at = BEFORE): Answer => ({
  ...{ ...by, at, value: valueFor(item, isRight), forStart: START.toString() },
});

/** A case for which everything is there, on the morning of the day. */
function prepared(change: Partial<CaseStanding> = {}): CaseStanding {
  const answers = (hers: boolean) =>
    Object.fromEntries(
      checklist.items
        .filter(({ owner, deskTask }) => !deskTask && (owner === "patient") === hers)
        .map((item) => [item.itemId, answerTo(item)]),
    );
  const decision = { at: BEFORE, outcome: "operate" as const, procedureId: PROCEDURE, alternatives: true };
  const contents = CaseContents.parse({
    ...{
      procedureId: PROCEDURE,
      procedureName: "Procedure",
      procedureCode: "",
      templateVersionId: id(6),
      withdrawnAt: null,
      note: null,
      sutures: null,
    },
    decisions: [{ ...decision, counselling: "declined", attested: true }],
    countersigned: [{ consentId: id(4), at: BEFORE, byName: "" }],
  });
  const team = {
    ...emptyPart("team"),
    answers: answers(false),
    countersigned: [{ ...by, at: BEFORE, consentId: id(5) }],
    reaffirmed: { ...by, at: BEFORE, consentId: id(4) },
    assessment: {
      ...{ ...by, at: BEFORE, asa: 1, airway: "", sleepApnoea: false, heightCm: 168, weightKg: 60 },
      ...{ clotRisk: "low" as const, outcome: "fit" as const, conditions: "" },
    },
  };
  const hers = {
    ...emptyPart("hers"),
    answers: answers(true),
    consents: [signed("surgery"), signed("anaesthesia")],
  };
  const standing = { contents, team, hers, anaesthesia: "general" as const, checklist, current: VERSION };
  return {
    ...{
      ...standing,
      deskDone: new Set(["interpreter"]),
      startsAt: START,
      operatedOn: "2026-06-23",
      zone: ZONE,
    },
    ...change,
  };
}

const shut = (standing: CaseStanding) =>
  unmetBefore(gatesOf(standing), "sedation").map(({ gateId }) => gateId);
const at = (startsAt: Temporal.Instant) => ({
  startsAt,
  operatedOn: startsAt.toZonedDateTimeISO(ZONE).toPlainDate().toString(),
});
const holding = checklist.items.filter(({ gate }) => gate === "ready" || gate === "sedation");
const someOf = fc.subarray(holding);

/** The case without these answers. */
function without(items: readonly Item[], standing = prepared()): CaseStanding {
  const gone = new Set(items.map(({ itemId }) => itemId));
  const rest = <T extends object>(all: T) =>
    Object.fromEntries(Object.entries(all).filter(([itemId]) => !gone.has(itemId)));
  return {
    ...standing,
    hers: { ...standing.hers, answers: rest(standing.hers.answers) },
    team: { ...standing.team, answers: rest(standing.team.answers) },
    deskDone: items.some(({ deskTask }) => deskTask) ? new Set() : standing.deskDone,
  };
}
const waiving = (items: readonly { itemId: string }[], standing: CaseStanding): CaseStanding => ({
  ...standing,
  team: {
    ...standing.team,
    waivers: items.map(({ itemId }) => ({
      ...by,
      at: BEFORE,
      itemId,
      role: "surgeon",
      reason: "Known",
      forStart: START.toString(),
    })),
  },
});
const idsOf = (items: readonly Item[]) => items.map(({ itemId }) => itemId);

test("what is missing is just what was not answered and not waived, the desk's tasks too", () => {
  expect(shut(prepared())).toEqual([]);
  fc.assert(
    fc.property(someOf, someOf, (open, waived) => {
      const standing = waiving(waived, without(open));
      expect(shut(standing)).toEqual(idsOf(open.filter((item) => !waived.includes(item))));
      const isReady = open.every((item) => waived.includes(item) || item.gate !== "ready");
      expect(readinessOf(gatesOf(standing)) === "ready").toBe(isReady);
    }),
  );
});

test("a wrong answer keeps a gate shut for somebody to settle, and the later of two counts", () => {
  const asked = holding.filter(({ kind }) => kind === "question" || kind === "number");
  fc.assert(
    fc.property(fc.constantFrom(...asked), fc.boolean(), fc.boolean(), (item, hersIsRight, hersIsLater) => {
      const later = START.subtract({ minutes: 30 }).toString();
      const standing = prepared();
      const { hers, team } = standing;
      const answered = {
        ...standing,
        hers: {
          ...hers,
          answers: {
            ...hers.answers,
            [item.itemId]: answerTo(item, hersIsRight, hersIsLater ? later : BEFORE),
          },
        },
        team: {
          ...team,
          answers: {
            ...team.answers,
            [item.itemId]: answerTo(item, !hersIsRight, hersIsLater ? BEFORE : later),
          },
        },
      };
      const gate = gatesOf(answered).find(({ gateId }) => gateId === item.itemId);
      expect(gate?.state).toBe(hersIsRight === hersIsLater ? "closed" : "attention");
    }),
  );
});

test("nothing but itself closes a gate of the case: whatever is waived, a consent that is gone, old or half signed stays missing", () => {
  type Change = (standing: CaseStanding) => CaseStanding;
  const consents =
    (change: (one: Signed) => Signed): Change =>
    (standing) => ({
      ...standing,
      hers: { ...standing.hers, consents: standing.hers.consents.map(change) },
    });
  const of = (kind: Signed["kind"], more: Partial<Signed>) =>
    consents((one) => (one.kind === kind ? { ...one, ...more } : one));
  const team =
    (more: Partial<CaseStanding["team"]>): Change =>
    (standing) => ({
      ...standing,
      team: { ...standing.team, ...more },
    });
  const decided =
    (outcome: "not_now" | "declined_by_her"): Change =>
    (standing) => {
      const decisions = standing.contents.decisions.map((one) => ({ ...one, outcome }));
      return { ...standing, contents: { ...standing.contents, decisions } };
    };
  const changes: [Change, string[]][] = [
    [of("surgery", { withdrawnAt: BEFORE }), ["consent", "reaffirmed"]],
    [of("surgery", { templateVersionId: id(9) }), ["consent", "reaffirmed"]],
    [of("surgery", { procedureId: id(9) }), ["consent", "reaffirmed"]],
    [of("anaesthesia", { withdrawnAt: BEFORE }), ["anaesthesiaConsent"]],
    [of("anaesthesia", { templateVersionId: id(9) }), ["anaesthesiaConsent"]],
    [team({ countersigned: [] }), ["anaesthesiaConsent"]],
    [(one) => ({ ...one, contents: { ...one.contents, countersigned: [] } }), ["consent", "reaffirmed"]],
    [team({ assessment: null }), ["assessment"]],
    [team({ reaffirmed: null }), ["reaffirmed"]],
    [decided("not_now"), ["decision"]],
    [decided("declined_by_her"), ["decision"]],
  ];
  fc.assert(
    fc.property(fc.subarray(changes, { minLength: 1 }), someOf, (broken, open) => {
      const all = [
        ...checklist.items,
        ...["decision", "consent", "reaffirmed"].map((itemId) => ({ itemId })),
      ];
      const standing = broken.reduce((before, [change]) => change(before), without(open));
      const expected = new Set(broken.flatMap(([, gates]) => gates));
      expect(new Set(shut(waiving(all, standing)))).toEqual(expected);
    }),
  );
});

test("an operation that moves asks again: all of the day on another date, what counts in hours when it is earlier, nothing when it is later", () => {
  const ofTheDay = holding.filter(({ due }) => due.by !== "days");
  const inHours = ofTheDay.filter(({ due }) => due.by === "hours");
  fc.assert(
    fc.property(fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }), (minutes) => {
      const startsAt = START.add({ minutes });
      const moved = prepared(at(startsAt));
      const isSameDay = moved.operatedOn === "2026-06-23";
      const asked = !isSameDay ? [{ itemId: "reaffirmed" }, ...ofTheDay] : minutes < 0 ? inHours : [];
      expect(shut(moved).toSorted()).toEqual(asked.map(({ itemId }) => itemId).toSorted());
    }),
    { examples: [[-1], [0], [1], [24 * 60], [-24 * 60]] },
  );
});

test("without sleep nothing is asked that only the sleep asks for", () => {
  fc.assert(
    fc.property(fc.constantFrom("none" as const, "local" as const), (anaesthesia) => {
      const gates = gatesOf(without(checklist.items, prepared({ anaesthesia })));
      for (const { gateId, item } of gates) {
        expect(["assessment", "anaesthesiaConsent"]).not.toContain(gateId);
        if (item) expect(item.anaesthesia).toContain(anaesthesia);
      }
      expect(gates.filter(isShut).length).toBeGreaterThan(5);
    }),
  );
});
