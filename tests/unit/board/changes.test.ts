import { expect, test } from "vitest";
import { mainRoom, moveBack, resourceChanges } from "#app/(staff)/today/_board/changes.ts";
import type { HeldResource } from "#server/scheduling/schemas.ts";

const held = (
  kind: HeldResource["kind"],
  name: string,
  startsAt = "2026-06-16T07:30:00Z",
  beforeMinutes = 0,
) => ({
  resourceId: name,
  kind,
  name,
  phase: "operation" as const,
  startsAt,
  endsAt: "2026-06-16T09:00:00Z",
  beforeMinutes,
  afterMinutes: 0,
});
const times = {
  startsAt: "2026-06-16T07:45:00Z",
  endsAt: "2026-06-16T08:45:00Z",
  arrivesAt: "2026-06-16T07:00:00Z",
};

test("each kind of room and person has one line, a bay that is held twice is named once", () => {
  const from = {
    ...times,
    resources: [held("bay", "Bay 1"), held("bay", "Bay 1"), held("theatre", "Theatre 1")],
  };
  const to = {
    ...times,
    resources: [held("bay", "Bay 2"), held("bay", "Bay 1"), held("theatre", "Theatre 1")],
  };
  expect(resourceChanges(from, to)).toEqual([
    { kind: "theatre", was: ["Theatre 1"], willBe: ["Theatre 1"] },
    { kind: "bay", was: ["Bay 1"], willBe: ["Bay 1", "Bay 2"] },
  ]);
});

test("the main room is the one in which the booking's own hour is held, its set-up before it", () => {
  const theatre = held("theatre", "Theatre 2", "2026-06-16T07:30:00Z", 15);
  const resources = [
    held("bay", "Bay 1", times.startsAt),
    held("theatre", "Theatre 1", "2026-06-16T06:00:00Z"),
    theatre,
  ];
  expect(mainRoom({ ...times, resources })).toBe(theatre);
  expect(mainRoom({ ...times, resources: [] })).toBeNull();
});

test("a move is taken back to the hour, the surgeon and the room of before, with the version that the move made", async () => {
  const sent: unknown[] = [];
  const mutate = async (move: unknown) => sent.push(move);
  const theatre = held("theatre", "Theatre 2", "2026-06-16T07:30:00Z", 15);
  const elsewhere = held("consulting_room", "Room 1", "2026-06-16T06:00:00Z");
  const from = { ...times, bookingId: "b1", scheduleVersion: 1, surgeonId: "s1", requestId: "r1" };
  await moveBack(
    { scheduling: { move: { mutate } } } as never,
    { ...from, scheduleVersion: 2, resources: [] } as never,
    { ...from, resources: [elsewhere, theatre] } as never,
  );
  expect(sent).toEqual([
    {
      bookingId: "b1",
      scheduleVersion: 2,
      startsAt: times.startsAt,
      askedBy: "practice",
      surgeonId: "s1",
      wishId: "Theatre 2",
    },
  ]);
});
