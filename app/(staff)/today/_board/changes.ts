import type { TRPCClient } from "@trpc/client";
import type { AppRouter } from "#server/api/root.ts";
import type { BookingView, HeldResource, StartView } from "#server/scheduling/schemas.ts";

type Moved = Pick<StartView, "startsAt" | "endsAt" | "arrivesAt"> & { resources: readonly HeldResource[] };
/** `names`: of one kind of room or person, in the order of the day. */
export type Change = { kind: HeldResource["kind"]; was: string[]; willBe: string[] };

const order = ["surgeon", "theatre", "consulting_room", "anaesthetist", "nurse", "bay", "equipment"] as const;

/** Who and what a move takes instead of what, one line for each kind. */
export function resourceChanges(from: Moved, to: Moved): Change[] {
  const names = ({ resources }: Moved, kind: HeldResource["kind"]) =>
    [...new Set(resources.filter((held) => held.kind === kind).map(({ name }) => name))].sort();
  return order
    .map((kind) => ({ kind, was: names(from, kind), willBe: names(to, kind) }))
    .filter(({ was, willBe }) => was.length + willBe.length > 0);
}

/** The room in which the booking's own hour is held: where a move back leads. */
export const mainRoom = ({ startsAt, resources }: Moved): HeldResource | null =>
  resources.find(
    (held) =>
      (held.kind === "theatre" || held.kind === "consulting_room") &&
      Date.parse(held.startsAt) + held.beforeMinutes * 60_000 === Date.parse(startsAt),
  ) ?? null;

/** Takes a move back: to the hour, the surgeon and the main room at which the booking stood before. */
export function moveBack(
  client: TRPCClient<AppRouter>,
  { bookingId, scheduleVersion }: BookingView,
  from: BookingView,
): Promise<BookingView> {
  const room = mainRoom(from);
  return client.scheduling.move.mutate({
    bookingId,
    scheduleVersion,
    startsAt: from.startsAt,
    askedBy: "practice",
    ...(from.surgeonId ? { surgeonId: from.surgeonId } : {}),
    ...(room ? { wishId: room.resourceId } : {}),
  });
}
