import type { Due } from "#server/catalogue/checklist-schemas.ts";
import { dateAt } from "#server/kernel/dates.ts";

/** When an operation is planned: its start, and the zone of its site. */
export type Planned = { readonly startsAt: Temporal.Instant; readonly zone: string };

/** By when something is due: the last date on which it is in time, or, of hours that pass, the instant too. */
export type DueBy = { readonly on: string; readonly at: Temporal.Instant | null };

/** Derived from the operation whenever it is read: a move rewrites nothing. */
export function dueBy(due: Due, { startsAt, zone }: Planned): DueBy {
  const day = dateAt(startsAt, zone);
  if (due.by === "days")
    return { on: Temporal.PlainDate.from(day).subtract({ days: due.days }).toString(), at: null };
  if (due.by === "day") return { on: day, at: null };
  const at = startsAt.subtract({ hours: due.hours });
  return { on: dateAt(at, zone), at };
}

export function isOverdue({ on, at }: DueBy, zone: string, now: Temporal.Instant): boolean {
  if (at) return Temporal.Instant.compare(at, now) < 0;
  return on < dateAt(now, zone);
}
