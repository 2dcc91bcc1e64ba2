import { expect, test } from "vitest";
import { type BookingAction, type BookingState, transition } from "#server/scheduling/rules/transitions.ts";

const now = Temporal.Instant.from("2026-06-16T08:00:00Z");
const ahead = { startsAt: now.add({ nanoseconds: 1 }), now };
const struck = { startsAt: now, now };

/** Before the hour has struck, and once it has. */
const table: Record<BookingState, Record<BookingAction, readonly [string, string]>> = {
  booked: {
    move: ["booked", "over"],
    cancel: ["cancelled", "cancelled"],
    markNoShow: ["notYet", "no_show"],
    restore: ["notFromHere", "notFromHere"],
  },
  cancelled: {
    move: ["notFromHere", "notFromHere"],
    cancel: ["notFromHere", "notFromHere"],
    markNoShow: ["notFromHere", "notFromHere"],
    restore: ["booked", "over"],
  },
  no_show: {
    move: ["notFromHere", "notFromHere"],
    cancel: ["notFromHere", "notFromHere"],
    markNoShow: ["notFromHere", "notFromHere"],
    restore: ["booked", "booked"],
  },
};

const rows = (Object.keys(table) as BookingState[]).flatMap((state) =>
  (Object.keys(table[state]) as BookingAction[]).map(
    (action) => [state, action, ...table[state][action]] as const,
  ),
);

test.each(rows)("%s, %s: before its hour %s, after it %s", (state, action, before, after) => {
  const told = (when: typeof ahead) => {
    const way = transition(state, action, when);
    return way.ok ? way.next : way.reason;
  };
  expect(told(ahead)).toBe(before);
  expect(told(struck)).toBe(after);
});
