import type { BookingView } from "#server/scheduling/schemas.ts";

type Versioned = Pick<BookingView, "bookingId" | "scheduleVersion">;

const ledTo = new Map<string, number>();

/** Keeps the version that a change made here led to: the next one may come before the board is drawn again. */
export function keepChange<T extends Versioned>(changed: T): T {
  ledTo.set(changed.bookingId, changed.scheduleVersion);
  return changed;
}

/** The booking's version by what was drawn and by what was changed here since; a colleague's change is still refused. */
export const versionOf = ({ bookingId, scheduleVersion }: Versioned): number =>
  Math.max(scheduleVersion, ledTo.get(bookingId) ?? 0);
