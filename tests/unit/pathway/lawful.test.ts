import fc from "fast-check";
import { expect, test } from "vitest";
import { lawFrom, type PolicyRule } from "#server/catalogue/rules/policy.ts";
import { qualifiedFor } from "#server/catalogue/rules/privilege.ts";
import { keptBy, lawfulDays, refusalOn } from "#server/pathway/rules/lawful.ts";
import type { Standing } from "#server/pathway/rules/wait.ts";

const subject = { procedureId: "p", policyGroup: "g", policyControlled: true };
const rule = (more: Partial<PolicyRule> = {}): PolicyRule => ({
  procedureId: "p",
  policyGroup: null,
  jurisdiction: "FR",
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
  source: "code",
  reviewed: true,
  ...more,
});
const her: Standing = {
  today: "2026-06-16",
  birthDate: "2000-02-29",
  consultedOn: ["2026-06-10"],
  quotedOn: null,
  consentedOn: null,
};
const wish = { notBefore: "2026-07-01" };
const always = { isQualified: () => true };
const days = (rules: PolicyRule[], more = {}, wished = wish) =>
  lawfulDays({ ...lawFrom(rules, subject, "FR"), ...always }, { ...her, ...more }, wished);

test("without anything in the way every day is lawful from the one wished for on, never from one before today", () => {
  expect(days([rule()])).toEqual({ from: "2026-07-01", until: null, why: null });
  expect(days([rule()], {}, { ...wish, notBefore: "2026-01-01" }).from).toBe("2026-06-16");
});

test("a law that begins later ends the stretch on the day before, and says so on its first day", () => {
  const rules = [rule(), rule({ status: "prohibited", effectiveFrom: "2026-09-01", source: "new act" })];
  expect(days(rules)).toEqual({ from: "2026-07-01", until: "2026-08-31", why: null });
  expect(days(rules, {}, { ...wish, notBefore: "2026-09-01" })).toEqual({
    from: null,
    until: null,
    why: { reason: "notPermittedThen", field: "notBefore", params: { source: "new act" } },
  });
});

test("unknown blocks what is policy-controlled: no reviewed row, no day", () => {
  expect(days([rule({ reviewed: false })])).toMatchObject({
    from: null,
    why: { reason: "noRuleThen" },
  });
});

test("the first day follows a wait and her birthday, by the rules of the day itself", () => {
  const waits = { coolingOffDays: 30, coolingOffStart: "consultation", waitBlocks: ["operation"] } as const;
  expect(days([rule(waits)])).toMatchObject({ from: "2026-07-10", why: { reason: "waitNotOver" } });
  // A rule that is over by then asks for nothing.
  expect(days([rule(), rule({ ...waits, effectiveTo: "2026-06-30" })]).from).toBe("2026-07-01");
  const young = { birthDate: "2008-07-20" };
  expect(days([rule({ minimumAge: 18 })], young)).toMatchObject({
    from: "2026-07-20",
    why: { reason: "tooYoung" },
  });
});

test("what blocks the booking keeps it from the desk by the rules of today and by those of the day itself", () => {
  const wait = {
    coolingOffDays: 15,
    coolingOffStart: "quote_handed_over",
    waitBlocks: ["booking"],
  } as const;
  const kept = (rules: PolicyRule[], quotedOn: string | null, on: string) =>
    keptBy({ ...lawFrom(rules, subject, "FR"), ...always }, { ...her, quotedOn }, on);
  const untilThen = [rule(), rule({ ...wait, effectiveTo: "2026-06-20" })];
  expect(kept(untilThen, "2026-06-10", "2026-07-01")).toMatchObject({
    reason: "waitNotOver",
    params: { earliest: "2026-06-25" },
  });
  const fromThen = [rule(), rule({ ...wait, effectiveFrom: "2026-07-01" })];
  expect(kept(fromThen, null, "2026-06-30")).toBeNull();
  expect(kept(fromThen, null, "2026-07-01")).toMatchObject({ reason: "waitNotStarted" });
});

const date = fc.integer({ min: -40, max: 200 }).map((n) => plus("2026-06-16", n));
const plus = (from: string, n: number) => Temporal.PlainDate.from(from).add({ days: n }).toString();
const anyRule = fc
  .record({
    status: fc.constantFrom("permitted", "restricted", "prohibited", "unknown"),
    effectiveFrom: fc.option(date),
    effectiveTo: fc.option(date),
    coolingOffDays: fc.integer({ min: 0, max: 60 }),
    coolingOffStart: fc.constantFrom("none", "consultation", "quote_handed_over"),
    waitBlocks: fc.subarray(["booking", "operation", "consent", "payment"]),
    minimumAge: fc.option(fc.constantFrom(18, 26)),
  })
  .map((more) => rule(more as Partial<PolicyRule>));

const anyPrivilege = fc
  .record({ specialty: fc.constantFrom("s", "other", null), validFrom: date, days: fc.option(fc.nat(150)) })
  .map(({ specialty, validFrom, days: lasts }) => ({
    specialty,
    procedureId: specialty === null ? "p" : null,
    validFrom,
    validUntil: lasts === null ? null : plus(validFrom, lasts),
  }));

test("a privilege that ends tomorrow leaves today and tomorrow; for another procedure or specialty it leaves nothing", () => {
  const until = (specialty: string) => {
    const privilege = {
      specialty,
      procedureId: null,
      validFrom: "2020-01-01",
      validUntil: plus(her.today, 1),
    };
    const qualified = qualifiedFor([privilege], { procedureId: "p", specialty: "s" });
    const law = {
      ...lawFrom([rule()], subject, "FR"),
      changes: qualified.changes,
      isQualified: qualified.on,
    };
    return lawfulDays(law, her, { ...wish, notBefore: her.today });
  };
  expect(until("s")).toEqual({ from: "2026-06-16", until: "2026-06-17", why: null });
  expect(until("other")).toMatchObject({ from: null, why: { reason: "notQualified" } });
});

test("the stretch is what asking day by day finds", () => {
  fc.assert(
    fc.property(
      fc.array(anyRule, { minLength: 1, maxLength: 4 }),
      date,
      fc.option(date),
      fc.integer({ min: -30, max: 120 }),
      fc.array(anyPrivilege, { minLength: 1, maxLength: 3 }),
      (rules, notBefore, quotedOn, birthday, privileges) => {
        const qualified = qualifiedFor(privileges, { procedureId: "p", specialty: "s" });
        const alone = lawFrom(rules, subject, "FR");
        const law = {
          ...alone,
          changes: [...alone.changes, ...qualified.changes].sort(),
          isQualified: qualified.on,
        };
        const she = { ...her, quotedOn, birthDate: plus("2000-06-16", birthday) };
        const found = lawfulDays(law, she, { notBefore });
        const [, start = ""] = [notBefore, she.today].sort();
        const all = Array.from({ length: 400 }, (_, n) => plus(start, n));
        const lawful = all.map((on) => refusalOn(law, she, { notBefore: on }) === null);
        const first = lawful.indexOf(true);
        const end = first < 0 ? -1 : lawful.indexOf(false, first);
        expect(found.from).toBe(first < 0 ? null : all[first]);
        expect(found.until).toBe(end < 0 ? null : all[end - 1]);
      },
    ),
    { numRuns: 300 },
  );
});
