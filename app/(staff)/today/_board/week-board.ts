import type { Readiness, WeekView } from "#server/scheduling/schemas.ts";
import type { Columns, DayBooking } from "./day-board.ts";

type WeekDay = WeekView["days"][number];
export type WeekEntry =
  | { kind: "booking"; startsAt: string; booking: DayBooking; readiness: Readiness | null; lost: boolean }
  | { kind: "occupied"; startsAt: string; endsAt: string };
export type WeekGroup = { name: string | null; entries: WeekEntry[] };
export type WeekColumn = { date: string; load: number; bookings: number; groups: WeekGroup[] };

/** How full a day is, 0 to 100, of what is open. */
export const loadOf = ({
  openMinutes,
  claimedMinutes,
}: Pick<WeekDay, "openMinutes" | "claimedMinutes">): number =>
  openMinutes === 0 ? 0 : Math.min(100, Math.round((100 * claimedMinutes) / openMinutes));

/** The week's days; Sunday only where something is open or it is wanted all the same. */
export const shownDays = <Day extends { openMinutes: number }>(
  days: readonly Day[],
  isWanted: (day: Day) => boolean,
): Day[] => days.filter((day, at) => at < 6 || day.openMinutes > 0 || isWanted(day));

/** The week as columns of days, each with the same groups (rooms, or surgeons) in the same order. Cancelled bookings are left out. */
export function weekBoard(week: WeekView, columns: Columns): WeekColumn[] {
  const lost = new Set(week.lost);
  const shown = shownDays(week.days, ({ bookings, occupied }) => bookings.length + occupied.length > 0);
  const days = shown.map((day) => ({ day, entries: entriesOf(day, columns, lost, Date.parse(week.now)) }));
  const names = groupNames(days.flatMap(({ entries }) => entries));
  return days.map(({ day, entries }) => ({
    date: day.date,
    load: loadOf(day),
    bookings: entries.length,
    groups: names.map((name) => ({
      name,
      entries: entries.filter(({ group }) => group === name).map(({ entry }) => entry),
    })),
  }));
}

type Grouped = { group: string | null; entry: WeekEntry };

/** Where patients are operated on first, then by name: Theatre 2 before Theatre 10; what has no name comes last. */
function groupNames(all: readonly Grouped[]): (string | null)[] {
  const operated = new Set(
    all.flatMap(({ group, entry }) =>
      entry.kind === "booking" && entry.booking.kind === "day_case" ? [group] : [],
    ),
  );
  return [...new Set(all.map(({ group }) => group))].sort(
    (one, other) => Number(operated.has(other)) - Number(operated.has(one)) || byName(one, other),
  );
}

function entriesOf(day: WeekDay, columns: Columns, lost: ReadonlySet<string>, now: number): Grouped[] {
  const booked = day.bookings
    .filter(({ state }) => state !== "cancelled")
    .map(({ roomName, ...booking }) => ({
      group: columns === "rooms" ? roomName : booking.surgeonName,
      entry: {
        kind: "booking" as const,
        startsAt: booking.startsAt,
        booking,
        readiness: Date.parse(booking.startsAt) > now ? booking.readiness : null, // until it begins
        lost: lost.has(booking.bookingId),
      },
    }));
  const occupied = day.occupied.map(({ resourceName, startsAt, endsAt }) => ({
    group: resourceName,
    entry: { kind: "occupied" as const, startsAt, endsAt },
  }));
  return [...booked, ...occupied].sort(
    (one, other) => Date.parse(one.entry.startsAt) - Date.parse(other.entry.startsAt),
  );
}

function byName(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one.localeCompare(other, "en", { numeric: true });
}
