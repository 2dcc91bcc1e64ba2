import type { consentStates } from "../gate-schemas.ts";
import type { ConsentKind, HerPart, Signed, TeamPart } from "../part-schemas.ts";
import type { CaseContents } from "../schemas.ts";
import { type Anaesthesia, anaesthesiaIs, signedForIt } from "./plan.ts";

/**
 * How a consent stands: `none`: never signed; `withdrawn`: taken back; `outdated`: for another plan or an earlier version; `signed`: by her, not yet by who operates or
 * puts her to sleep; `valid`.
 */
export type ConsentStanding = {
  readonly state: (typeof consentStates)[number];
  readonly signed: Signed | null;
};

type Known = {
  readonly contents: Pick<CaseContents, "procedureId" | "side" | "countersigned">;
  readonly anaesthesia: Anaesthesia;
  readonly hers: Pick<HerPart, "consents">;
  readonly team: Pick<TeamPart, "countersigned">;
  /** The approved version of each kind; null: none is approved now, and what was signed stands. */
  readonly current: Readonly<Record<ConsentKind, string | null>>;
};

/** Of the latest one that she signed of a kind. */
export function consentStanding(known: Known, kind: ConsentKind): ConsentStanding {
  const signed = known.hers.consents.findLast((one) => one.kind === kind) ?? null;
  if (!signed) return { state: "none", signed };
  if (signed.withdrawnAt !== null) return { state: "withdrawn", signed };
  const current = known.current[kind];
  const forIt =
    kind === "surgery" ? signedForIt(signed, known.contents) : anaesthesiaIs(signed, known.anaesthesia);
  if (!forIt || (current !== null && current !== signed.templateVersionId))
    return { state: "outdated", signed };
  const counter = kind === "surgery" ? known.contents.countersigned : known.team.countersigned;
  const both = counter.some(({ consentId }) => consentId === signed.consentId);
  return { state: both ? "valid" : "signed", signed };
}
