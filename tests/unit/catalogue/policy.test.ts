import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdsAt, type PolicyRule, policyOn, type Subject } from "#server/catalogue/rules/policy.ts";

const rule = (given: Partial<PolicyRule>): PolicyRule => ({
  procedureId: null,
  policyGroup: "cosmetic",
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
  source: "a source",
  reviewed: true,
  ...given,
});
const plain: Subject = { procedureId: "p", policyGroup: "cosmetic/genital", policyControlled: false };
const controlled: Subject = { procedureId: "h", policyGroup: "hymenoplasty", policyControlled: true };
const at = (jurisdiction: string, on = "2026-06-16") => ({ jurisdiction, on });
const own = (given: Partial<PolicyRule>) => rule({ policyGroup: "hymenoplasty", ...given });

describe("a policy-controlled procedure", () => {
  test("does not exist where no rule speaks", () => {
    expect(policyOn([], controlled, at("FR"))).toMatchObject({
      permitted: false,
      status: "unknown",
      source: null,
    });
  });

  test("does not exist where its state of law is unknown, whatever another rule permits", () => {
    const rules = [own({}), own({ jurisdiction: "NO", status: "unknown" })];
    expect(policyOn(rules, controlled, at("NO")).permitted).toBe(false);
    expect(policyOn(rules, controlled, at("FR")).permitted).toBe(true);
  });

  test("exists with its conditions where it is restricted", () => {
    const rules = [own({ jurisdiction: "NL", status: "restricted", source: "NVOG 2020" })];
    expect(policyOn(rules, controlled, at("NL"))).toMatchObject({
      permitted: true,
      status: "restricted",
      source: "NVOG 2020",
    });
  });

  test("is not opened by a permission for a wider group, nor by one that nobody reviewed", () => {
    const within = { ...controlled, policyGroup: "cosmetic/hymenoplasty" };
    expect(policyOn([rule({})], within, at("FR")).permitted).toBe(false);
    expect(policyOn([own({ reviewed: false })], controlled, at("FR")).permitted).toBe(false);
    expect(policyOn([own({ reviewed: false }), own({})], controlled, at("FR")).permitted).toBe(true);
  });

  test("does not exist in London before its prohibition either: no rule speaks yet", () => {
    const rules = [own({ jurisdiction: "GB-ENG", status: "prohibited", effectiveFrom: "2022-07-01" })];
    for (const on of ["2021-03-01", "2022-06-30", "2022-07-01", "2030-01-01"]) {
      expect(policyOn(rules, controlled, at("GB-ENG", on)).permitted).toBe(false);
    }
  });
});

describe("any other procedure", () => {
  test("is permitted unless a rule says otherwise; unknown says nothing", () => {
    expect(policyOn([], plain, at("FR")).permitted).toBe(true);
    expect(policyOn([rule({ status: "unknown" })], plain, at("FR"))).toMatchObject({
      permitted: true,
      status: "permitted",
    });
    expect(policyOn([rule({ status: "prohibited" })], plain, at("FR")).permitted).toBe(false);
  });

  test("is prohibited by a rule for a wider group and a wider place, whatever a narrower one permits", () => {
    const rules = [
      rule({ jurisdiction: "GB", status: "prohibited" }),
      rule({ policyGroup: "cosmetic/genital", jurisdiction: "GB-ENG" }),
      rule({ policyGroup: null, procedureId: "p", jurisdiction: "GB-ENG" }),
    ];
    expect(policyOn(rules, plain, at("GB-ENG")).permitted).toBe(false);
  });

  test("is not touched by a rule for a neighbouring group or another procedure", () => {
    const rules = ["cosmetic/genitalia", "cosm", "cosmetic/genital/other", "surgery"].map((policyGroup) =>
      rule({ policyGroup, status: "prohibited" }),
    );
    const other = rule({ policyGroup: null, procedureId: "other", status: "prohibited" });
    expect(policyOn([...rules, other], plain, at("FR")).permitted).toBe(true);
    const bare = { ...plain, policyGroup: "" };
    expect(policyOn([rule({ status: "prohibited" })], bare, at("FR")).permitted).toBe(true);
  });
});

test("a rule holds from its first day to its last, both included", () => {
  const rules = [rule({ status: "prohibited", effectiveFrom: "2026-02-01", effectiveTo: "2026-02-28" })];
  const held = ["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01"].map(
    (on) => !policyOn(rules, plain, at("FR", on)).permitted,
  );
  expect(held).toEqual([false, true, true, false]);
});

test("GB-ENG is within GB and within any place, and GB-EN or FR are not", () => {
  const held = ["", "GB", "GB-ENG", "GB-EN", "GB-ENGL", "G", "FR"].map((jurisdiction) =>
    holdsAt({ jurisdiction, status: "permitted" }, "GB-ENG"),
  );
  expect(held).toEqual([true, true, true, false, false, false, false]);
});

test("a site that names only its country is forbidden what one of its parts forbids, and permitted nothing by a part", () => {
  expect(holdsAt({ jurisdiction: "US-NY", status: "prohibited" }, "US")).toBe(true);
  expect(holdsAt({ jurisdiction: "US-NY", status: "permitted" }, "US")).toBe(false);
});

test("conditions of all rules that hold add up", () => {
  const fifteen = {
    coolingOffDays: 15,
    coolingOffStart: "quote_handed_over",
    waitBlocks: ["booking", "payment"],
  } as const;
  const policy = policyOn(
    [
      rule({ jurisdiction: "FR", ...fifteen, source: "CSP" }),
      rule({ policyGroup: "cosmetic/genital", minimumAge: 18, source: "RCOG" }),
      rule({
        policyGroup: null,
        procedureId: "p",
        minimumConsultations: 2,
        consentTaker: "operating_surgeon",
      }),
      rule({ jurisdiction: "FR", ...fifteen, coolingOffDays: 7, waivable: true }),
    ],
    plain,
    at("FR"),
  );
  expect(policy).toMatchObject({
    minimumAge: 18,
    minimumConsultations: 2,
    consentTaker: "operating_surgeon",
  });
  expect(policy.waits).toEqual([
    { days: 15, start: "quote_handed_over", blocks: ["booking", "payment"], waivable: false, source: "CSP" },
  ]);
});

test("a wait that can be let pass hides no other: the shorter one is still there without it", () => {
  const wait = { coolingOffStart: "consultation", waitBlocks: ["operation"], waivable: true } as const;
  const rules = (more: Partial<PolicyRule>) => [
    rule({ jurisdiction: "FR", ...wait, coolingOffDays: 14, source: "long" }),
    rule({ jurisdiction: "FR", ...wait, coolingOffDays: 7, source: "short", ...more }),
  ];
  const daysOf = (more: Partial<PolicyRule>) =>
    policyOn(rules(more), plain, at("FR")).waits.map(({ days }) => days);
  expect(daysOf({})).toEqual([14, 7]);
  expect(daysOf({ coolingOffDays: 14 })).toEqual([14, 14]);
  expect(daysOf({ coolingOffDays: 14, source: "long" })).toEqual([14]);
  expect(daysOf({ coolingOffDays: 14, waivable: false })).toEqual([14]);
});

test("waits that begin with different events all hold", () => {
  const wait = { coolingOffDays: 7, waitBlocks: ["operation"] } as const;
  const rules = (["consultation", "consent"] as const).map((coolingOffStart) =>
    rule({ ...wait, coolingOffStart }),
  );
  expect(
    policyOn(rules, plain, at("FR"))
      .waits.map(({ start }) => start)
      .sort(),
  ).toEqual(["consent", "consultation"]);
});

const jurisdictions = ["", "FR", "GB", "GB-ENG", "GB-SCT", "US-NY"];
const someRule = fc.record({
  policyGroup: fc.constantFrom("cosmetic", "cosmetic/genital", "hymenoplasty"),
  jurisdiction: fc.constantFrom(...jurisdictions),
  status: fc.constantFrom(
    "permitted" as const,
    "restricted" as const,
    "prohibited" as const,
    "unknown" as const,
  ),
  effectiveFrom: fc.constantFrom(null, "2026-01-01", "2026-06-16", "2026-12-01"),
  effectiveTo: fc.constantFrom(null, "2026-06-16", "2026-06-30"),
  minimumAge: fc.constantFrom(null, 16, 18),
  reviewed: fc.boolean(),
});
const somebody = fc.constantFrom(plain, controlled, { ...controlled, policyGroup: "cosmetic/genital" });

test("another rule never opens what was shut by law, and never eases a condition", () => {
  fc.assert(
    fc.property(
      fc.array(someRule, { maxLength: 6 }),
      someRule,
      somebody,
      fc.constantFrom(...jurisdictions.slice(1)),
      (all, more, subject, place) => {
        const rules = all.map((one) => rule(one));
        const before = policyOn(rules, subject, at(place));
        const after = policyOn([...rules, rule(more)], subject, at(place));
        if (before.status === "prohibited") expect(after.permitted).toBe(false);
        expect(after.minimumAge ?? 0).toBeGreaterThanOrEqual(before.minimumAge ?? 0);
        if (!subject.policyControlled && after.permitted) expect(before.permitted).toBe(true);
      },
    ),
  );
});

test("the order in which rules were written does not matter", () => {
  fc.assert(
    fc.property(
      fc.array(someRule, { maxLength: 6 }),
      somebody,
      fc.constantFrom(...jurisdictions.slice(1)),
      (all, subject, place) => {
        const rules = all.map((one) => rule(one));
        const there = policyOn(rules, subject, at(place));
        expect(policyOn(rules.toReversed(), subject, at(place))).toMatchObject({
          permitted: there.permitted,
          status: there.status,
        });
      },
    ),
  );
});
