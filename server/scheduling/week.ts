import { authorise, type Ctx, invalid, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { groundOf } from "./day.ts";
import { isoOf } from "./epoch.ts";
import { type Board, boardBooking, type FoundClaim, loadBoard, shownPatients } from "./load-board.ts";
import { meets, minutesWithin, openAndFree } from "./rules/board-day.ts";
import { type Interval, merged } from "./rules/interval.ts";
import { dateOfDay, dayBounds, dayOfDate, weekdayOf } from "./rules/wall-clock.ts";
import { type ResourceKind, WeekOf, type WeekView } from "./schemas.ts";

type DayOfWeek = WeekView["days"][number];

/** Seven days of a site from a Monday: what is booked on each, and how much of its rooms is. The names shown are audited in one row. */
export async function week(ctx: Ctx, input: WeekOf): Promise<WeekView> {
  authorise(ctx, "schedule:read");
  const { siteId, monday } = WeekOf.parse(input);
  const first = dayOfDate(monday);
  if (weekdayOf(first) !== 1) throw invalid("monday", "notMonday");
  return transact(ctx, async (tx) => {
    const board = await loadBoard(tx, ctx, { siteId, from: monday, to: dateOfDay(first + 6) });
    const places = placesOf(board);
    const days = Array.from({ length: 7 }, (_, n) => dayOf(siteId, board, places, dateOfDay(first + n)));
    const shown = shownPatients(days.flatMap(({ bookings }) => bookings));
    await audit(tx, ctx, { action: "week.opened", subjectKind: "patient", shown });
    const { name: siteName, zone } = board.site;
    return { siteId, siteName, zone, now: ctx.now.toString(), days };
  });
}

type Places = Map<string, { claim: FoundClaim; name: string }>;

/** A booking is listed on the date of its hour. */
function dayOf(siteId: string, board: Board, places: Places, date: string): DayOfWeek {
  const bounds = dayBounds(board.site.zone, date);
  const rooms = countedRooms(board);
  const open = openAndFree({ ...groundOf(siteId, board), bounds, now: bounds.endsAt });
  const claims = board.claims.filter((claim) => claim.here && meets(claim, bounds));
  const claimed = Map.groupBy(claims, ({ resourceId }) => resourceId);
  const sum = (of: (resourceId: string) => readonly Interval[]) =>
    rooms.reduce((minutes, id) => minutes + minutesWithin(merged(of(id)), bounds), 0);
  return {
    date,
    openMinutes: sum((id) => open.get(id)?.open ?? []),
    claimedMinutes: sum((id) => claimed.get(id) ?? []),
    bookings: board.bookings
      .filter(({ startsAt }) => bounds.startsAt <= startsAt && startsAt < bounds.endsAt)
      .map((one) => ({
        ...boardBooking(siteId, board.site, one),
        roomName: places.get(one.bookingId)?.name ?? null,
      })),
    occupied: [...places.values()]
      .filter(
        ({ claim }) => claim.hidden && bounds.startsAt <= claim.startsAt && claim.startsAt < bounds.endsAt,
      )
      .map(({ claim, name }) => ({
        startsAt: isoOf(claim.startsAt),
        endsAt: isoOf(claim.endsAt),
        resourceName: name,
      })),
  };
}

function countedRooms({ resources }: Board): string[] {
  const of = (kind: ResourceKind) => resources.flatMap((one) => (one.kind === kind ? [one.resourceId] : []));
  const theatres = of("theatre");
  return theatres.length > 0 ? theatres : of("consulting_room");
}

const byPlace: readonly ResourceKind[] = [
  "theatre",
  "consulting_room",
  "bay",
  "equipment",
  "surgeon",
  "anaesthetist",
  "nurse",
];

/** Where each booking here takes place: the claim of its theatre, else of its consulting room, else of whatever it holds. */
function placesOf({ claims, resources }: Board): Places {
  const kinds = new Map(resources.map((one) => [one.resourceId, one]));
  const rank = ({ resourceId }: FoundClaim) => byPlace.indexOf(kinds.get(resourceId)?.kind ?? "nurse");
  const places: Places = new Map();
  for (const claim of claims.filter(({ here }) => here)) {
    const known = places.get(claim.bookingId);
    if (known && rank(known.claim) <= rank(claim)) continue;
    places.set(claim.bookingId, { claim, name: kinds.get(claim.resourceId)?.name ?? "" });
  }
  return places;
}
