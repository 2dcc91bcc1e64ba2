import type { Interval } from "./interval.ts";
import { MINUTE } from "./wall-clock.ts";

/** What one theatre holds for a booking: epoch ms, set-up and turnover inside. */
export type OnList = Interval & {
  readonly bookingId: string;
  readonly afterMinutes: number;
  /** `in`: she is in theatre; `waits`: booked, and not gone in; `gone`: she has left it, or did not come. Of whom the reader must not know: `unknown`. */
  readonly stands: "waits" | "in" | "gone" | "unknown";
};

export type Overrun = {
  readonly bookingId: string;
  /** Whole minutes past the planned end. */
  readonly minutes: number;
  /** Who cannot begin as planned, in the order of the list, and by how many whole minutes, as long as the one in theatre ends now. */
  readonly waits: readonly { readonly bookingId: string; readonly minutes: number }[];
};

/**
 * What an operation that is in theatre past its planned end pushes: turnover still comes after it, and each that waits keeps its own length, until a gap has taken up the
 * rest. Null while nobody runs over.
 */
export function overrunOf(list: readonly OnList[], now: number): Overrun | null {
  const inOrder = list.toSorted((a, b) => a.startsAt - b.startsAt);
  const at = inOrder.findLastIndex(({ stands }) => stands === "in");
  const over = inOrder[at];
  if (!over) return null;
  const minutes = Math.floor((now - (over.endsAt - over.afterMinutes * MINUTE)) / MINUTE);
  if (minutes < 1) return null;
  const waits: Overrun["waits"][number][] = [];
  let free = now + over.afterMinutes * MINUTE;
  for (const next of inOrder.slice(at + 1)) {
    if (next.stands === "gone") continue;
    const late = free - next.startsAt;
    if (late <= 0) break;
    if (next.stands === "waits") waits.push({ bookingId: next.bookingId, minutes: Math.ceil(late / MINUTE) });
    free = next.endsAt + late;
  }
  return { bookingId: over.bookingId, minutes, waits };
}
