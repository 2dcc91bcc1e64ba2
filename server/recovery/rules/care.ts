import { type Care, type Sent, type Urgency, urgencies } from "../check-in-schemas.ts";

export type CareState = {
  /** The answers that ask for a look: the most urgent since it was closed last, the latest of these. Null: none does. */
  asking: Sent | null;
  /** Who has it; null: nobody yet. */
  heldBy: { staffId: string; name: string } | null;
  closedAt: string | null;
};

const isAfter = (at: string, other: string): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(at), Temporal.Instant.from(other)) > 0;

/** How it stands with a day's answers: what she sent after it was closed opens it again, unless it is fine. Both lists are the oldest first. */
export function careState(sent: readonly Sent[], done: readonly Care[]): CareState {
  const last = done.findLast(({ kind }) => kind === "closed") ?? null;
  const since = sent.filter(({ at }) => !last || isAfter(at, last.at));
  const asking = worst(since);
  const held = done.findLast(({ kind }) => kind === "taken") ?? null;
  const isHeld = held && (!last || isAfter(held.at, last.at) || asking === null);
  return {
    asking,
    heldBy: isHeld ? { staffId: held.byId, name: held.byName } : null,
    closedAt: asking === null ? (last?.at ?? null) : null,
  };
}

const rank = (urgency: Urgency): number => urgencies.indexOf(urgency);

/** The most urgent of some answers, the latest of these; null where all are fine. */
export function worst(sent: readonly Sent[]): Sent | null {
  const [first] = sent.toReversed().toSorted((a, b) => rank(a.triage.urgency) - rank(b.triage.urgency));
  return first && first.triage.urgency !== "fine" ? first : null;
}

type Waiting = { urgency: Urgency; sentAt: string };

/** The most urgent first, then who has waited longest. */
export const byUrgency = (a: Waiting, b: Waiting): number =>
  rank(a.urgency) - rank(b.urgency) ||
  Temporal.Instant.compare(Temporal.Instant.from(a.sentAt), Temporal.Instant.from(b.sentAt));
