import type { ChecklistContent, Item } from "#server/catalogue/checklist-schemas.ts";
import { dateAt } from "#server/kernel/dates.ts";
import type { Readiness } from "#server/scheduling/terms-schemas.ts";
import type { Padss } from "../day-schemas.ts";
import type { builtIns, gateStates } from "../gate-schemas.ts";
import type { Answer, ConsentKind, HerPart, TeamPart, Waiver } from "../part-schemas.ts";
import type { CaseContents } from "../schemas.ts";
import { type ConsentStanding, consentStanding } from "./consent.ts";
import { decidedBy } from "./decided.ts";
import { fileAnswerOf } from "./files.ts";
import { type Anaesthesia, anaesthesiaIs } from "./plan.ts";

export type { Anaesthesia };

/** All that says what is there for an operation and what is missing. */
export type CaseStanding = {
  readonly contents: CaseContents;
  readonly hers: HerPart;
  readonly team: TeamPart;
  readonly anaesthesia: Anaesthesia;
  /** The version that the case started with; null: it has none, as what came with an import. */
  readonly checklist: ChecklistContent | null;
  readonly current: Readonly<Record<ConsentKind, string | null>>;
  /** The tasks of the desk that are done. */
  readonly deskDone: ReadonlySet<string>;
  /** When it is planned, and its date at its site; null: not booked. */
  readonly startsAt: Temporal.Instant | null;
  readonly operatedOn: string | null;
  readonly zone: string;
};

/**
 * One thing to be there. `open`: somebody has something to do; `attention`: somebody has to decide, since an answer is not the one that closes it, or what was there is gone;
 * `waived`: let pass by a role that may. `by`: the built-in one that it is, else an item of the checklist.
 */
export type Gate = {
  readonly gateId: string;
  readonly by: (typeof builtIns)[number] | "item";
  readonly item: Item | null;
  readonly stage: Item["gate"];
  readonly state: (typeof gateStates)[number];
  readonly waitsFor: "patient" | "clinic";
  readonly answer: Answer | null;
  readonly waiver: Waiver | null;
  readonly consent: ConsentStanding | null;
};

export const isAsleep = (anaesthesia: Anaesthesia): boolean =>
  anaesthesia === "sedation" || anaesthesia === "general";

/** Every gate and item of a case, the built-in ones first. */
export function gatesOf(standing: CaseStanding): Gate[] {
  const items = standing.checklist?.items.filter((item) => item.anaesthesia.includes(standing.anaesthesia));
  const asleep = isAsleep(standing.anaesthesia);
  return [
    decision(standing),
    consent(standing, "surgery"),
    ...(asleep ? [consent(standing, "anaesthesia"), assessment(standing)] : []),
    reaffirmed(standing),
    ...(items ?? []).map((item) => ofItem(standing, item)),
    padss(standing),
    sutures(standing),
  ];
}

export const isShut = ({ state }: Pick<Gate, "state">): boolean => state === "open" || state === "attention";

/** The gates that are open before a stage: everything that stands at it or before it. */
export function unmetBefore(gates: readonly Gate[], stage: "ready" | "sedation" | "discharge"): Gate[] {
  const before = { ready: ["ready"], sedation: ["ready", "sedation"], discharge: ["discharge"] }[stage];
  return gates.filter((gate) => before.includes(gate.stage) && isShut(gate));
}

/** Whether all is there; if not, whether it waits for her (as long as anything does) or for the clinic. */
export function readinessOf(gates: readonly Gate[]): Readiness {
  const unmet = unmetBefore(gates, "ready");
  if (unmet.length === 0) return "ready";
  return unmet.some(({ waitsFor }) => waitsFor === "patient") ? "patient" : "clinic";
}

const bare = { item: null, answer: null, waiver: null, consent: null };

function decision({ contents }: CaseStanding): Gate {
  const open = decidedBy(contents, false);
  const state = !open ? "closed" : open.reason === "undecided" ? "open" : "attention";
  return { ...bare, gateId: "decision", by: "decision", stage: "ready", state, waitsFor: "clinic" };
}

function consent(standing: CaseStanding, kind: ConsentKind): Gate {
  const found = consentStanding(standing, kind);
  const by = kind === "surgery" ? "consent" : "anaesthesiaConsent";
  const states = {
    none: "open",
    withdrawn: "attention",
    outdated: "attention",
    signed: "open",
    valid: "closed",
  } as const;
  const waitsFor = found.state === "signed" ? "clinic" : "patient";
  return { ...bare, gateId: by, by, stage: "ready", state: states[found.state], waitsFor, consent: found };
}

/** One for another anaesthesia is none: the anaesthetist looks again. */
function assessment({ team: { assessment: found }, anaesthesia }: CaseStanding): Gate {
  const holds = found && anaesthesiaIs(found, anaesthesia) && found.outcome !== "not_fit";
  const state = !found ? "open" : holds ? "closed" : "attention";
  return { ...bare, gateId: "assessment", by: "assessment", stage: "ready", state, waitsFor: "clinic" };
}

/** Asked on the day itself, of the consent that holds: one of another day, or of a consent that is gone, is none. */
function reaffirmed(standing: CaseStanding): Gate {
  const { team, operatedOn, zone } = standing;
  const { signed, state: holds } = consentStanding(standing, "surgery");
  const said = team.reaffirmed;
  const saidOn = said && dateOf(said.at, zone);
  const state =
    holds === "valid" && said?.consentId === signed?.consentId && saidOn === operatedOn ? "closed" : "open";
  return { ...bare, gateId: "reaffirmed", by: "reaffirmed", stage: "sedation", state, waitsFor: "clinic" };
}

/** Of ten, from which on she may go home (docs/domain.md). */
export const PADSS_ENOUGH = 9;

export const padssTotal = ({ vitals, activity, nausea, pain, bleeding }: Padss): number =>
  vitals + activity + nausea + pain + bleeding;

function padss({ team, operatedOn, zone }: CaseStanding): Gate {
  const score = team.padss;
  const on = score && dateOf(score.at, zone);
  const counts = score !== null && on === operatedOn;
  const state = !counts ? "open" : padssTotal(score) >= PADSS_ENOUGH ? "closed" : "attention";
  return { ...bare, gateId: "padss", by: "padss", stage: "discharge", state, waitsFor: "clinic" };
}

function sutures({ team }: CaseStanding): Gate {
  const state = team.sutures ? "closed" : "open";
  return { ...bare, gateId: "sutures", by: "sutures", stage: "discharge", state, waitsFor: "clinic" };
}

function ofItem(standing: CaseStanding, item: Item): Gate {
  const { hers, team, deskDone } = standing;
  const waiver = team.waivers.findLast(({ itemId }) => itemId === item.itemId) ?? null;
  const answer =
    (item.kind === "file"
      ? fileAnswerOf(standing, item.itemId)
      : latest(hers.answers[item.itemId], team.answers[item.itemId])) ?? null;
  const answered = item.deskTask ? ofDesk(deskDone, item.deskTask) : ofAnswer(standing, item, answer);
  const state = answered !== "closed" && waiver && letsPass(item, waiver, standing) ? "waived" : answered;
  const waitsFor = item.owner === "patient" && answered === "open" ? "patient" : "clinic";
  const gate = { gateId: item.itemId, by: "item" as const, item, stage: item.gate, state, waitsFor } as const;
  return { ...gate, answer, waiver, consent: null };
}

/** What the desk ticks by itself: no answer stands on the case. */
const ofDesk = (done: ReadonlySet<string>, task: string) => (done.has(task) ? "closed" : "open");

const ofAnswer = (standing: CaseStanding, item: Item, answer: Answer | null) =>
  answer && holdsStill(item, answer, standing) ? standingOf(item, answer) : "open";

/** Whoever answered last: she, or somebody who treats her. */
const latest = (one?: Answer, other?: Answer): Answer | undefined =>
  one && other ? (Temporal.Instant.compare(one.at, other.at) >= 0 ? one : other) : (one ?? other);

/**
 * What is asked on the day itself counts on that day alone, what counts hours before the start for no earlier one, and what speaks of the planned time for that day and no earlier one: an
 * operation that is moved to another day, or to an earlier hour, asks again.
 */
function holdsStill({ due, gate, ofTheHour }: Item, { at, forStart }: Answer, standing: CaseStanding) {
  const { operatedOn, startsAt, zone } = standing;
  const isEarlier = startsAt && forStart && Temporal.Instant.compare(startsAt, forStart) < 0;
  if (ofTheHour && startsAt && (isEarlier || !forStart || dateOf(forStart, zone) !== operatedOn))
    return false;
  if (due.by === "days" || gate === "discharge") return true;
  if (due.by === "hours" && isEarlier) return false;
  return dateOf(at, zone) === operatedOn;
}

/** What belongs to the day of the operation: asked on it, or a gate of it. */
export const isOfTheDay = ({ due, gate }: Pick<Item, "due" | "gate">): boolean =>
  due.by !== "days" || gate === "sedation" || gate === "discharge";

/** A waiver of what belongs to the day holds for the date for which it was given. Of old none was kept: such a one still holds for readiness, and for nothing of the day. */
function letsPass(item: Item, { forStart }: Waiver, { operatedOn, zone }: CaseStanding): boolean {
  if (!isOfTheDay(item)) return true;
  return forStart ? dateOf(forStart, zone) === operatedOn : item.gate === "ready";
}

const dateOf = (at: string, zone: string): string => dateAt(Temporal.Instant.from(at), zone);

/** Whether an answer of today would count: what is asked on the day is asked on no other. */
export function countsToday(
  { operatedOn, zone }: CaseStanding,
  { due, gate }: Item,
  now: Temporal.Instant,
): boolean {
  if (due.by === "days" || gate === "discharge") return true;
  return dateAt(now, zone) === operatedOn;
}

/** Whether an answer closes its item; one that is none for its kind leaves it open. */
function standingOf(item: Item, { value }: Answer): "open" | "attention" | "closed" {
  if (value.kind !== item.kind) return "open";
  if (value.kind === "question") {
    const expects = item.question?.expects ?? null;
    return expects === null || (expects === "yes") === value.yes ? "closed" : "attention";
  }
  if (value.kind === "number" && item.number) {
    const { min, max } = item.number;
    return value.number >= min && value.number <= max ? "closed" : "attention";
  }
  return "closed";
}
