import { expect, test } from "vitest";
import { apart, arrivals, freeStretches } from "#app/(staff)/today/_board/beside.ts";
import { dayBoard } from "#app/(staff)/today/_board/day-board.ts";
import { Day } from "./days.ts";

test("those to come stand in the order in which they arrive; who is here, missed or cancelled does not", () => {
  const day = new Day().now("10:42");
  const at = (arrives: string) => ({ arrivesAt: day.at(arrives), patientName: arrives });
  day.booking("13:00", "14:00", at("12:15"));
  day.booking("11:30", "12:30", at("10:41"));
  day.booking("12:00", "12:30", at("11:50"));
  day.booking("15:00", "16:00", { ...at("14:45"), state: "cancelled" });
  day.booking("15:00", "16:00", { ...at("14:50"), state: "no_show" });
  expect(arrivals(day.view()).map(({ patientName }) => patientName)).toEqual(["11:50", "12:15"]);
});

test("what is free is told across the rooms, the next first, with its room", () => {
  const day = new Day();
  const second = day.resource("theatre", "Theatre 2", ["8:00", "17:00"]);
  const first = day.resource("theatre", "Theatre 1", ["8:00", "17:00"]);
  day.gap(first, "15:30", "17:00");
  day.gap(second, "12:00", "13:00");
  day.gap(first, "12:55", "13:45");
  expect(
    freeStretches(dayBoard(day.view(), "rooms")).map(({ name, from, minutes }) => [name, from, minutes]),
  ).toEqual([
    ["Theatre 2", 720, 60],
    ["Theatre 1", 775, 50],
    ["Theatre 1", 930, 90],
  ]);
});

test("cancelled bookings stand apart, missed ones only where their time was given away", () => {
  const day = new Day();
  const theatre = day.resource("theatre", "Theatre 1", ["8:00", "17:00"]);
  const missed = day.booking("9:00", "10:00", { state: "no_show", patientName: "still drawn" });
  day.claim(theatre, missed, "9:00", "10:00");
  day.booking("11:00", "12:00", { state: "no_show", patientName: "missed" });
  day.booking("10:00", "11:00", { state: "cancelled", patientName: "cancelled" });
  day.booking("13:00", "14:00", { patientName: "booked" });
  expect(apart(day.view()).map(({ patientName }) => patientName)).toEqual(["cancelled", "missed"]);
});
