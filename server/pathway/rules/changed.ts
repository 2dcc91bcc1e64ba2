import type { KeptOffer } from "../offer.ts";
import type { CaseContents, ChangeCase } from "../schemas.ts";
import { type CaseStanding, type Gate, gatesOf, isShut } from "./gates.ts";

type Change = Omit<ChangeCase, "caseId"> & {
  /** The variant of before. */
  from: string;
  /** What the catalogue offers of another procedure or variant; null where both stay. */
  offer: KeptOffer | null;
};

/**
 * The contents of a case after a change. Another procedure starts with the texts that are approved now, and ends what was said of the one before: waits that were let pass, and her
 * surgeon's word on when one began. The quote stays, and says for what it was.
 */
export function nextContents(
  contents: CaseContents,
  { procedureId, from, offer, side, suturePlan, sutures }: Change,
): CaseContents {
  const { quote } = contents;
  const own = { side: side ?? null, suturePlan: suturePlan ?? null, sutures: sutures ?? null };
  const kept = {
    ...contents,
    ...own,
    quote: quote && {
      ...quote,
      procedureId: quote.procedureId === undefined ? contents.procedureId : quote.procedureId,
      variantId: quote.variantId ?? from,
    },
  };
  if (!offer) return kept;
  // A case keeps the versions that it started with.
  if (procedureId === contents.procedureId) return { ...kept, anaesthesia: offer.anaesthesia };
  return { ...kept, ...offer, procedureId, waitFrom: null, waitWaivers: [] };
}

/** What was closed or let pass and is open after a change, what only one of the two lists has, and how many answers stay. */
export function askedAgain(
  before: CaseStanding,
  after: CaseStanding,
): { again: Gate[]; added: Gate[]; gone: Gate[]; kept: number } {
  const [was, will] = [gatesOf(before), gatesOf(after)];
  const then = new Map(was.map((gate) => [gate.gateId, gate]));
  const now = new Map(will.map((gate) => [gate.gateId, gate]));
  return {
    again: will.filter((gate) => {
      const earlier = then.get(gate.gateId);
      return earlier !== undefined && isShut(gate) && (!isShut(earlier) || isSaid(earlier, gate));
    }),
    added: will.filter(({ gateId, item }) => item !== null && !then.has(gateId)),
    gone: was.filter(({ gateId, item }) => item !== null && !now.has(gateId)),
    kept: will.filter(({ gateId, answer }) => answer !== null && then.has(gateId)).length,
  };
}

/** She had signed, if nobody else yet: that is asked again, too. */
const isSaid = (earlier: Gate, gate: Gate): boolean =>
  earlier.consent?.state === "signed" && gate.consent?.state !== "signed";
