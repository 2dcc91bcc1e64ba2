import { expect, test } from "vitest";
import { type BookingAction, type BookingState, transition } from "#server/scheduling/rules/transitions.ts";

const now = Temporal.Instant.from("2026-06-16T08:00:00Z");
const ahead = { startsAt: now.add({ nanoseconds: 1 }), endsAt: now.add({ hours: 1 }), now };
const struck = { startsAt: now, endsAt: now.add({ nanoseconds: 1 }), now };
const ended = { startsAt: now.subtract({ hours: 1 }), endsAt: now, now };

/** Before the hour has struck, once it has, and once the booking has ended. */
const table: Record<BookingState, Record<BookingAction, readonly [string, string, string]>> = {
  booked: {
    move: ["booked", "over", "over"],
    cancel: ["cancelled", "cancelled", "over"],
    markNoShow: ["notYet", "no_show", "no_show"],
    restore: ["notFromHere", "notFromHere", "notFromHere"],
  },
  cancelled: {
    move: ["notFromHere", "notFromHere", "notFromHere"],
    cancel: ["notFromHere", "notFromHere", "notFromHere"],
    markNoShow: ["notFromHere", "notFromHere", "notFromHere"],
    restore: ["booked", "booked", "over"],
  },
  no_show: {
    move: ["notFromHere", "notFromHere", "notFromHere"],
    cancel: ["notFromHere", "notFromHere", "notFromHere"],
    markNoShow: ["notFromHere", "notFromHere", "notFromHere"],
    restore: ["booked", "booked", "booked"],
  },
};

const rows = (Object.keys(table) as BookingState[]).flatMap((state) =>
  (Object.keys(table[state]) as BookingAction[]).map(
    (action) => [state, action, ...table[state][action]] as const,
  ),
);

test.each(rows)(
  "%s, %s: before its hour %s, after it %s, after its end %s",
  (state, action, before, after, last) => {
    const told = (when: typeof ahead) => {
      const way = transition(state, action, when);
      return way.ok ? way.next : way.reason;
    };
    expect(told(ahead)).toBe(before);
    expect(told(struck)).toBe(after);
    expect(told(ended)).toBe(last);
  },
);
