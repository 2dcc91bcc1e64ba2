import fc from "fast-check";
import { expect, test } from "vitest";
import { ageOn, asksWaitFrom, firstDate, oldEnoughOn, refusalOf } from "#server/pathway/rules/wait.ts";
import type { PolicyWait, RequestPolicy } from "#server/pathway/schemas.ts";

const french: PolicyWait = {
  days: 15,
  start: "quote_handed_over",
  blocks: ["booking", "payment", "operation"],
  source: "CSP D6322-30",
};
const toReflect: PolicyWait = {
  days: 14,
  start: "consultation",
  blocks: ["consent", "operation"],
  source: "GMC",
};
const policy = (more: Partial<RequestPolicy> = {}): RequestPolicy => ({
  minimumAge: null,
  minimumConsultations: 1,
  waits: [],
  source: "source",
  ...more,
});
const her = { today: "2026-06-12", birthDate: "1990-02-03", consultedOn: ["2026-05-29"] };
const wish = { notBefore: "2026-06-20", waitFrom: null };

test("without a wait, or with one of payment alone, nothing stands in the way", () => {
  expect(refusalOf(policy(), her, wish)).toBeNull();
  expect(refusalOf(policy({ waits: [{ ...french, blocks: ["payment"] }] }), her, wish)).toBeNull();
  expect(refusalOf(policy({ waits: [{ ...french, days: 0 }] }), her, wish)).toBeNull();
});

test("a wait that runs from the quote has not begun while nobody said when that was", () => {
  const { days, start, source } = french;
  expect(refusalOf(policy({ waits: [french] }), her, wish)).toEqual({
    reason: "waitNotStarted",
    field: "waitFrom",
    params: { days, start, source },
  });
  expect(asksWaitFrom(policy({ waits: [french] }))).toBe(true);
  expect(asksWaitFrom(policy({ waits: [toReflect] }))).toBe(false);
  expect(asksWaitFrom(policy({ waits: [{ ...french, blocks: ["payment"] }] }))).toBe(false);
});

test("a wait that blocks the booking must be over today, whatever the day of the operation", () => {
  const [rule, handedOver] = [policy({ waits: [french] }), { ...wish, waitFrom: "2026-05-29" }];
  const refusal = {
    reason: "waitNotOver",
    field: "waitFrom",
    params: { days: 15, source: "CSP D6322-30", earliest: "2026-06-13" },
  };
  expect(refusalOf(rule, her, handedOver)).toMatchObject(refusal);
  expect(refusalOf(rule, her, { ...handedOver, notBefore: "2026-12-01" })).toMatchObject(refusal);
  expect(refusalOf(rule, { ...her, today: "2026-06-13" }, handedOver)).toBeNull();
});

test("a wait that blocks consent or operation lets the desk book ahead, on or after its end", () => {
  const rule = policy({ waits: [toReflect] });
  expect(refusalOf(rule, her, { ...wish, notBefore: "2026-06-12" })).toBeNull();
  expect(
    refusalOf(rule, { ...her, today: "2026-06-01" }, { ...wish, notBefore: "2026-06-11" }),
  ).toMatchObject({
    reason: "waitNotOver",
    field: "notBefore",
    params: { earliest: "2026-06-12", source: "GMC" },
  });
  expect(refusalOf(policy({ waits: [{ ...toReflect, blocks: ["consent"] }] }), her, wish)).toBeNull();
});

test("the wait runs from the first consultation, not from the latest", () => {
  const twice = { ...her, consultedOn: ["2026-05-29", "2026-06-10"] };
  expect(refusalOf(policy({ waits: [toReflect] }), twice, { ...wish, notBefore: "2026-06-12" })).toBeNull();
});

test("of several waits all hold, and the one that ends last is named", () => {
  const rule = policy({ waits: [french, { ...toReflect, days: 40, blocks: ["operation"] }] });
  const handedOver = { notBefore: "2026-07-01", waitFrom: "2026-05-29" };
  expect(refusalOf(rule, her, handedOver)?.params).toMatchObject({ days: 40, earliest: "2026-07-08" });
  expect(refusalOf(rule, her, { ...handedOver, notBefore: "2026-07-08" })?.params).toMatchObject({
    days: 15,
  });
  const later = { ...her, today: "2026-06-13" };
  expect(refusalOf(rule, later, { ...handedOver, notBefore: "2026-07-08" })).toBeNull();
  expect(refusalOf(rule, later, { notBefore: "2026-07-08", waitFrom: null })?.reason).toBe("waitNotStarted");
});

test("too few consultations and an unknown birth date are refused before any date is looked at", () => {
  expect(refusalOf(policy({ minimumConsultations: 2, waits: [french] }), her, wish)).toEqual({
    reason: "moreConsultations",
    field: null,
    params: { minimum: 2, source: "source" },
  });
  expect(refusalOf(policy({ minimumAge: 18 }), { ...her, birthDate: null }, wish)).toMatchObject({
    reason: "birthDateUnknown",
  });
  expect(refusalOf(policy(), { ...her, birthDate: null }, wish)).toBeNull();
});

test("someone too young is told the first date on which she is not", () => {
  const rule = policy({ minimumAge: 18 });
  const young = { ...her, birthDate: "2008-07-01" };
  expect(refusalOf(rule, young, { ...wish, notBefore: "2026-06-30" })).toMatchObject({
    reason: "tooYoung",
    field: "notBefore",
    params: { minimum: 18, earliest: "2026-07-01", source: "source" },
  });
  expect(refusalOf(rule, young, { ...wish, notBefore: "2026-07-01" })).toBeNull();
});

test("years are full on the birthday, on 1 March for one born on a leap day", () => {
  expect(ageOn("2008-06-16", "2026-06-15")).toBe(17);
  expect(ageOn("2008-06-16", "2026-06-16")).toBe(18);
  expect(ageOn("2008-02-29", "2026-02-28")).toBe(17);
  expect(ageOn("2008-02-29", "2026-03-01")).toBe(18);
  expect(oldEnoughOn("2008-02-29", 18)).toBe("2026-03-01");
  expect(oldEnoughOn("2008-02-29", 20)).toBe("2028-02-29");
});

test("the first date is not known while it depends on the surgeon's word", () => {
  expect(firstDate(policy({ waits: [french] }), her)).toEqual({
    first: null,
    floor: her.today,
    refusal: null,
  });
});

test("the first date that is told can be asked for, and the day before it cannot", () => {
  const date = fc
    .integer({ min: 0, max: 400 })
    .map((days) => Temporal.PlainDate.from("2026-01-01").add({ days }).toString());
  const wait = fc.record({
    days: fc.integer({ min: 0, max: 40 }),
    start: fc.constantFrom("none" as const, "consultation" as const),
    blocks: fc.subarray(["consent", "booking", "payment", "operation"]),
    source: fc.constant("rule"),
  });
  fc.assert(
    fc.property(
      fc.array(wait, { maxLength: 3 }),
      date,
      date,
      fc.option(fc.constant(18)),
      fc.integer({ min: 2006, max: 2009 }),
      (waits, seen, today, minimumAge, year) => {
        fc.pre(seen <= today);
        const asked = policy({ waits, minimumAge });
        const known = { today, birthDate: `${year}-04-05`, consultedOn: [seen] };
        const { first, refusal } = firstDate(asked, known);
        if (refusal) {
          expect(
            refusalOf(asked, known, { notBefore: "2030-01-01", waitFrom: null }),
            "no date mends it",
          ).not.toBeNull();
          return;
        }
        if (first === null) throw new Error("a wait from a consultation is always known");
        expect(refusalOf(asked, known, { notBefore: first, waitFrom: null })).toBeNull();
        const before = Temporal.PlainDate.from(first).subtract({ days: 1 }).toString();
        if (before >= today)
          expect(refusalOf(asked, known, { notBefore: before, waitFrom: null })).not.toBeNull();
      },
    ),
  );
});
