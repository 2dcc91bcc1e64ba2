import { expect, test } from "vitest";
import {
  type Booking,
  comingWith,
  inOrder,
  nextOf,
  standing,
} from "#app/(staff)/patients/_parts/bookings.ts";
import { runsOf } from "#app/(staff)/patients/_parts/weekdays.ts";

const now = "2026-06-16T08:00:00Z";
const booking = (day: number, state: Booking["state"] = "booked") =>
  ({
    bookingId: `${state} on ${day}`,
    state,
    startsAt: `2026-06-${day}T07:30:00Z`,
    endsAt: `2026-06-${day}T08:30:00Z`,
  }) as Booking;

test("what is going on now is still her next booking; what is over, cancelled or missed never is", () => {
  const all = [booking(22), booking(18, "cancelled"), booking(16), booking(15), booking(17, "no_show")];
  expect(nextOf(all, now)?.bookingId).toBe("booked on 16");
  expect(nextOf([booking(15), booking(18, "cancelled")], now)).toBeNull();
  expect(standing(booking(15), now)).toBe("over");
});

test("what is to come stands first, soonest first; then the past, latest first", () => {
  const all = [booking(15), booking(22), booking(18, "cancelled"), booking(10, "no_show"), booking(17)];
  expect(inOrder(all, now).map(({ bookingId }) => bookingId)).toEqual([
    "booked on 17",
    "booked on 22",
    "cancelled on 18",
    "booked on 15",
    "no_show on 10",
  ]);
});

test("a colleague whom she barred is listed with what is to come and she or he is part of, soonest first", () => {
  const withNora = (one: Booking) => ({ ...one, barredStaffIds: ["kim", "nora"] });
  const others = [17, 19].map((day) => ({ ...booking(day), barredStaffIds: [] }));
  const hers = [booking(22), booking(18), booking(20, "no_show"), booking(15)].map(withNora);
  expect(comingWith("nora", [...others, ...hers], now).map(({ bookingId }) => bookingId)).toEqual([
    "booked on 18",
    "booked on 22",
  ]);
});

test("safe days are said in runs of three or more", () => {
  expect(runsOf([5, 1, 2, 3, 4])).toEqual([{ from: 1, to: 5 }]);
  expect(runsOf([1, 2, 4])).toEqual([
    { from: 1, to: 1 },
    { from: 2, to: 2 },
    { from: 4, to: 4 },
  ]);
  expect(runsOf([])).toEqual([]);
});
