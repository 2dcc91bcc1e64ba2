import type { OfferedProcedure, Periods } from "#server/catalogue/schemas.ts";
import type { CaseContents, OpenCase } from "#server/pathway/schemas.ts";
import type { Dice } from "./dice.ts";
import type { DemoTexts } from "./prepared.ts";

type Contents = Omit<CaseContents, "withdrawnAt">;
type Given = {
  procedure: OfferedProcedure;
  templateVersionId: string;
  /** Of the consultation: decided and quoted there. */
  seenOn: string;
  texts: DemoTexts;
  anaesthesia: NonNullable<CaseContents["anaesthesia"]>;
  decidedAt: Temporal.Instant;
  /** Of her surgeon. */
  periods: Periods;
};

const NOTES = [
  "Wishes to be called by her first name.",
  "Afraid of needles: take time.",
  "Has read the leaflet and has no further questions.",
  "Would like the first place of the list.",
];
const SUTURES = ["Vicryl Rapide", "Vicryl", "Monocryl"];

/** What a surgeon may have written beside the procedure. */
export const ownWords = (roll: Dice): Pick<OpenCase, "note" | "sutures" | "suturePlan"> => ({
  ...(roll.chance(0.3) && { note: roll.pick(NOTES) }),
  ...(roll.chance(0.5) && { sutures: roll.pick(SUTURES), suturePlan: "absorbable" }),
});

/** As the demo's surgeons decide and quote. */
export const demoDecision = (roll: Dice) => ({
  alternatives: true,
  counselling: roll.chance(0.3) ? ("accepted" as const) : ("declined" as const),
});
export const demoQuote = (roll: Dice) => ({
  amount: roll.between(9, 38) * 10_000,
  currency: "EUR" as const,
  invoiceLine: "Outpatient care",
  selfPay: roll.chance(0.6),
});
const SIDES = ["left", "right"] as const;
export const sideOf = ({ sided }: Pick<OfferedProcedure, "sided">, roll: Dice) =>
  sided ? { side: roll.pick([...SIDES]) } : {};

/** What a case seals, as opened, decided and quoted. */
export function contentsOf(given: Given, roll: Dice): Contents {
  const { procedure, templateVersionId, seenOn, decidedAt, texts, anaesthesia, periods } = given;
  const { procedureId, name, code, policy } = procedure;
  const { note = null, sutures = null, suturePlan = null } = ownWords(roll);
  const { consentVersionId, consent, checklistVersionId } = texts;
  const decision = {
    at: decidedAt.toString(),
    outcome: "operate" as const,
    procedureId,
    attested: true,
    risks: consent.content.risks.map(({ riskId }) => riskId),
    consentVersionId,
  };
  return {
    procedureId,
    procedureName: name,
    procedureCode: code,
    templateVersionId,
    anaesthesia,
    checklistVersionId,
    periods,
    countersigned: [],
    replies: [],
    side: sideOf(procedure, roll).side ?? null,
    note,
    sutures,
    suturePlan,
    decisions: [{ ...decision, ...demoDecision(roll) }],
    quote: { ...demoQuote(roll), handedOverOn: seenOn, handedOver: "in_person", paidOn: null },
    waitFrom: null,
    waitWaivers: [],
    wait: policy.wait && { days: policy.wait.days, start: policy.wait.start, source: policy.wait.source },
  };
}

/** The same with every word replaced by the planted one, followed by the field's name: whoever finds it outside has found a leak. */
export function planted(plant: string, given: Given, roll: Dice): Contents {
  const contents = contentsOf(given, roll);
  const word = (field: string) => `${plant}-${field}`;
  return {
    ...contents,
    procedureName: word("procedureName"),
    procedureCode: word("procedureCode"),
    note: word("note"),
    sutures: word("sutures"),
    wait: contents.wait && { ...contents.wait, source: word("waitSource") },
  };
}
