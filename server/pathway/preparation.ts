import type { Item } from "#server/catalogue/checklist-schemas.ts";
import { dateAt } from "#server/kernel/dates.ts";
import type { Ctx } from "#server/kernel/index.ts";
import { mayAnswer } from "./answer-item.ts";
import type { ConsentView, GateView, Preparation } from "./gate-schemas.ts";
import type { ConsentKind, Waiver } from "./part-schemas.ts";
import { consentStanding } from "./rules/consent.ts";
import { dueBy, isOverdue } from "./rules/due.ts";
import type { Fasting } from "./rules/fasting.ts";
import {
  type CaseStanding,
  type Gate,
  gatesOf,
  isAsleep,
  isOfTheDay,
  isShut,
  readinessOf,
} from "./rules/gates.ts";

type Reader = Pick<Ctx, "role" | "now"> & {
  /** The case is the reader's own. */
  isMine: boolean;
  goesOn: boolean;
  /** The first date on which she may sign her consent to the operation; null: not known yet. */
  signableFrom: string | null;
};

/** What is there and what is missing, as a reader who treats her may see and change it. `startsAt`: of the booking that holds. */
export function preparationOf(
  standing: CaseStanding,
  startsAt: Temporal.Instant | null,
  reader: Reader,
): Preparation {
  const gates = gatesOf(standing);
  const { hers, team, contents } = standing;
  const asleep = isAsleep(standing.anaesthesia);
  const { assessment } = team;
  return {
    goesOn: reader.goesOn,
    gates: gates.map((gate) => gateView(gate, startsAt, standing.zone, reader)),
    readiness: readinessOf(gates),
    consent: consentView(standing, "surgery", reader.isMine, reader.signableFrom),
    anaesthesia: asleep
      ? consentView(
          standing,
          "anaesthesia",
          reader.role === "anaesthetist",
          dateAt(reader.now, standing.zone),
        )
      : null,
    assessment,
    asksAssessment: asleep,
    questions: hers.questions.map((one) => ({
      ...one,
      replies: contents.replies.filter(({ questionId }) => questionId === one.questionId),
    })),
  };
}

/** One gate; what is not booked is due at no time. */
export function gateView(
  gate: Gate,
  startsAt: Temporal.Instant | null,
  zone: string,
  { role, now }: Pick<Reader, "role" | "now">,
): GateView {
  const { gateId, by, item, stage, state, waitsFor, answer, waiver } = gate;
  const due = item && startsAt && dueBy(item.due, { startsAt, zone });
  return {
    gateId,
    by,
    item,
    stage,
    state,
    waitsFor,
    due: due && {
      on: due.on,
      at: due.at?.toString() ?? null,
      overdue: isShut(gate) && isOverdue(due, zone, now),
    },
    answer,
    waiver: waiver && { ...waiver, forDate: item && waiverDate(item, waiver, zone) },
    mayAnswer: item !== null && mayAnswer(role, item),
    mayWaive: isShut(gate) && item !== null && mayWaive(role, item, startsAt),
  };
}

const mayWaive = (role: Reader["role"], item: Item, startsAt: Temporal.Instant | null): boolean =>
  (item.waivableBy as readonly string[]).includes(role) && (startsAt !== null || !isOfTheDay(item));

/** For which date alone a waiver was given; null: for whatever date. */
const waiverDate = (item: Item, { forStart }: Waiver, zone: string): string | null =>
  forStart && isOfTheDay(item) ? dateAt(Temporal.Instant.from(forStart), zone) : null;

export const fastingView = ({ clearUntil, lightUntil, fattyUntil }: Fasting) => ({
  clearUntil: clearUntil.toString(),
  lightUntil: lightUntil.toString(),
  fattyUntil: fattyUntil.toString(),
});

function consentView(
  standing: CaseStanding,
  kind: ConsentKind,
  countersigns: boolean,
  signableFrom: string | null,
): ConsentView {
  const { state, signed } = consentStanding(standing, kind);
  const counter = kind === "surgery" ? standing.contents.countersigned : standing.team.countersigned;
  return {
    state,
    consentId: signed?.consentId ?? null,
    version: signed?.version ?? null,
    signedAt: signed?.signedAt ?? null,
    withdrawnAt: signed?.withdrawnAt ?? null,
    signableFrom,
    countersigned: counter.find(({ consentId }) => consentId === signed?.consentId) ?? null,
    mayCountersign: countersigns && state === "signed",
  };
}
