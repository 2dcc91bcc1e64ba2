import type { Item } from "#server/catalogue/checklist-schemas.ts";
import { type Entry, last, procedureOf, type Rule, sinceChange, type Tape } from "./tape.ts";

export type Missing = {
  /** The gates that are unmet and unwaived, by the ids that a refusal names. */
  readonly gates: readonly string[];
  /** What the law has against today. */
  readonly law: readonly string[];
};

type Known = {
  readonly items: readonly Item[];
  readonly now: Temporal.Instant;
  readonly zone: string;
  readonly birthDate: string;
  readonly consultedOn: string;
  /** The procedure that nobody may do where no rule permits it. */
  readonly controlled: string;
};

/**
 * What stands between her and the theatre, in the words of the issue and from nothing but what people did: a gate that is unmet and unwaived, a consent that is gone, a wait that runs, a privilege that
 * is over, a rule that forbids. It knows none of the product's rules.
 */
export function whatIsMissing(tape: Tape, known: Known): Missing {
  const dateOf = (at: Temporal.Instant | string) =>
    Temporal.Instant.from(at).toZonedDateTimeISO(known.zone).toPlainDate().toString();
  const today = dateOf(known.now);
  const standing = consent(tape, "surgery");
  const asked = last(tape, "reaffirmed");
  const isAskedToday = asked?.consentId === standing && asked !== undefined && dateOf(asked.at) === today;
  const gates = [
    ...(isDecided(tape) ? [] : ["decision"]),
    ...(standing ? [] : ["consent"]),
    ...(consent(tape, "anaesthesia") ? [] : ["anaesthesiaConsent"]),
    ...(last(tape, "assessed")?.fit ? [] : ["assessment"]),
    ...(standing && isAskedToday ? [] : ["reaffirmed"]),
    ...known.items
      .filter(({ gate }) => gate === "ready" || gate === "sedation")
      .filter((item) => !isWaived(tape, item, dateOf) && !isAnswered(tape, item, today, dateOf))
      .map(({ itemId }) => itemId),
  ];
  return { gates: gates.toSorted(), law: law(tape, known, today, dateOf) };
}

function isDecided(tape: Tape): boolean {
  const decided = last(tape, "decided");
  return decided?.operate === true && decided.procedureId === procedureOf(tape);
}

/** The consent of a kind that holds: signed by her and by who operates or puts her to sleep, not taken back, for what the case is for, of the text that is approved now. */
function consent(tape: Tape, kind: "surgery" | "anaesthesia"): string | null {
  const signed = last(tape, "signed", (one) => one.kind === kind);
  if (!signed) return null;
  const isOf = (one: { consentId: string }) => one.consentId === signed.consentId;
  const of = kind === "surgery" ? procedureOf(tape) : null;
  const newest = last(tape, "approved", (one) => one.kind === kind && one.procedureId === of);
  const holds =
    signed.procedureId === of &&
    !last(tape, "withdrew", isOf) &&
    last(tape, "countersigned", isOf) !== undefined &&
    newest?.version === signed.version;
  return holds ? signed.consentId : null;
}

/** What belongs to the day is waived for that day, and not for another to which she is moved; nothing is for another operation. */
function isWaived(tape: Tape, { itemId, due, gate }: Item, dateOf: (at: string) => string): boolean {
  const word = sinceChange(tape).findLast(
    (one) => (one.did === "waived" || one.did === "unwaived") && one.itemId === itemId,
  );
  if (word?.did !== "waived") return false;
  const start = last(tape, "planned")?.startsAt;
  const isOfTheDay = due.by !== "days" || gate === "sedation";
  return !isOfTheDay || (!!start && !!word.planned && dateOf(word.planned) === dateOf(start));
}

function isAnswered(
  tape: Tape,
  item: Item,
  today: string,
  dateOf: (at: Temporal.Instant) => string,
): boolean {
  if (item.deskTask) return last(tape, "desk")?.done ?? false;
  const words = (["her", "team"] as const).flatMap((by) => {
    const word = tape.findLast(
      (one) =>
        (one.did === "answered" || one.did === "tookBack") && one.itemId === item.itemId && one.by === by,
    );
    return word?.did === "answered" ? [word] : [];
  });
  const answer = words.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)).at(-1);
  if (!answer?.right) return false;
  if (item.due.by === "days") return true;
  // Asked on the day, and of hours again when she is to come earlier than she was told.
  const start = last(tape, "planned")?.startsAt;
  const isEarlier = start && answer.planned && start < answer.planned;
  return dateOf(answer.at) === today && !(item.due.by === "hours" && isEarlier);
}

function law(tape: Tape, known: Known, today: string, dateOf: (at: Temporal.Instant) => string): string[] {
  const procedureId = procedureOf(tape);
  const rules = latestOf(tape, "rule", ({ ruleId }) => ruleId)
    .map(({ rule }) => rule)
    .filter((rule) => rule.procedureId === procedureId && rule.place !== "GB")
    .filter(({ from, to }) => (from ?? today) <= today && today <= (to ?? today));
  const privileged = latestOf(tape, "privilege", ({ privilegeId }) => privilegeId).some(
    ({ of, from, until }) =>
      (of === null || of === procedureId) && from <= today && today <= (until ?? today),
  );
  const signed = last(
    tape,
    "signed",
    ({ procedureId: of, consentId }) =>
      of === procedureId && !last(tape, "withdrew", (one) => one.consentId === consentId),
  );
  const quoted = last(tape, "quoted");
  const began = {
    none: null,
    consultation: known.consultedOn,
    quote_handed_over: quoted?.procedureId === procedureId ? quoted.on : null,
    consent: signed ? dateOf(signed.at) : null,
  };
  const runs = ({ days, start, blocks, waivable }: Rule) => {
    if (start === "none" || blocks.every((one) => one === "payment")) return false;
    if (waivable && isPassed(tape, days, start)) return false;
    const from = began[start];
    return from === null || Temporal.PlainDate.from(from).add({ days }).toString() > today;
  };
  const born = Temporal.PlainDate.from(known.birthDate);
  const isYoung = ({ minimumAge }: Rule) =>
    minimumAge !== null && born.add({ years: minimumAge }).toString() > today;
  return [
    ...(rules.some(({ status }) => status === "prohibited") ? ["prohibited"] : []),
    ...(known.controlled !== procedureId || rules.some(({ status }) => status === "permitted")
      ? []
      : ["no rule permits it"]),
    ...(rules.some(runs) ? ["wait"] : []),
    ...(rules.some(isYoung) ? ["age"] : []),
    ...(privileged ? [] : ["privilege"]),
  ];
}

/** Whether her surgeon has let a wait pass, for this operation. */
function isPassed(tape: Tape, days: number, start: Rule["start"]): boolean {
  const word = sinceChange(tape).findLast(
    (one) =>
      (one.did === "let wait pass" || one.did === "let wait run") && one.days === days && one.start === start,
  );
  return word?.did === "let wait pass";
}

/** Of each rule or privilege what was said of it last. */
function latestOf<D extends "rule" | "privilege">(
  tape: Tape,
  did: D,
  idOf: (one: Extract<Entry, { did: D }>) => string,
): Extract<Entry, { did: D }>[] {
  const all = tape.filter((one): one is Extract<Entry, { did: D }> => one.did === did);
  return [...new Map(all.map((one) => [idOf(one), one])).values()];
}
