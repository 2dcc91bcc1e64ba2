import { expect, test } from "vitest";
import { loadOf, shownDays, weekBoard } from "#app/(staff)/today/_board/week-board.ts";
import type { WeekView } from "#server/scheduling/schemas.ts";
import { Day } from "./days.ts";

type WeekDay = WeekView["days"][number];

function week(fill: Partial<Record<string, (day: Day) => Partial<WeekDay>>>): WeekView {
  const dates = Array.from({ length: 7 }, (_, at) => `2026-06-${String(8 + at).padStart(2, "0")}`);
  const days = dates.map((date) => ({
    date,
    openMinutes: 0,
    claimedMinutes: 0,
    bookings: [],
    occupied: [],
    ...fill[date]?.(new Day(date)),
  }));
  return {
    siteId: "s",
    siteName: "Paris",
    zone: "Europe/Paris",
    now: "2026-06-11T08:42:00Z",
    lost: [],
    days,
  };
}

/** A day's bookings, each in a room. */
const booked = (day: Day, ...all: (readonly [from: string, room: string | null, more?: object])[]) => {
  for (const [from, , more] of all) day.booking(from, "18:00", more);
  return day.view().bookings.map((booking, at) => ({ ...booking, roomName: all[at]?.[1] ?? null }));
};

test("Sunday is shown only where it is open or wanted", () => {
  const last = (view: WeekView, wanted: string | null = null) =>
    shownDays(view.days, ({ date }) => date === wanted).at(-1)?.date;
  expect(last(week({}))).toBe("2026-06-13");
  expect(last(week({ "2026-06-14": () => ({ openMinutes: 60 }) }))).toBe("2026-06-14");
  expect(last(week({}), "2026-06-14")).toBe("2026-06-14");
});

test("a week has its Sunday where something is booked on it", () => {
  const columns = (view: WeekView) => weekBoard(view, "rooms").map(({ date }) => date);
  expect(columns(week({}))).not.toContain("2026-06-14");
  const booking = { "2026-06-14": (day: Day) => ({ bookings: booked(day, ["9:00", null]) }) };
  expect(columns(week(booking))).toContain("2026-06-14");
});

test("a day is as full as what is claimed of what is open, and never more than full", () => {
  expect(loadOf({ openMinutes: 0, claimedMinutes: 30 })).toBe(0);
  expect(loadOf({ openMinutes: 480, claimedMinutes: 360 })).toBe(75);
  expect(loadOf({ openMinutes: 480, claimedMinutes: 500 })).toBe(100);
});

test("every day has the same rooms in the same order, what has none last, cancelled ones nowhere", () => {
  const view = week({
    "2026-06-08": (day) => ({
      bookings: booked(day, ["10:00", "Theatre 10"], ["8:00", null, { kind: "review" }]),
    }),
    "2026-06-09": (day) => ({
      bookings: booked(day, ["9:00", "Theatre 2"], ["8:00", "Gone", { state: "cancelled" }]),
    }),
  });
  const columns = weekBoard(view, "rooms");
  for (const { groups } of columns)
    expect(groups.map(({ name }) => name)).toEqual(["Theatre 2", "Theatre 10", null]);
  expect(columns[0]?.groups.map(({ entries }) => entries.length)).toEqual([0, 1, 1]);
  expect(columns[0]?.bookings).toBe(2);
});

test("rooms where patients are operated on come before the others, and what has no room comes last", () => {
  const kind = "consultation";
  const view = week({
    "2026-06-08": (day) => ({
      bookings: booked(day, ["8:00", "Room 1", { kind }], ["9:00", "Theatre 1"], ["10:00", null, { kind }]),
    }),
  });
  expect(weekBoard(view, "rooms")[0]?.groups.map(({ name }) => name)).toEqual(["Theatre 1", "Room 1", null]);
});

test("a time whose patient is not told stands among the others as occupied, in the order of the day", () => {
  const view = week({
    "2026-06-10": (day) => ({
      bookings: booked(day, ["13:00", "Theatre 1"], ["8:00", "Theatre 1"]),
      occupied: [{ resourceName: "Theatre 1", startsAt: day.at("9:00"), endsAt: day.at("10:00") }],
    }),
  });
  expect(weekBoard(view, "rooms")[2]?.groups[0]?.entries.map(({ kind }) => kind)).toEqual([
    "booking",
    "occupied",
    "booking",
  ]);
});

test("by surgeon the groups are surgeons", () => {
  const view = week({
    "2026-06-10": (day) => ({
      bookings: booked(day, ["8:00", "Theatre 1"], ["9:00", "Theatre 1", { surgeonName: "Dr Exemplo" }]),
    }),
  });
  expect(weekBoard(view, "surgeons")[2]?.groups.map(({ name }) => name)).toEqual(["Dr Exemplo", "Dr Muster"]);
});

test("a week marks what has lost its hours", () => {
  const view = week({ "2026-06-08": (day) => ({ bookings: booked(day, ["9:00", "A"], ["10:00", "A"]) }) });
  view.lost = view.days.flatMap(({ bookings }) => bookings.slice(1).map(({ bookingId }) => bookingId));
  const entries = weekBoard(view, "rooms").flatMap(({ groups }) => groups.flatMap((group) => group.entries));
  expect(entries.map((entry) => entry.kind === "booking" && entry.lost)).toEqual([false, true]);
});

test("a week says how ready a case is until it begins", () => {
  const readiness = "patient";
  const view = week({
    "2026-06-11": (day) => ({
      bookings: booked(day, ["10:00", "A", { readiness }], ["11:00", "A", { readiness }], ["12:00", "A"]),
    }),
  });
  const entries = weekBoard(view, "rooms").flatMap(({ groups }) => groups.flatMap((group) => group.entries));
  expect(entries.map((entry) => entry.kind === "booking" && entry.readiness)).toEqual([
    null,
    "patient",
    null,
  ]);
});
