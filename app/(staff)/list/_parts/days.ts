import { dateAt, hour } from "#app/_format/index.ts";
import type { ListEntry, ListView } from "#server/pathway/schemas.ts";

export type ListDay = { date: string; entries: ListEntry[] };

/** The days of a list that have something on them, in order; `today` too when it is among them, even with nothing. */
export function daysOf({ entries, from, to, today }: ListView): ListDay[] {
  const dates = new Set(entries.map(({ date }) => date));
  if (from <= today && today <= to) dates.add(today);
  return [...dates].sort().map((date) => ({ date, entries: entries.filter((entry) => entry.date === date) }));
}

export type EntryState = "occupied" | "missed" | "over" | "now" | "ahead" | "lost";

/** How an entry stands at `now`: what was planned, not what happened in the room. */
export function stateOf(
  { occupied, lost, state, startsAt, endsAt }: ListEntry,
  now: Temporal.Instant,
): EntryState {
  if (occupied) return "occupied";
  if (state === "no_show") return "missed";
  if (Temporal.Instant.compare(endsAt, now) <= 0) return "over";
  if (Temporal.Instant.compare(startsAt, now) <= 0) return "now";
  return lost ? "lost" : "ahead";
}

/** The next entry that lies ahead, to be named where today has none. */
export function nextAhead({ entries }: ListView, now: Temporal.Instant): ListEntry | null {
  return entries.find((entry) => Temporal.Instant.compare(entry.startsAt, now) > 0) ?? null;
}

/** `9:30` to `10:30` at the entry's site, with the date of the end when it is another. */
export const hoursOf = ({ startsAt, endsAt, zone }: ListEntry) => ({
  from: hour(startsAt, zone),
  to: hour(endsAt, zone),
  startsOn: dateAt(startsAt, zone),
});

/** Where an entry takes place: its room, and its site where the list has several. Null when nothing is to be said. */
export const whereOf = ({ roomName, siteName }: ListEntry, saysSite: boolean): string | null =>
  [roomName, saysSite ? siteName : null].filter((said) => said !== null).join(", ") || null;

/** Whether the list needs to say where: only when it is not all at one place. */
export const hasSeveralSites = ({ entries }: ListView): boolean =>
  new Set(entries.map(({ siteId }) => siteId)).size > 1;
