import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PolicyRule } from "#server/catalogue/rules/policy.ts";
import {
  type DeskItem,
  isSafe,
  type Milestone,
  type Offering,
  patternOf,
  sharers,
} from "#server/catalogue/rules/sharing.ts";
import { lostBy, permittedAt, type Shelf, type ShelfProcedure } from "#server/catalogue/rules/shelf.ts";

const usual: Milestone[] = [
  { day: 1, label: "call" },
  { day: 7, label: "review" },
];
const procedure = (procedureId: string, given: Partial<ShelfProcedure> = {}): ShelfProcedure => ({
  procedureId,
  policyGroup: "",
  policyControlled: false,
  sensitive: false,
  active: true,
  variantIds: ["hour"],
  milestones: usual,
  deskItems: [],
  ...given,
});
const task = (given: Partial<DeskItem> = {}): DeskItem => ({
  deskTask: "interpreter",
  due: { by: "days", days: 3 },
  gate: "none",
  anaesthesia: ["local", "sedation"],
  ...given,
});
const rule = (given: Partial<PolicyRule>): PolicyRule => ({
  procedureId: null,
  policyGroup: null,
  jurisdiction: "",
  status: "permitted",
  effectiveFrom: null,
  effectiveTo: null,
  coolingOffDays: 0,
  coolingOffStart: "none",
  waitBlocks: [],
  waivable: false,
  minimumAge: null,
  minimumConsultations: 1,
  consentTaker: "any",
  source: "s",
  reviewed: true,
  ...given,
});
const paris = { siteId: "paris", jurisdiction: "FR", on: "2026-06-16" };
const london = { siteId: "london", jurisdiction: "GB-ENG", on: "2026-06-16" };
const three = [procedure("secret", { sensitive: true }), procedure("b"), procedure("c")];
const safeAt = (shelf: Shelf, place = paris, variantId = "hour") =>
  permittedAt(shelf, place)
    .find((one) => one.procedure.procedureId === "secret")
    ?.variants.find((one) => one.variantId === variantId)?.safe;

describe("a sensitive procedure is offered as a variant", () => {
  test("when two others look the same, and not when one does", () => {
    expect(safeAt({ procedures: three, rules: [] })).toBe(true);
    expect(safeAt({ procedures: three.slice(0, 2), rules: [] })).toBe(false);
  });

  test("not by others whose wait can be waived where its own cannot: a date that came early would tell", () => {
    const wait = { coolingOffDays: 14, coolingOffStart: "consultation", waitBlocks: ["operation"] } as const;
    const rules = (waivable: boolean) =>
      three.map(({ procedureId }) =>
        rule({ ...wait, procedureId, waivable: procedureId === "secret" ? false : waivable }),
      );
    expect(safeAt({ procedures: three, rules: rules(false) })).toBe(true);
    expect(safeAt({ procedures: three, rules: rules(true) })).toBe(false);
  });

  test("not by others of the same profile with other minutes", () => {
    const procedures = [
      three[0] as ShelfProcedure,
      procedure("b"),
      procedure("c", { variantIds: ["ninety"] }),
    ];
    expect(safeAt({ procedures, rules: [] })).toBe(false);
  });

  test("at one site but not at another where policy takes one of the three away", () => {
    const rules = [rule({ procedureId: "c", jurisdiction: "GB", status: "prohibited" })];
    expect(safeAt({ procedures: three, rules })).toBe(true);
    expect(safeAt({ procedures: three, rules }, london)).toBe(false);
  });

  test("not to somebody too young for it when two others have no minimum age: a date on her birthday would tell", () => {
    const rules = [rule({ procedureId: "secret", minimumAge: 18 })];
    const safeAtAge = (age: number | null) =>
      permittedAt({ procedures: three, rules }, paris, age)[0]?.variants[0]?.safe;
    expect(safeAtAge(17)).toBe(false);
    expect([safeAtAge(18), safeAtAge(null)]).toEqual([true, true]);
    const alike = [
      ...rules,
      rule({ procedureId: "b", minimumAge: 18 }),
      rule({ procedureId: "c", minimumAge: 18 }),
    ];
    expect(permittedAt({ procedures: three, rules: alike }, paris, 17)[0]?.variants[0]?.safe).toBe(true);
  });

  test("not when another waits longer, from another event, for something else, or asks for more consultations", () => {
    const fifteen = {
      coolingOffDays: 15,
      coolingOffStart: "quote_handed_over",
      waitBlocks: ["booking"],
    } as const;
    const all = three.map(({ procedureId }) => rule({ procedureId, ...fifteen }));
    expect(safeAt({ procedures: three, rules: all })).toBe(true);
    const unlike: Partial<PolicyRule>[] = [
      { coolingOffDays: 14 },
      { coolingOffStart: "consultation" },
      { waitBlocks: ["booking", "operation"] },
      { minimumConsultations: 2 },
      { coolingOffDays: 0, coolingOffStart: "none", waitBlocks: [] },
    ];
    for (const change of unlike) {
      const rules = all.map((one) => (one.procedureId === "c" ? { ...one, ...change } : one));
      expect(safeAt({ procedures: three, rules }), JSON.stringify(change)).toBe(false);
    }
  });

  test("not when the desk has other tasks for another, more of them, until another day, or one that readiness waits for", () => {
    const withTasks = (...last: DeskItem[]) =>
      three.map((one) => ({ ...one, deskItems: one.procedureId === "c" ? last : [task()] }));
    expect(safeAt({ procedures: withTasks(task()), rules: [] })).toBe(true);
    expect(safeAt({ procedures: withTasks(task({ anaesthesia: ["sedation", "local"] })), rules: [] })).toBe(
      true,
    );
    const unlike: DeskItem[][] = [
      [],
      [task(), task({ deskTask: "payment" })],
      [task(), task()],
      [task({ deskTask: "transport" })],
      [task({ due: { by: "days", days: 4 } })],
      [task({ due: { by: "hours", hours: 3 } })],
      [task({ due: { by: "day" } })],
      [task({ gate: "ready" })],
      [task({ anaesthesia: ["local"] })],
    ];
    for (const last of unlike)
      expect(safeAt({ procedures: withTasks(...last), rules: [] }), JSON.stringify(last)).toBe(false);
  });

  test("whatever age the rules ask for: the desk cannot see that", () => {
    expect(safeAt({ procedures: three, rules: [rule({ procedureId: "secret", minimumAge: 18 })] })).toBe(
      true,
    );
  });

  test("not when another has other visits after it, has no approved text, or is out of use", () => {
    const changes: Partial<ShelfProcedure>[] = [
      { milestones: [...usual, { day: 10, label: "review" }] },
      { milestones: usual.slice(1) },
      { milestones: null },
      { active: false },
    ];
    for (const change of changes) {
      const procedures = [...three.slice(0, 2), procedure("c", change)];
      expect(safeAt({ procedures, rules: [] }), JSON.stringify(change)).toBe(false);
    }
  });
});

test("what is blocked at a site is not on its shelf, and hides nothing there", () => {
  const rules = [rule({ procedureId: "b", jurisdiction: "FR", status: "prohibited" })];
  const there = permittedAt({ procedures: three, rules }, paris);
  expect(there.map((one) => one.procedure.procedureId)).toEqual(["secret", "c"]);
  expect(safeAt({ procedures: three, rules })).toBe(false);
});

describe("a change loses a variant for a sensitive procedure", () => {
  const before: Shelf = { procedures: [...three, procedure("d")], rules: [] };
  const without = (...ids: string[]): Shelf => ({
    rules: [],
    procedures: before.procedures.map((one) =>
      ids.includes(one.procedureId) ? { ...one, active: false } : one,
    ),
  });

  test("when the third of three goes, at each site where it was safe", () => {
    expect(lostBy(before, without("d"), [paris, london])).toEqual([]);
    expect(lostBy(before, without("c", "d"), [paris, london])).toEqual([
      { siteId: "paris", variantId: "hour" },
      { siteId: "london", variantId: "hour" },
    ]);
  });

  test("not when it is the sensitive one itself that goes", () => {
    expect(lostBy(before, without("secret", "c", "d"), [paris])).toEqual([]);
  });
});

const variants = ["a45", "a60", "b60"];
const offering = fc.record({
  sensitive: fc.boolean(),
  variantIds: fc.subarray(variants),
  pattern: fc.constantFrom("x", "y"),
});

test("the rule of three is what counting by hand says", () => {
  fc.assert(
    fc.property(fc.array(offering, { maxLength: 8 }), fc.constantFrom(...variants), (some, variantId) => {
      const all: Offering[] = some.map((one, i) => ({ ...one, procedureId: `p${i}` }));
      for (const own of all) {
        let alike = 0;
        for (const other of all) {
          if (other === own || other.pattern !== own.pattern) continue;
          for (const id of other.variantIds) if (id === variantId) alike++;
        }
        const byHand = own.variantIds.includes(variantId) && (!own.sensitive || alike >= 2);
        expect(isSafe(all, own.procedureId, variantId)).toBe(byHand);
        expect(sharers(all, own.procedureId, variantId)).toBe(alike);
      }
    }),
  );
});

const shownOf = ({ milestones, deskItems }: ShelfProcedure) => ({ milestones: milestones ?? [], deskItems });
const shelfProcedure = fc.record({
  sensitive: fc.boolean(),
  active: fc.boolean(),
  policyControlled: fc.boolean(),
  policyGroup: fc.constantFrom("", "g", "g/h"),
  variantIds: fc.subarray(variants),
  milestones: fc.constantFrom<Milestone[] | null>(usual, [{ day: 7, label: "Review" }], null),
  deskItems: fc.constantFrom<DeskItem[]>([], [task()], [task({ deskTask: "payment" })]),
});
const shelfRule = fc.record({
  policyGroup: fc.constantFrom("g", "g/h"),
  jurisdiction: fc.constantFrom("", "FR", "GB"),
  status: fc.constantFrom("permitted" as const, "prohibited" as const),
  coolingOffDays: fc.constantFrom(0, 15),
});

test("whatever is on the shelf, a variant offered for a sensitive procedure is one of at least three alike", () => {
  fc.assert(
    fc.property(
      fc.array(shelfProcedure, { maxLength: 9 }),
      fc.array(shelfRule, { maxLength: 4 }),
      fc.constantFrom(paris, london),
      (some, given, place) => {
        const procedures = some.map((one, i) => ({ ...one, procedureId: `p${i}` }));
        const rules = given.map(({ coolingOffDays, ...one }) =>
          rule({
            ...one,
            ...(coolingOffDays > 0 && {
              coolingOffDays,
              coolingOffStart: "consultation",
              waitBlocks: ["booking"],
            }),
          }),
        );
        const there = permittedAt({ procedures, rules }, place);
        for (const { procedure: own, policy, variants: offered } of there) {
          for (const { variantId, safe } of offered) {
            if (!own.sensitive || !safe) continue;
            const alike = there.filter(
              (one) =>
                one.procedure.active &&
                one.policy.permitted &&
                one.procedure.variantIds.includes(variantId) &&
                one.procedure.milestones !== null &&
                patternOf(one.policy, shownOf(one.procedure)) === patternOf(policy, shownOf(own)),
            );
            expect(alike.length).toBeGreaterThanOrEqual(3);
          }
        }
      },
    ),
  );
});

test("the same visits and tasks in another order or spelling are the same pattern", () => {
  const policy = { waits: [], minimumConsultations: 1, minimumAge: null };
  const [one, two] = [task(), task({ deskTask: "payment" })];
  const otherwise = [
    { day: 7, label: " Review" },
    { day: 1, label: "CALL" },
  ];
  expect(patternOf(policy, { milestones: usual, deskItems: [one, two] })).toBe(
    patternOf(policy, { milestones: otherwise, deskItems: [two, one] }),
  );
});
