import { authorise, type Ctx, invalid, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { boardBooking, shownPatients } from "./board-lines.ts";
import { isoOf } from "./epoch.ts";
import { type Board, type FoundClaim, loadBoard } from "./load-board.ts";
import { lostAt } from "./orphans.ts";
import { roomMinutes } from "./room-minutes.ts";
import { dayBounds, weekBounds, weekOf } from "./rules/wall-clock.ts";
import { type ResourceKind, WeekOf, type WeekView } from "./schemas.ts";

type DayOfWeek = WeekView["days"][number];

/** Seven days of a site from a Monday: what is booked on each, and how much of its rooms is. The names shown are audited in one row. */
export async function week(ctx: Ctx, input: WeekOf): Promise<WeekView> {
  authorise(ctx, "schedule:read");
  const { siteId, monday } = WeekOf.parse(input);
  const dates = weekOf(monday);
  if (dates[0] !== monday) throw invalid("monday", "notMonday");
  return transact(ctx, async (tx) => {
    const close = weekBounds(monday);
    const board = await loadBoard(tx, ctx, { siteId, ...close, close });
    const lost = await lostAt(tx, ctx, siteId, board.revision);
    const places = placesOf(board);
    const days = roomMinutes(siteId, board, dates).map((minutes) => ({
      ...minutes,
      ...listedOn(siteId, board, places, minutes.date),
    }));
    const bookings = days.flatMap((one) => one.bookings);
    const shown = shownPatients(bookings);
    await audit(tx, ctx, { action: "week.opened", subjectKind: "patient", shown });
    const { name: siteName, zone } = board.site;
    const lostHere = bookings.map(({ bookingId }) => bookingId).filter((id) => lost.has(id));
    return { siteId, siteName, zone, now: ctx.now.toString(), lost: lostHere, days };
  });
}

type Places = Map<string, { claim: FoundClaim; name: string }>;

/** A booking is listed on the date of its hour. */
function listedOn(
  siteId: string,
  board: Board,
  places: Places,
  date: string,
): Pick<DayOfWeek, "bookings" | "occupied"> {
  const bounds = dayBounds(board.site.zone, date);
  return {
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
