import { expect, test } from "vitest";
import {
  daysOf,
  hasSeveralSites,
  hoursOf,
  nextAhead,
  stateOf,
  whereOf,
} from "#app/(staff)/list/_parts/days.ts";
import { weekOf } from "#app/(staff)/list/_parts/week-of.ts";
import type { ListEntry, ListView } from "#server/pathway/schemas.ts";

const now = Temporal.Instant.from("2026-06-16T08:00:00Z");
const entry = (more: Partial<ListEntry> = {}): ListEntry => ({
  claimId: "0199aaaa-0000-7000-8000-000000000001",
  date: "2026-06-16",
  startsAt: "2026-06-16T08:00:00Z",
  endsAt: "2026-06-16T09:00:00Z",
  occupied: false,
  mine: true,
  siteId: "0199aaaa-0000-7000-8000-00000000000a",
  siteName: "Paris",
  zone: "Europe/Paris",
  roomName: null,
  setupMinutes: 0,
  turnoverMinutes: 0,
  lost: false,
  bookingId: null,
  patientId: null,
  patientName: "Ana",
  kind: "day_case",
  label: "Day case",
  state: "booked",
  arrivesAt: null,
  caseId: null,
  procedureName: null,
  mayRequest: false,
  ...more,
});
const list = (entries: ListEntry[], more: Partial<ListView> = {}): ListView => ({
  from: "2026-06-15",
  to: "2026-06-21",
  today: "2026-06-16",
  zone: "Europe/Paris",
  entries,
  printedBy: null,
  printedAt: null,
  ...more,
});

test("an entry is ahead until its hour, now until its end, and over from then on", () => {
  const at = (text: string) => stateOf(entry(), Temporal.Instant.from(text));
  expect(at("2026-06-16T07:59:59Z")).toBe("ahead");
  expect(at("2026-06-16T08:00:00Z")).toBe("now");
  expect(at("2026-06-16T08:59:59Z")).toBe("now");
  expect(at("2026-06-16T09:00:00Z")).toBe("over");
});

test("one who did not come, and a time whose patient must not be known, say so whatever the hour", () => {
  expect(stateOf(entry({ state: "no_show" }), now)).toBe("missed");
  expect(stateOf(entry({ occupied: true, state: null }), now)).toBe("occupied");
});

test("today stands on its week's list though it is empty, and on no other week's", () => {
  const friday = entry({ date: "2026-06-19" });
  expect(daysOf(list([friday])).map(({ date, entries }) => [date, entries.length])).toEqual([
    ["2026-06-16", 0],
    ["2026-06-19", 1],
  ]);
  expect(daysOf(list([], { from: "2026-06-22", to: "2026-06-28" }))).toEqual([]);
});

test("the next entry is the first that has not begun", () => {
  const later = entry({ startsAt: "2026-06-16T10:00:00Z" });
  expect(nextAhead(list([entry(), later]), now)).toBe(later);
  expect(nextAhead(list([entry()]), now)).toBeNull();
});

test("hours are those of the entry's own site, and places are named only where there are several", () => {
  const newYork = entry({ siteId: "0199aaaa-0000-7000-8000-00000000000b", zone: "America/New_York" });
  expect(hoursOf(entry())).toMatchObject({ from: "10:00", to: "11:00" });
  expect(hoursOf(newYork)).toMatchObject({ from: "4:00", to: "5:00" });
  expect(hasSeveralSites(list([entry(), newYork]))).toBe(true);
  expect(hasSeveralSites(list([entry(), entry()]))).toBe(false);
});

test("an address names a week by any of its days, and this week by anything else", () => {
  const week = { from: "2026-06-15", to: "2026-06-21" };
  expect(weekOf("2026-06-15")).toEqual(week);
  expect(weekOf("2026-06-21")).toEqual(week);
  expect(weekOf("2199-12-31")).toEqual({ from: "2199-12-30", to: "2199-12-31" });
  for (const other of [undefined, "", "2026-13-01", "2026-02-30", "soon", "9999-01-01", ["2026-06-15"]]) {
    expect(weekOf(other), String(other)).toBeNull();
  }
});

test("an entry says its room, its site too where the list has several, and nothing where there is nothing to say", () => {
  expect(whereOf(entry({ roomName: "Theatre 1" }), false)).toBe("Theatre 1");
  expect(whereOf(entry({ roomName: "Theatre 1" }), true)).toBe("Theatre 1, Paris");
  expect(whereOf(entry(), true)).toBe("Paris");
  expect(whereOf(entry(), false)).toBeNull();
});

test("what lost its hours says so until its hour, and a missed one that it was missed", () => {
  const ahead = { startsAt: "2026-06-16T08:30:00Z" };
  expect(stateOf(entry({ ...ahead, lost: true }), now)).toBe("lost");
  expect(stateOf(entry({ ...ahead, lost: true, state: "no_show" }), now)).toBe("missed");
  expect(stateOf(entry({ ...ahead, occupied: true }), now)).toBe("occupied");
  expect(stateOf(entry({ lost: true }), now)).toBe("now");
});
