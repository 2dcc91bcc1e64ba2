import {
  type Care,
  celsius,
  type Sent,
  type Temperature,
  type Urgency,
  urgencies,
} from "../check-in-schemas.ts";
import { rulesInOrder } from "./triage.ts";

export type Holding = {
  /** Who has it; null: nobody yet. */
  heldBy: { staffId: string; name: string } | null;
  closedAt: string | null;
};

export type CareState = Holding & {
  /** What she sent since it was closed last, where any of it asks for a look; else nothing. The oldest first. */
  asking: readonly Sent[];
};

/** How it stands with a day's answers: one that asks for a look and came after those that were seen when it was closed opens it again. Both lists are the oldest first; their times decide nothing. */
export function careState(sent: readonly Sent[], done: readonly Care[]): CareState {
  const closed = done.findLastIndex(({ kind }) => kind === "closed");
  const since = sent.slice(done[closed]?.upTo ?? 0);
  const asking = since.some(asks) ? since : [];
  return { asking, ...holding(done, asking.length > 0) };
}

/** Who has it by what was done, the oldest first, and when it was closed: whoever took it before a close has what opens again no more. */
export function holding(done: readonly Care[], isOpen: boolean): Holding {
  const closed = done.findLastIndex(({ kind }) => kind === "closed");
  const taken = done.findLastIndex(({ kind }) => kind === "taken");
  const held = done[taken];
  const isHeld = held && (taken > closed || !isOpen);
  return {
    heldBy: isHeld ? { staffId: held.byId, name: held.byName } : null,
    closedAt: isOpen ? null : (done[closed]?.at ?? null),
  };
}

const asks = ({ triage }: Sent): boolean => triage.urgency !== "fine";

/** How many of a day's answers, the oldest first, have to be seen so that none that asks for a look is left. */
export const askedUpTo = (sent: readonly Sent[]): number => sent.findLastIndex(asks) + 1;

const rank = (urgency: Urgency): number => urgencies.indexOf(urgency);

export type Gathered = {
  urgency: Urgency;
  since: string;
  rules: Sent["triage"]["rules"];
  pain: number | null;
  temperature: Temperature | null;
};

/** What several answers say together: the worst urgency and since when, every rule that holds for one of them, the worst figures. Null where all are fine. */
export function gathered(sent: readonly Sent[]): Gathered | null {
  const asking = sent.filter(asks);
  const urgency = urgencies.find((one) => asking.some(({ triage }) => triage.urgency === one));
  const first = asking.find(({ triage }) => triage.urgency === urgency);
  if (!urgency || !first) return null;
  const pains = asking.flatMap(({ answers: { pain } }) => pain ?? []);
  const warm = asking.flatMap(({ answers: { temperature } }) => temperature ?? []);
  return {
    urgency,
    since: first.at,
    rules: rulesInOrder(asking.flatMap(({ triage }) => triage.rules)),
    pain: pains.length > 0 ? Math.max(...pains) : null,
    temperature: warm.toSorted((a, b) => celsius(b) - celsius(a))[0] ?? null,
  };
}

type Waiting = { urgency: Urgency; since: string };

/** The most urgent first, then who has waited longest. */
export const byUrgency = (a: Waiting, b: Waiting): number =>
  rank(a.urgency) - rank(b.urgency) ||
  Temporal.Instant.compare(Temporal.Instant.from(a.since), Temporal.Instant.from(b.since));
