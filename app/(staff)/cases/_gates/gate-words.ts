import type { useTranslations } from "next-intl";
import { dateAt, dayMonth, hour, shortDate } from "#app/_format/index.ts";
import type { GateView } from "#server/pathway/schemas.ts";
import { type Around, consentOf, isOfTheDay, isShut } from "./around.ts";

/** The words of gates, as whoever draws a row of them has them. */
export type GateWords = ReturnType<typeof useTranslations<"Case.gates">>;

/** What a gate is called: the built-in ones have words of their own. */
export function titleOf(gate: GateView, around: Pick<Around, "view">, words: GateWords): string {
  if (gate.item) return gate.item.title;
  const by = gate.by === "item" ? "decision" : gate.by;
  return words(`builtIns.${by}`, { version: consentOf(gate, around)?.version ?? 0 });
}

/** How an open gate stands and who is next, in one line. */
export function standingOf(gate: GateView, around: Around, words: GateWords): string {
  if (!gate.item) return `${builtInSays(gate, around, words)}.`;
  const { item, state, waitsFor, due } = gate;
  const date = due && { date: shortDate(due.on), time: due.at ? hour(due.at, around.zone) : "" };
  const dueWords =
    due &&
    date &&
    (due.overdue
      ? words(due.at ? "overdueAt" : "overdue", date)
      : words(due.at ? "dueAt" : "due", { ...date }));
  const again = isAskedAgain(gate) && words("says.askedAgain");
  if (
    gate.state === "open" &&
    !due?.overdue &&
    around.operatedOn !== around.today &&
    isOfTheDay(gate, around)
  )
    return [words("says.dayItself"), again].filter(Boolean).join(". ").concat(".");
  const next =
    state === "attention"
      ? words("says.decide")
      : waitsFor === "patient"
        ? words("next.patient")
        : item.owner === "patient"
          ? words("next.team")
          : words(`next.${item.owner}`);
  return [dueWords, again, next].filter(Boolean).join(". ").concat(".");
}

/** It was answered, for a time that is another now. */
const isAskedAgain = ({ state, answer, item }: GateView): boolean =>
  state === "open" && answer !== null && answer.value.kind === item?.kind;

function builtInSays(gate: GateView, around: Around, words: GateWords): string {
  const attention = gate.state === "attention";
  switch (gate.by) {
    case "decision":
      return words(attention ? "says.notDecidedSo" : "says.undecided");
    case "assessment":
      return words(attention ? assessmentSays(around) : "says.notAssessed");
    case "reaffirmed":
      return words(around.operatedOn === around.today ? "says.onTheDay" : "says.dayItself");
    case "padss":
    case "sutures":
      return words(attention ? "says.notYetHome" : "says.afterTheatre");
    default:
      return consentSays(gate, around, words);
  }
}

/** A list of many does not tell of what it was. */
function assessmentSays({ view }: Around) {
  if (!view) return "says.assessOpen" as const;
  return view.preparation?.assessment?.outcome === "not_fit" ? "says.notFit" : "says.assessAgain";
}

function consentSays(gate: GateView, around: Around, words: GateWords): string {
  const consent = consentOf(gate, around);
  const state = consent?.state;
  if (state === "withdrawn") return words("says.takenBack");
  if (state === "outdated") return words("says.outdated");
  if (gate.state === "attention") return words("says.gone");
  const until = coolingOffUntil(gate, around);
  if (until) return words("says.coolingOff", { date: shortDate(until) });
  const isDecided = around.view?.decision?.outcome === "operate";
  if (state === "none" && isDecided && consent?.signableFrom === null) return words("says.cannotSign");
  if (gate.waitsFor === "patient") return words("says.notSigned");
  return words(gate.by === "consent" ? "says.surgeonSigns" : "says.anaesthetistSigns");
}

/** The day from which she may sign, while that lies ahead; null: she may, or has. */
export function coolingOffUntil(gate: GateView, around: Around): string | null {
  const consent = gate.by === "consent" && isShut(gate) ? consentOf(gate, around) : null;
  const from = consent && consent.state !== "signed" ? consent.signableFrom : null;
  return from && from > around.today ? from : null;
}

/** When a closed gate was closed, and by whom; null where that is not kept. */
export function closedBy(gate: GateView, around: Around, words: GateWords): string | null {
  const { view, zone } = around;
  const told = (at: string, who: string) =>
    words("answered", { who: who || words("her"), date: dayMonth(dateAt(at, zone)) });
  if (gate.answer) return told(gate.answer.at, gate.answer.byName);
  if (gate.item?.owner === "desk") return words("theDesk");
  if (gate.by === "decision") return view?.decision ? told(view.decision.at, view.surgeonName) : null;
  if (gate.by === "assessment") {
    const said = view?.preparation?.assessment;
    return said ? told(said.at, said.byName) : null;
  }
  if (gate.by === "padss" || gate.by === "sutures") return null;
  if (gate.by === "reaffirmed") return around.operatedOn && dayMonth(around.operatedOn);
  const both = consentOf(gate, around)?.countersigned;
  return both ? told(both.at, both.byName) : null;
}
