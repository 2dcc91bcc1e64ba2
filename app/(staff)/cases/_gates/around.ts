import type { StaffRole } from "#server/kernel/index.ts";
import type { CaseView, GateView } from "#server/pathway/schemas.ts";

/** What a gate's words and buttons need to know of its case and its reader. */
export type Around = {
  caseId: string;
  zone: string;
  today: string;
  role: StaffRole;
  /** Its date at its site; null: not booked. */
  operatedOn: string | null;
  /** Whether anything can be answered now. */
  goesOn: boolean;
  /** Null in a list of many: what only the case itself tells is left out there. */
  view: CaseView | null;
};

export const isShut = ({ state }: Pick<GateView, "state">): boolean =>
  state === "open" || state === "attention";

/** What is asked on the day of the operation itself: an answer of another day counts for nothing. */
export const isOfTheDay = ({ by, due }: GateView, { operatedOn }: Pick<Around, "operatedOn">): boolean =>
  ["reaffirmed", "padss", "sutures"].includes(by) ||
  (due !== null && operatedOn !== null && (due.at !== null || due.on === operatedOn));

/** What somebody has to decide or is late with first, then by due, then what is due at no time; what belongs to a day still ahead comes last. */
export function inOrder(
  gates: readonly GateView[],
  { operatedOn, today }: Pick<Around, "operatedOn" | "today">,
): GateView[] {
  const waits = (gate: GateView) => operatedOn !== today && isOfTheDay(gate, { operatedOn });
  const rank = (gate: GateView) =>
    [
      gate.state === "attention" ? 0 : gate.due?.overdue ? 1 : waits(gate) ? 3 : 2,
      gate.due?.on ?? "9999",
      gate.due?.at ?? "",
    ].join(" ");
  const ranked = gates.map((gate) => ({ gate, at: rank(gate) }));
  return ranked.toSorted((a, b) => (a.at < b.at ? -1 : 1)).map(({ gate }) => gate);
}

/** Ticks that hold nothing up: what may be ticked together with others. What she herself says of herself is ticked one by one. */
export const isAdministrative = ({ stage, state, item, mayAnswer }: GateView): boolean =>
  stage === "none" && state === "open" && item?.kind === "tick" && item.owner !== "patient" && mayAnswer;

export const consentOf = ({ by }: GateView, { view }: Pick<Around, "view">) =>
  by === "consent"
    ? (view?.preparation?.consent ?? null)
    : by === "anaesthesiaConsent"
      ? (view?.preparation?.anaesthesia ?? null)
      : null;
