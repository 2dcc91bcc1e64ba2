import type { CaseContents, Decision, Refusal } from "../schemas.ts";

type Decided = Pick<CaseContents, "procedureId" | "decisions">;

/** The decision that counts: the latest one, if the case is still for what it was made about. */
export function decisionOf({ procedureId, decisions }: Decided): Decision | null {
  const latest = decisions.at(-1);
  return latest?.procedureId === procedureId ? (latest ?? null) : null;
}

/**
 * What keeps a case from going on as far as it was talked about; null: it was decided to operate, and attested where that is asked for. What came with an import was decided
 * elsewhere.
 */
export function decidedBy(contents: Decided, asksAttestation: boolean): Refusal | null {
  if (contents.procedureId === null) return null;
  const decision = decisionOf(contents);
  const reason = !decision
    ? "undecided"
    : decision.outcome !== "operate"
      ? "decidedAgainst"
      : asksAttestation && !decision.attested
        ? "notAttested"
        : null;
  return reason && { reason, field: null, params: {} };
}
