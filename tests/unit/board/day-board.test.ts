import { describe, expect, test } from "vitest";
import { type Booked, dayBoard, type Lane, type Piece } from "#app/(staff)/today/_board/day-board.ts";
import { dueIn, pushFor, restOf } from "#app/(staff)/today/_board/late.ts";
import { Day } from "./days.ts";

const booked = (lane: Lane | undefined) =>
  (lane?.pieces ?? []).filter((piece): piece is Booked => piece.kind === "booking");
const kinds = (lane: Lane | undefined) => lane?.pieces.map(({ kind }) => kind);
const only = <K extends Piece["kind"]>(lane: Lane | undefined, kind: K) =>
  (lane?.pieces ?? []).filter((piece): piece is Extract<Piece, { kind: K }> => piece.kind === kind);

describe("the ruled day", () => {
  test("runs from the full hour before the first opening to the full hour after the last claim", () => {
    const day = new Day();
    const theatre = day.resource("theatre", "Theatre 1", ["7:30", "17:00"]);
    day.claim(theatre, day.booking("17:05", "18:05"), "17:05", "18:05");
    const { opens, shuts, hours } = dayBoard(day.view(), "rooms");
    expect([opens, shuts]).toEqual([7 * 60, 19 * 60]);
    expect(hours.map(({ hour }) => hour)).toEqual([
      "7",
      "8",
      "9",
      "10",
      "11",
      "12",
      "13",
      "14",
      "15",
      "16",
      "17",
      "18",
    ]);
  });

  test("is the usual one where nothing is open and nothing is claimed", () => {
    const { opens, shuts, lanes } = dayBoard(new Day().view(), "rooms");
    expect({ opens, shuts, lanes }).toEqual({ opens: 480, shuts: 1080, lanes: [] });
  });

  test("has no now-line outside of it", () => {
    const day = new Day().now("6:59");
    day.resource("theatre", "Theatre 1", ["7:00", "17:00"]);
    expect(dayBoard(day.view(), "rooms").now).toBeNull();
    expect(dayBoard(day.now("7:00").view(), "rooms").now).toBe(420);
    expect(dayBoard(day.now("17:00").view(), "rooms").now).toBeNull();
  });

  test("of 25 hours shows the doubled hour twice and what is booked in the second", () => {
    const day = new Day("2026-10-25");
    const theatre = day.resource("theatre", "Theatre 1", ["1:00", "12:00"]);
    const second = Temporal.ZonedDateTime.from("2026-10-25T02:30+01:00[Europe/Paris]");
    const startsAt = second.toInstant().toString();
    const endsAt = second.add({ minutes: 30 }).toInstant().toString();
    const bookingId = day.booking("9:00", "9:30", { startsAt, endsAt });
    const view = day.view();
    view.claims.push({
      ...view.claims[0],
      claimId: "c",
      bookingId,
      resourceId: theatre,
      phase: "operation",
      startsAt,
      endsAt,
      beforeMinutes: 0,
      afterMinutes: 0,
    });
    const { hours, lanes } = dayBoard(view, "rooms");
    expect(hours.slice(0, 5)).toEqual([
      { at: 60, hour: "1" },
      { at: 120, hour: "2" },
      { at: 180, hour: "2" },
      { at: 240, hour: "3" },
      { at: 300, hour: "4" },
    ]);
    expect(booked(lanes[0])[0]).toMatchObject({ from: 210, to: 240 });
  });

  test("of 23 hours leaves the missing hour out", () => {
    const day = new Day("2026-03-29");
    day.resource("theatre", "Theatre 1", ["1:00", "6:00"]);
    expect(dayBoard(day.view(), "rooms").hours.map(({ hour }) => hour)).toEqual(["1", "3", "4", "5"]);
  });

  test("keeps the wall clock of a zone that is off by half an hour", () => {
    const day = new Day("2026-06-11", "Asia/Kolkata");
    day.resource("theatre", "Theatre 1", ["9:00", "11:00"]);
    expect(dayBoard(day.view(), "rooms").hours).toEqual([
      { at: 540, hour: "9" },
      { at: 600, hour: "10" },
    ]);
  });
});

describe("lanes", () => {
  test("are theatres, then consulting rooms, then bays, each in the order that they came in", () => {
    const day = new Day();
    for (const [kind, name] of [
      ["bay", "Bay 1"],
      ["surgeon", "Dr Muster"],
      ["theatre", "Theatre 2"],
      ["equipment", "Laser"],
      ["consulting_room", "Room 1"],
      ["theatre", "Theatre 1"],
    ] as const) {
      day.resource(kind, name, ["8:00", "12:00"]);
    }
    const names = (by: "rooms" | "surgeons") => dayBoard(day.view(), by).lanes.map(({ name }) => name);
    expect(names("rooms")).toEqual(["Theatre 2", "Theatre 1", "Room 1", "Bay 1"]);
    expect(names("surgeons")).toEqual(["Dr Muster"]);
  });

  test("name their surgeon where everything in them is hers, and else each booking does", () => {
    const day = new Day();
    const theatre = day.resource("theatre", "Theatre 1", ["8:00", "9:00"]);
    day.claim(theatre, day.booking("8:00", "9:00"), "8:00", "9:00");
    expect(dayBoard(day.view(), "rooms").lanes[0]).toMatchObject({
      surgeon: "Dr Muster",
      pieces: [{ kind: "booking", beside: null }],
    });
    day.claim(theatre, day.booking("8:30", "9:00", { surgeonName: "Dr Exemplo" }), "8:30", "9:00");
    const [lane] = dayBoard(day.view(), "rooms").lanes;
    expect(lane?.surgeon).toBeNull();
    expect(booked(lane).map(({ beside }) => beside)).toEqual(["Dr Muster", "Dr Exemplo"]);
  });

  test("of surgeons say the room of each booking", () => {
    const day = new Day();
    const surgeon = day.resource("surgeon", "Dr Muster", ["8:00", "17:00"]);
    const theatre = day.resource("theatre", "Theatre 2", ["8:00", "17:00"]);
    const booking = day.booking("9:00", "10:00");
    day.claim(surgeon, booking, "9:00", "10:00");
    day.claim(theatre, booking, "8:45", "10:15", [15, 15]);
    const [lane] = dayBoard(day.view(), "surgeons").lanes;
    expect(booked(lane)).toMatchObject([{ beside: "Theatre 2", from: 540, to: 600, main: true }]);
  });

  test("of surgeons who are not there that day are left out, a closed room is not", () => {
    const day = new Day();
    day.resource("surgeon", "Dr Muster", ["8:00", "12:00"]);
    day.resource("surgeon", "Dr Exemplo");
    day.claim(day.resource("surgeon", "Dr Voorbeeld"), day.booking("18:00", "19:00"), "18:00", "19:00");
    day.resource("theatre", "Theatre 1");
    const names = (by: "rooms" | "surgeons") => dayBoard(day.view(), by).lanes.map(({ name }) => name);
    expect(names("surgeons")).toEqual(["Dr Muster", "Dr Voorbeeld"]);
    expect(names("rooms")).toEqual(["Theatre 1"]);
  });

  test("count a booking once though it comes to a bay twice", () => {
    const day = new Day();
    const bay = day.resource("bay", "Bay 1", ["7:00", "19:00"]);
    const booking = day.booking("9:00", "10:00");
    day.claim(bay, booking, "8:20", "9:00");
    day.claim(bay, booking, "10:00", "11:00");
    expect(dayBoard(day.view(), "rooms").lanes[0]?.bookings).toBe(1);
  });
});

describe("a booking", () => {
  const inTheatre = (now: string, more = {}) => {
    const day = new Day().now(now);
    const theatre = day.resource("theatre", "Theatre 1", ["8:00", "17:00"]);
    day.claim(theatre, day.booking("9:15", "10:00", more), "9:00", "10:15", [15, 15]);
    return booked(dayBoard(day.view(), "rooms").lanes[0])[0];
  };

  test("looks as its own hours say, set-up and turnover apart", () => {
    expect(inTheatre("9:14")?.look).toBe("coming");
    expect(inTheatre("9:15")?.look).toBe("live");
    expect(inTheatre("9:59")?.look).toBe("live");
    expect(inTheatre("10:00")?.look).toBe("past");
  });

  test("whose patient did not come looks missed at any hour", () => {
    expect(inTheatre("9:30", { state: "no_show" })?.look).toBe("missed");
    expect(inTheatre("12:00", { state: "no_show" })?.look).toBe("missed");
  });

  test("is drawn with its set-up and turnover, and its own hour is the main part", () => {
    expect(inTheatre("8:00")).toMatchObject({ from: 540, to: 615, before: 15, after: 15, main: true });
  });

  test("is not the main part in the bay where its patient recovers", () => {
    const day = new Day();
    const bay = day.resource("bay", "Bay 1", ["7:00", "19:00"]);
    day.claim(bay, day.booking("9:00", "10:00"), "10:00", "11:00");
    expect(booked(dayBoard(day.view(), "rooms").lanes[0])[0]?.main).toBe(false);
  });
});

test("a claim without a booking, and one whose booking was not told, are occupied and carry nothing else", () => {
  const day = new Day();
  const theatre = day.resource("theatre", "Theatre 1", ["8:00", "17:00"]);
  day.claim(theatre, null, "9:00", "10:00", [15, 15]);
  day.claim(theatre, "11111111-1111-4111-8111-111111111111", "11:00", "12:00");
  const occupied = only(dayBoard(day.view(), "rooms").lanes[0], "occupied");
  expect(occupied.map(({ from, to }) => [from, to])).toEqual([
    [540, 600],
    [660, 720],
  ]);
  expect(Object.keys(occupied[0] ?? {}).sort()).toEqual(["claimId", "from", "kind", "to"]);
});

describe("what is shut", () => {
  const shut = (...open: (readonly [string, string])[]) => {
    const day = new Day();
    day.resource("bay", "Bay 1", ["7:00", "19:00"]);
    day.resource("theatre", "Theatre 1", ...open);
    return only(dayBoard(day.view(), "rooms").lanes[0], "shut").map(({ from, to, says }) => [from, to, says]);
  };

  test("lies before, between and after the opening hours", () => {
    expect(shut(["13:00", "17:00"], ["8:00", "12:00"])).toEqual([
      [420, 480, "until"],
      [720, 780, "between"],
      [1020, 1140, "from"],
    ]);
  });
  test("is the whole day where there are no hours", () => {
    expect(shut()).toEqual([[420, 1140, "all"]]);
  });
  test("has no words where there is no room for them", () => {
    expect(shut(["7:20", "19:00"])).toEqual([[420, 440, null]]);
  });
  test("is nothing where it is open throughout, in overlapping stretches too", () => {
    expect(shut(["7:00", "13:00"], ["12:00", "19:00"])).toEqual([]);
  });
  test("says nothing in a bay, which is too narrow", () => {
    const day = new Day();
    day.resource("theatre", "Theatre 1", ["7:00", "19:00"]);
    day.resource("bay", "Bay 1", ["9:00", "19:00"]);
    expect(only(dayBoard(day.view(), "rooms").lanes[1], "shut")).toMatchObject([{ says: null }]);
  });
});

test("gaps stand in theatres and rooms from a quarter of an hour on, never in bays", () => {
  const day = new Day();
  const theatre = day.resource("theatre", "Theatre 1", ["8:00", "17:00"]);
  const bay = day.resource("bay", "Bay 1", ["8:00", "17:00"]);
  day.gap(theatre, "11:00", "11:10");
  day.gap(theatre, "12:00", "13:30");
  day.gap(bay, "12:00", "13:30");
  const [first, second] = dayBoard(day.view(), "rooms").lanes;
  expect(only(first, "gap")).toMatchObject([{ from: 720, to: 810, minutes: 90 }]);
  expect(Date.parse(only(first, "gap")[0]?.startsAt ?? "")).toBe(Date.parse(day.at("12:00")));
  expect(kinds(second)).toEqual([]);
});

test("a gap that has begun is offered from the next five minutes on, while a quarter of an hour is left", () => {
  const gapFrom = (from: string, to: string) => {
    const day = new Day();
    day.gap(day.resource("theatre", "Theatre 1", ["8:00", "17:00"]), from, to);
    return only(dayBoard(day.view(), "rooms").lanes[0], "gap").map((gap) => [gap.from, gap.minutes]);
  };
  expect(gapFrom("10:42", "11:30")).toEqual([[645, 45]]);
  expect(gapFrom("10:42:13", "11:30")).toEqual([[645, 45]]);
  expect(gapFrom("10:45", "11:00")).toEqual([[645, 15]]);
  expect(gapFrom("10:46", "11:00")).toEqual([]);
});

test("the pieces of a lane stand in the order of the day, so that it reads as a list", () => {
  const day = new Day();
  const theatre = day.resource("theatre", "Theatre 1", ["8:00", "17:00"]);
  day.claim(theatre, day.booking("13:00", "14:00"), "13:00", "14:00");
  day.gap(theatre, "12:00", "13:00");
  day.claim(theatre, day.booking("9:00", "10:00"), "9:00", "10:00");
  const starts = dayBoard(day.view(), "rooms").lanes[0]?.pieces.map(({ from }) => from) ?? [];
  expect(starts).toEqual([...starts].sort((one, other) => one - other));
  expect(starts).toHaveLength(3);
});

test("the scale follows the shortest thing that can be pressed, within reason", () => {
  const shortest = (...spans: [string, string][]) => {
    const day = new Day();
    const theatre = day.resource("theatre", "Theatre 1", ["8:00", "17:00"]);
    for (const [from, to] of spans) day.claim(theatre, day.booking(from, to), from, to);
    return dayBoard(day.view(), "rooms").shortest;
  };
  expect(shortest()).toBe(60);
  expect(shortest(["9:00", "10:30"], ["11:00", "11:20"])).toBe(20);
  expect(shortest(["9:00", "9:05"])).toBe(10);
});

describe("a closure over what is booked", () => {
  test("is cut round it, and says from when in its longest part", () => {
    const day = new Day();
    const surgeon = day.resource("surgeon", "Dr Muster", ["8:00", "11:13"], ["16:00", "17:00"]);
    day.claim(surgeon, day.booking("10:50", "12:20"), "10:50", "12:20");
    day.claim(surgeon, day.booking("13:00", "13:20"), "13:00", "13:20");
    const shut = only(dayBoard(day.view(), "surgeons").lanes[0], "shut");
    expect(shut.map(({ from, to, says, at }) => [from, to, says, at])).toEqual([
      [740, 780, null, 960],
      [800, 960, "between", 960],
    ]);
  });

  test("leaves nothing shut where all of it is booked", () => {
    const day = new Day();
    const surgeon = day.resource("surgeon", "Dr Muster", ["8:00", "12:00"]);
    day.claim(surgeon, day.booking("11:00", "13:00"), "11:00", "13:00");
    expect(kinds(dayBoard(day.view(), "surgeons").lanes[0])).toEqual(["booking"]);
  });

  test.each(["rooms", "surgeons"] as const)("marks what has lost its hours, by %s", (columns) => {
    const day = new Day();
    const [theatre, surgeon] = [day.resource("theatre", "Theatre 1"), day.resource("surgeon", "Dr Muster")];
    const [hit, kept] = [day.booking("11:00", "12:00"), day.booking("13:00", "14:00")];
    for (const held of [theatre, surgeon]) {
      day.claim(held, hit, "11:00", "12:00");
      day.claim(held, kept, "13:00", "14:00");
    }
    day.lost(hit);
    expect(booked(dayBoard(day.view(), columns).lanes[0]).map(({ lost }) => lost)).toEqual([true, false]);
  });
});

describe("what runs over", () => {
  const late = (columns: "rooms" | "surgeons" = "rooms") => {
    const day = new Day().now("10:42");
    const theatre = day.resource("theatre", "Theatre 1", ["8:00", "17:00"]);
    const bay = day.resource("bay", "Bay 1", ["8:00", "17:00"]);
    const first = day.booking("9:30", "10:15", { step: "time_out" });
    const second = day.booking("10:40", "11:40", { step: "ready", readiness: "ready" });
    day.claim(theatre, first, "9:20", "10:30", [10, 15]);
    day.claim(theatre, second, "10:30", "11:55", [10, 15]);
    day.claim(bay, second, "10:00", "10:40");
    day.runsOver(theatre, first, 27, { [second]: 27 });
    const view = day.view();
    return { view, lanes: dayBoard(view, columns).lanes };
  };

  test("is drawn to now, runs still, and proposes to push the rest by the wait, rounded up to five", () => {
    const { view, lanes } = late();
    const [piece] = only(lanes[0], "over");
    expect(piece).toMatchObject({ from: 10 * 60 + 15, to: 10 * 60 + 42, minutes: 27, push: 30 });
    expect(booked(lanes[0]).map(({ look, over, waits }) => [look, over, waits])).toEqual([
      ["live", 27, null],
      ["coming", null, 27],
    ]);
    expect(only(lanes[1], "over")).toEqual([]);
    expect(pushFor({ ...view.late[0], waits: [] } as never)).toBeNull();
    expect(pushFor({ waits: [{ bookingId: "b", minutes: 1000 }] } as never)).toBe(240);
  });

  test("changes each minute from the planned end on, and at none before somebody is in theatre", () => {
    const { view } = late();
    expect(dueIn(view)).toBe(60_000);
    const [first] = view.bookings;
    const at = (wall: string) => new Day().at(wall);
    expect(dueIn({ ...view, late: [], now: at("10:05") })).toBe(11 * 60_000);
    expect(dueIn({ ...view, late: [], bookings: first ? [{ ...first, step: "ready" }] : [] })).toBeNull();
    expect(dueIn({ ...view, late: [], now: at("12:00") })).toBeNull();
  });

  test("the rest of a list is what holds the same theatre from a booking on and has not gone in", () => {
    const { view } = late();
    const [first, second] = view.bookings;
    expect(restOf(view, first?.bookingId ?? "")).toEqual({ theatre: "Theatre 1", count: 1 });
    if (second) second.step = "in_theatre";
    expect(restOf(view, first?.bookingId ?? "")).toBeNull();
    expect(restOf(view, "nobody")).toBeNull();
  });
});
