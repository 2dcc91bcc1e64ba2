import { dateAt } from "#server/kernel/dates.ts";
import { type DueBy, dueBy, isOverdue } from "./due.ts";
import { type CaseStanding, type Gate, gatesOf, isShut } from "./gates.ts";

/** The same case, were its operation to begin then. */
export const startingAt = (standing: CaseStanding, startsAt: Temporal.Instant): CaseStanding => ({
  ...standing,
  startsAt,
  operatedOn: dateAt(startsAt, standing.zone),
});

type Dated = DueBy & { readonly overdue: boolean };

/** What is open after a move and due at another time than before it, or asked again. `was`, `willBe`: null for what is due at no time. */
export type Moved = {
  readonly gate: Gate;
  readonly was: Dated | null;
  readonly willBe: Dated | null;
  readonly askedAgain: boolean;
};

/** What a move would change of a case that is booked: of what is closed and stays so, nothing. */
export function movedBy(standing: CaseStanding, to: Temporal.Instant, now: Temporal.Instant): Moved[] {
  const after = startingAt(standing, to);
  const before = new Map(gatesOf(standing).map((gate) => [gate.gateId, gate]));
  return gatesOf(after).flatMap((gate) => {
    const old = before.get(gate.gateId);
    if (!old || !isShut(gate)) return [];
    const [was, willBe] = [dated(old, standing, now), dated(gate, after, now)];
    const askedAgain = !isShut(old);
    return askedAgain || !isSame(was, willBe) ? [{ gate, was, willBe, askedAgain }] : [];
  });
}

function dated(gate: Gate, { startsAt, zone }: CaseStanding, now: Temporal.Instant): Dated | null {
  if (!gate.item || !startsAt) return null;
  const due = dueBy(gate.item.due, { startsAt, zone });
  return { ...due, overdue: isShut(gate) && isOverdue(due, zone, now) };
}

const isSame = (was: Dated | null, willBe: Dated | null): boolean =>
  was?.on === willBe?.on && was?.at?.epochMilliseconds === willBe?.at?.epochMilliseconds;
