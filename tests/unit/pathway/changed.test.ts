import fc from "fast-check";
import { expect, test } from "vitest";
import { generalText } from "#server/catalogue/index.ts";
import { Parts } from "#server/pathway/part-schemas.ts";
import { askedAgain, nextContents } from "#server/pathway/rules/changed.ts";
import { consentStanding } from "#server/pathway/rules/consent.ts";
import { type Anaesthesia, type CaseStanding, gatesOf, isShut } from "#server/pathway/rules/gates.ts";
import { isSameWait, waitsOf, withoutWaived } from "#server/pathway/rules/waived.ts";
import { CaseContents, type PolicyWait } from "#server/pathway/schemas.ts";

const id = (n: number) => `0199aaaa-0000-7000-8000-0000000000${String(n).padStart(2, "0")}`;
const AT = "2026-06-16T08:00:00Z";
const by = { at: AT, byId: null, byName: "" };
const anaesthesias = ["none", "local", "sedation", "general"] as const;
const sides = [null, "left", "right"] as const;

const contents = (procedureId: string, side: CaseContents["side"]): CaseContents =>
  CaseContents.parse({
    ...{ procedureId, procedureName: "P", procedureCode: "", templateVersionId: null, side },
    ...{ note: null, sutures: null, withdrawnAt: null },
    decisions: [
      {
        at: AT,
        outcome: "operate",
        procedureId,
        alternatives: true,
        counselling: "declined",
        attested: true,
      },
    ],
    countersigned: [{ consentId: id(90), at: AT, byName: "" }],
  });

/** All is there: decided, signed by both, assessed, and every item ticked or let pass. */
function standing(of: CaseContents, anaesthesia: Anaesthesia, waived: boolean): CaseStanding {
  const { items } = generalText.checklist();
  const signed = { templateVersionId: id(80), version: 1, hash: "", signedAt: AT, withdrawnAt: null };
  const { procedureId, side } = of;
  const surgery = { ...signed, consentId: id(90), kind: "surgery" as const, procedureId, side };
  const sleep = {
    ...signed,
    consentId: id(91),
    kind: "anaesthesia" as const,
    procedureId: null,
    anaesthesia,
  };
  return {
    contents: of,
    hers: Parts.hers.parse({ consents: [surgery, sleep] }),
    team: Parts.team.parse({
      waivers: waived ? items.map(({ itemId }) => ({ ...by, itemId, role: "surgeon", reason: "r" })) : [],
      countersigned: [{ ...by, consentId: id(91) }],
      assessment: {
        ...{ ...by, asa: 1, airway: "a", sleepApnoea: false, heightCm: 160, weightKg: 60, clotRisk: "low" },
        ...{ outcome: "fit", conditions: "", anaesthesia },
      },
    }),
    anaesthesia,
    checklist: { format: 1, items },
    current: { surgery: null, anaesthesia: null },
    deskDone: new Set(),
    startsAt: null,
    operatedOn: null,
    zone: "UTC",
  };
}

const plan = fc.record({
  procedureId: fc.constantFrom(id(1), id(2)),
  side: fc.constantFrom(...sides),
  anaesthesia: fc.constantFrom(...anaesthesias),
});

test("after any change nothing counts that was said of another plan, and all that was said of this one does", () => {
  fc.assert(
    fc.property(plan, plan, fc.boolean(), (was, will, waived) => {
      const before = standing(contents(was.procedureId, was.side), was.anaesthesia, waived);
      const another = was.procedureId !== will.procedureId;
      const offer = {
        ...{
          procedureName: "P",
          procedureCode: "",
          templateVersionId: null,
          checklistVersionId: null,
          periods: null,
        },
        ...{ wait: null, anaesthesia: will.anaesthesia },
      };
      const next = nextContents(before.contents, {
        ...{ procedureId: will.procedureId, variantId: id(3), from: id(3), offer },
        ...(will.side && { side: will.side }),
      });
      const team = another ? { ...before.team, waivers: [] } : before.team;
      const after = { ...before, contents: next, anaesthesia: will.anaesthesia, team };
      const sameSide = was.side === will.side;
      expect(consentStanding(after, "surgery").state).toBe(!another && sameSide ? "valid" : "outdated");
      expect(consentStanding(after, "anaesthesia").state).toBe(
        was.anaesthesia === will.anaesthesia ? "valid" : "outdated",
      );
      const shut = new Map(gatesOf(after).map((gate) => [gate.gateId, isShut(gate)]));
      expect(shut.get("decision")).toBe(another);
      const told = askedAgain(before, after);
      for (const gate of gatesOf(before))
        if (!isShut(gate) && shut.get(gate.gateId))
          expect(told.again.map(({ gateId }) => gateId)).toContain(gate.gateId);
      for (const { gateId } of told.again) expect(shut.get(gateId)).toBe(true);
    }),
  );
});

test("a quote says for what it was: once the procedure is another, it begins no wait", () => {
  const quoted = {
    ...contents(id(1), null),
    waitFrom: "2026-06-01",
    quote: {
      ...{ amount: 1, currency: "EUR" as const, handedOverOn: "2026-06-01", handedOver: "post" as const },
      ...{ invoiceLine: "Care", selfPay: false, paidOn: null },
    },
  };
  const { quote, waitFrom } = nextContents(quoted, {
    ...{ procedureId: id(2), variantId: id(4), from: id(3) },
    offer: {
      ...{
        procedureName: "Q",
        procedureCode: "",
        templateVersionId: null,
        checklistVersionId: null,
        periods: null,
      },
      ...{ anaesthesia: "local", wait: null },
    },
  });
  expect(quote).toMatchObject({ procedureId: id(1), variantId: id(3), handedOverOn: "2026-06-01" });
  expect(waitFrom).toBeNull();
});

const wait = fc.record({
  days: fc.integer({ min: 1, max: 30 }),
  start: fc.constantFrom("consultation" as const, "quote_handed_over" as const),
  source: fc.constantFrom("a", "b"),
  blocks: fc.subarray(["consent", "booking", "operation"], { minLength: 1 }),
  waivable: fc.boolean(),
});
const her = {
  ...{ today: "2026-06-16", birthDate: null, consultedOn: ["2026-06-10"], quotedOn: null, consentedOn: null },
};

test("no waiver takes away a wait that its rule does not let be waived, of another rule, of one that blocks more by now, or for another procedure", () => {
  fc.assert(
    fc.property(fc.array(wait), fc.array(wait), fc.boolean(), (waits, waivedWaits, same) => {
      const waitWaivers = waivedWaits.map(({ days, start, source, blocks }) => ({
        ...{
          days,
          start,
          source,
          blocks,
          procedureId: same ? id(1) : id(2),
          at: AT,
          byName: "",
          reason: "r",
        },
      }));
      const law = { on: (_: string) => ({ waits: waits as PolicyWait[] }) };
      const waived = { procedureId: id(1), waitWaivers };
      const left = withoutWaived(law, waived).on("2026-06-16").waits;
      for (const one of waits) {
        const covers = ({ blocks }: typeof one) => one.blocks.every((step) => blocks.includes(step));
        const isWaived =
          same && one.waivable && waivedWaits.some((other) => isSameWait(one, other) && covers(other));
        expect(left.includes(one)).toBe(!isWaived);
      }
      const { running } = waitsOf(law, her, waived, ["2026-06-16"]);
      for (const one of running) expect(left.some((other) => isSameWait(one, other))).toBe(true);
    }),
  );
});
