import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ageOn,
  blockedOn,
  floorOf,
  oldEnoughOn,
  refusalOf,
  type Standing,
} from "#server/pathway/rules/wait.ts";
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
const her: Standing = {
  today: "2026-06-12",
  birthDate: "1990-02-03",
  consultedOn: ["2026-05-29"],
  quotedOn: null,
  consentedOn: null,
};
const wish = { notBefore: "2026-06-20" };
const handed = { ...her, quotedOn: "2026-05-29" };

test("without a wait, or with one of payment alone, nothing stands in the way", () => {
  expect(refusalOf(policy(), her, wish)).toBeNull();
  expect(refusalOf(policy({ waits: [{ ...french, blocks: ["payment"] }] }), her, wish)).toBeNull();
  expect(refusalOf(policy({ waits: [{ ...french, days: 0 }] }), her, wish)).toBeNull();
});

test("a wait that runs from the quote has not begun while none was handed over", () => {
  const { days, start, source } = french;
  const rule = policy({ waits: [french] });
  const refusal = { reason: "waitNotStarted", field: null, params: { days, start, source } };
  expect(refusalOf(rule, her, wish)).toEqual(refusal);
  expect(blockedOn(rule, her, "booking", her.today)).toEqual(refusal);
  expect(blockedOn(rule, her, "consent", her.today)).toBeNull();
});

test("a wait that blocks the booking must be over on the day of booking, and on the day of the operation", () => {
  const rule = policy({ waits: [french] });
  const refusal = {
    reason: "waitNotOver",
    params: { days: 15, source: "CSP D6322-30", earliest: "2026-06-13" },
  };
  expect(blockedOn(rule, handed, "booking", "2026-06-12")).toMatchObject(refusal);
  expect(blockedOn(rule, handed, "payment", "2026-06-12")).toMatchObject(refusal);
  expect(blockedOn(rule, handed, "booking", "2026-06-13")).toBeNull();
  expect(refusalOf(rule, handed, { notBefore: "2026-06-12" })).toMatchObject(refusal);
  expect(refusalOf(rule, handed, { notBefore: "2026-06-13" })).toBeNull();
});

test("a wait that runs from the signed consent begins with it", () => {
  const rule = policy({ waits: [{ days: 7, start: "consent", blocks: ["booking"], source: "AU" }] });
  expect(blockedOn(rule, handed, "booking", "2026-06-20")).toMatchObject({ reason: "waitNotStarted" });
  const signed = { ...her, consentedOn: "2026-06-13" };
  expect(blockedOn(rule, signed, "booking", "2026-06-19")).toMatchObject({ reason: "waitNotOver" });
  expect(blockedOn(rule, signed, "booking", "2026-06-20")).toBeNull();
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
  expect(refusalOf(rule, handed, { notBefore: "2026-07-01" })?.params).toMatchObject({
    days: 40,
    earliest: "2026-07-08",
  });
  expect(refusalOf(rule, handed, { notBefore: "2026-07-08" })).toBeNull();
  expect(refusalOf(rule, her, { notBefore: "2026-07-08" })?.reason).toBe("waitNotStarted");
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

test("a wait that has not begun is told beside the earliest day, and does not move it", () => {
  expect(floorOf(policy({ waits: [french] }), her)).toEqual({ floor: her.today, waits: [french] });
  expect(floorOf(policy({ waits: [french] }), handed)).toEqual({ floor: "2026-06-13", waits: [] });
});

test("the earliest day that is told can be asked for, and the day before it cannot", () => {
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
        const known = { ...her, today, birthDate: `${year}-04-05`, consultedOn: [seen] };
        const { floor } = floorOf(asked, known);
        expect(refusalOf(asked, known, { notBefore: floor })).toBeNull();
        const before = Temporal.PlainDate.from(floor).subtract({ days: 1 }).toString();
        if (before >= today) expect(refusalOf(asked, known, { notBefore: before })).not.toBeNull();
      },
    ),
  );
});
