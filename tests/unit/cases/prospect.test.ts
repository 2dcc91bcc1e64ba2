import fc from "fast-check";
import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { inWords } from "#app/_forms/in-words.ts";
import en from "#app/_messages/en.json" with { type: "json" };
import { prospectOf } from "#app/(staff)/cases/_parts/prospect.ts";
import { firstDate, refusalOf, waitsFromWord } from "#server/pathway/rules/wait.ts";
import type { RequestPolicy } from "#server/pathway/schemas.ts";

const view = { today: "2026-06-16", firstSeenOn: "2026-06-01" };
const her = { today: view.today, birthDate: "1990-02-03", consultedOn: [view.firstSeenOn] };
const offerOf = (policy: RequestPolicy) => ({
  fromWord: waitsFromWord(policy),
  floor: firstDate(policy, her).floor,
});
const policy = (waits: RequestPolicy["waits"]): RequestPolicy => {
  return { minimumAge: null, minimumConsultations: 1, waits, source: "source" };
};
const french = { days: 15, start: "quote_handed_over", source: "CSP D6322-30" } as const;
const sealing = policy([{ ...french, blocks: ["booking", "payment", "operation"] }]);
const open = policy([{ ...french, blocks: ["operation"] }]);

const say = (prospect: ReturnType<typeof prospectOf>) =>
  prospect.refusal &&
  inWords(createTranslator({ locale: "en", messages: en, namespace: "Errors" }), {
    ...prospect.refusal,
    requestId: "",
    issues: [],
  });

test("before the quote's date is said no date is proposed, and it is asked for in the words of the refusal", () => {
  const prospect = prospectOf(offerOf(sealing), view, { waitFrom: "", wished: null });
  expect(prospect).toMatchObject({ earliest: null, notBefore: "", refusal: { reason: "waitNotStarted" } });
  expect(say(prospect)).toBe(
    "The law asks for 15 days from handing over the quote (CSP D6322-30). Say when that was.",
  );
});

test("while the desk may not learn of it, from when it can be asked for is said before anything is sent", () => {
  const prospect = prospectOf(offerOf(sealing), view, { waitFrom: "2026-06-12", wished: "2026-12-01" });
  expect(prospect).toMatchObject({ earliest: "2026-06-27", refusal: { reason: "waitNotOver" } });
  expect(say(prospect)).toBe(
    "Earliest Sat 27 June: 15 days from handing over the quote (CSP D6322-30). Until then the desk may not learn of it: ask from that day on.",
  );
  expect(prospectOf(offerOf(sealing), view, { waitFrom: "2026-06-01", wished: null })).toEqual({
    earliest: "2026-06-16",
    notBefore: "2026-06-16",
    refusal: null,
  });
});

test("a wait of the operation alone lets the desk know at once, of a date after it", () => {
  const said = { waitFrom: "2026-06-12", wished: null };
  expect(prospectOf(offerOf(open), view, said)).toEqual({
    earliest: "2026-06-27",
    notBefore: "2026-06-27",
    refusal: null,
  });
  const early = prospectOf(offerOf(open), view, { ...said, wished: "2026-06-20" });
  expect(say(early)?.trim()).toBe(
    "Earliest Sat 27 June: 15 days from handing over the quote (CSP D6322-30).",
  );
});

test("a quote of tomorrow, or from before she was seen here, begins no wait", () => {
  const reason = (waitFrom: string) =>
    prospectOf(offerOf(sealing), view, { waitFrom, wished: null }).refusal?.reason;
  expect(reason("2026-06-17")).toBe("waitFromAhead");
  expect(reason("2026-05-31")).toBe("waitFromBeforeSeen");
});

test("what is foreseen is what the rule would answer", () => {
  const wait = fc.record({
    days: fc.integer({ min: 0, max: 40 }),
    start: fc.constantFrom("none" as const, "consultation" as const, "consent" as const, french.start),
    blocks: fc.subarray(["consent", "booking", "payment", "operation"]),
    source: fc.constant("rule"),
  });
  const day = fc
    .integer({ min: 0, max: 60 })
    .map((days) => Temporal.PlainDate.from(view.firstSeenOn).add({ days }).toString());
  fc.assert(
    fc.property(fc.array(wait, { maxLength: 3 }), day, fc.option(day), (waits, waitFrom, wished) => {
      fc.pre(waitFrom <= view.today);
      const asked = policy(waits);
      fc.pre(firstDate(asked, her).refusal === null);
      const { earliest, notBefore, refusal } = prospectOf(offerOf(asked), view, { waitFrom, wished });
      const answer = refusalOf(asked, her, { notBefore, waitFrom });
      if (answer === null) expect(refusal).toBeNull();
      else if (refusal === null) expect(notBefore < (earliest ?? "")).toBe(true);
      else expect(answer.reason).toBe("waitNotOver");
    }),
  );
});
