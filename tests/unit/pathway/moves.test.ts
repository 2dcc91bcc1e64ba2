import fc from "fast-check";
import { expect, test } from "vitest";
import type { Item } from "#server/catalogue/checklist-schemas.ts";
import { Parts } from "#server/pathway/part-schemas.ts";
import { fastingBefore } from "#server/pathway/rules/fasting.ts";
import { type CaseStanding, gatesOf, isOfTheDay } from "#server/pathway/rules/gates.ts";
import { movedBy, startingAt } from "#server/pathway/rules/moved.ts";
import { CaseContents } from "#server/pathway/schemas.ts";

const ZONE = "Europe/Paris";
const ID = "0199aaaa-0000-7000-8000-000000000001";
const at = (text: string) => Temporal.Instant.from(text);
const dateOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(ZONE).toPlainDate().toString();
const START = at("2026-06-23T08:00:00Z");

const anItem = (more: Partial<Item>): Item => ({
  itemId: ID,
  title: "Fasting",
  hint: "",
  owner: "nurse",
  kind: "text",
  number: null,
  question: null,
  deskTask: null,
  due: { by: "hours", hours: 0 },
  gate: "sedation",
  anaesthesia: ["sedation"],
  waivableBy: ["anaesthetist"],
  ...more,
});

const by = { byId: null, byName: "" };
type Given = {
  item: Item;
  startsAt?: Temporal.Instant;
  answeredAt?: Temporal.Instant;
  waivedFor?: string | null;
};

/** A case of one item, planned for a start, with an answer or a waiver that was given for it. */
function standing({ item, startsAt = START, answeredAt, waivedFor }: Given): CaseStanding {
  const value = { kind: "text" as const, text: "Ate at 22:00" };
  const answer = answeredAt && { ...by, at: answeredAt.toString(), value, forStart: startsAt.toString() };
  const waiver = { ...by, at: "2026-06-20T08:00:00Z", itemId: ID, role: "anaesthetist", reason: "Known" };
  return startingAt(
    {
      contents: CaseContents.parse(contents),
      hers: Parts.hers.parse({}),
      team: Parts.team.parse({
        answers: answer ? { [ID]: answer } : {},
        waivers: waivedFor === undefined ? [] : [{ ...waiver, forStart: waivedFor }],
      }),
      anaesthesia: "sedation",
      checklist: { format: 1, items: [item] },
      current: { surgery: null, anaesthesia: null },
      deskDone: new Set(),
      startsAt: null,
      operatedOn: null,
      zone: ZONE,
    },
    startsAt,
  );
}
const contents = {
  ...{ procedureId: ID, procedureName: "x", procedureCode: "", templateVersionId: null },
  ...{ checklistVersionId: ID, note: "", sutures: "", withdrawnAt: null },
};

const stateAt = (one: CaseStanding, start: Temporal.Instant) =>
  gatesOf(startingAt(one, start)).find(({ gateId }) => gateId === ID)?.state;

const aDue: fc.Arbitrary<Item["due"]> = fc.oneof(
  fc.record({ by: fc.constant("days" as const), days: fc.nat(20) }),
  fc.record({ by: fc.constant("hours" as const), hours: fc.nat(24) }),
  fc.constant({ by: "day" as const }),
);
const aGate = fc.constantFrom("none" as const, "ready" as const, "sedation" as const, "discharge" as const);
/** Around a spring night in which an hour is missing, the days beside it too. */
const aStart = fc
  .integer({ min: 0, max: 4 * 96 })
  .map((n) => at("2026-03-27T06:00:00Z").add({ minutes: 15 * n }));

test("what was answered on the day for a start holds for later ones of that day and for no earlier, and for no other day", () => {
  fc.assert(
    fc.property(aStart, aStart, fc.nat(12), (startsAt, to, hours) => {
      const answeredAt = startsAt.subtract({ hours });
      fc.pre(dateOf(answeredAt) === dateOf(startsAt));
      const holds = Temporal.Instant.compare(to, startsAt) >= 0 && dateOf(to) === dateOf(startsAt);
      expect(stateAt(standing({ item: anItem({}), startsAt, answeredAt }), to)).toBe(
        holds ? "closed" : "open",
      );
    }),
  );
});

test("what speaks of the planned time is asked again as soon as that is another day or earlier, however long before it was answered; all else that is due days before stays", () => {
  fc.assert(
    fc.property(aStart, aStart, fc.nat(400), aGate, (startsAt, to, hours, gate) => {
      const answeredAt = startsAt.subtract({ hours });
      const item = anItem({ due: { by: "days", days: 1 }, gate });
      const told = standing({ item: { ...item, ofTheHour: true }, startsAt, answeredAt });
      const holds = Temporal.Instant.compare(to, startsAt) >= 0 && dateOf(to) === dateOf(startsAt);
      expect(stateAt(told, to)).toBe(holds ? "closed" : "open");
      expect(stateAt(standing({ item, startsAt, answeredAt }), to)).toBe("closed");
    }),
  );
});

test("a waiver of what belongs to the day holds for its date at any hour and for no other; one of what is due days before holds on", () => {
  fc.assert(
    fc.property(aStart, aStart, aDue, aGate, (startsAt, to, due, gate) => {
      const item = anItem({ due, gate });
      const holds = !isOfTheDay(item) || dateOf(to) === dateOf(startsAt);
      const one = standing({ item, startsAt, waivedFor: startsAt.toString() });
      expect(stateAt(one, to)).toBe(holds ? "waived" : "open");
    }),
  );
});

test("a waiver of old, of which no day was kept, still holds for readiness and for nothing else of the day", () => {
  fc.assert(
    fc.property(aStart, aDue, aGate, (to, due, gate) => {
      const item = anItem({ due, gate });
      const holds = gate === "ready" || !isOfTheDay(item);
      expect(stateAt(standing({ item, waivedFor: null }), to)).toBe(holds ? "waived" : "open");
    }),
  );
});

test("hours of fasting are hours that pass, also in the night in which the clocks lose one or gain one", () => {
  const wall = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(ZONE).toPlainDateTime().toString();
  const times = (start: string) => Object.values(fastingBefore(at(start))).map(wall);
  // 8:00 in Paris each time.
  expect(times("2026-03-29T06:00:00Z")).toEqual([
    "2026-03-29T06:00:00",
    "2026-03-29T01:00:00",
    "2026-03-28T23:00:00",
  ]);
  expect(times("2026-10-25T07:00:00Z")).toEqual([
    "2026-10-25T06:00:00",
    "2026-10-25T02:00:00",
    "2026-10-25T01:00:00",
  ]);
  fc.assert(
    fc.property(aStart, (start) => {
      const { clearUntil, lightUntil, fattyUntil } = fastingBefore(start);
      const before = [clearUntil, lightUntil, fattyUntil].map((one) => start.since(one).total("hours"));
      expect(before).toEqual([2, 6, 8]);
    }),
  );
});

test("a look ahead names what is open and due at another time, or asked again, and what becomes overdue by it", () => {
  fc.assert(
    fc.property(aStart, aStart, aStart, aDue, fc.boolean(), (startsAt, to, now, due, isAnswered) => {
      const item = anItem({ due });
      const one = standing({ item, startsAt, ...(isAnswered ? { answeredAt: startsAt } : {}) });
      const before = stateAt(one, startsAt);
      const after = stateAt(one, to);
      const found = movedBy(one, to, now).find(({ gate }) => gate.gateId === ID);
      const isMoved = due.by === "hours" ? !to.equals(startsAt) : dateOf(to) !== dateOf(startsAt);
      expect(found !== undefined).toBe(after === "open" && (before === "closed" || isMoved));
      if (!found) return;
      expect(found.askedAgain).toBe(before === "closed");
      const last = found.willBe?.at ?? null;
      const isLate = last ? Temporal.Instant.compare(last, now) < 0 : (found.willBe?.on ?? "") < dateOf(now);
      expect(found.willBe?.overdue).toBe(isLate);
      if (before === "closed") expect(found.was?.overdue).toBe(false);
    }),
  );
});
