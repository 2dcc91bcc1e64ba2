import type { z } from "zod";
import type { BoardResource, DayStep, DayView, Readiness } from "#server/scheduling/schemas.ts";
import { type HourMark, type Hours, hourMarks, hoursOf, instantAfter, MINUTE, minutesFrom } from "./clock.ts";
import { type Columns, type DayBooking, type DayClaim, joined, type Scene } from "./day-scene.ts";
import { lateAt, minutesLate, pushFor } from "./late.ts";
import { type Shut, type Stretch, shutStretches } from "./shut-stretches.ts";

export type { Columns, DayBooking };

type Resource = z.infer<typeof BoardResource>;

/** How a booking looks by its hour: over, now by plan, to come; or its patient did not come. Whether she is there only a tap says (`step`). */
export type Look = "past" | "live" | "coming" | "missed";

export type Booked = Stretch & {
  kind: "booking";
  claimId: string;
  booking: DayBooking;
  phase: DayClaim["phase"];
  /** Set-up and turnover inside `from` and `to`. */
  before: number;
  after: number;
  look: Look;
  /** Until it begins; in a bay only while she is prepared there, since what is to come is plain there. */
  readiness: Readiness | null;
  /** What has happened of its day, on the lanes of rooms and people; in a bay while she is there. */
  step: DayStep | null;
  /** A closure or changed hours took its ground away: it must be called and moved. */
  lost: boolean;
  /** The part that the booking's hour names; the others hang on it and move with it. */
  main: boolean;
  /** Minutes past its planned end, while she is in theatre still. */
  over: number | null;
  /** Minutes that it waits for the one before, which runs over. */
  waits: number | null;
  /** The room when columns are surgeons, the surgeon when they are rooms and the column's head does not say it. */
  beside: string | null;
};
export type Occupied = Stretch & { kind: "occupied"; claimId: string };
export type Gap = Stretch & { kind: "gap"; startsAt: string; minutes: number };
/** From the planned end of what runs over until now. `push`: by how much the rest of the list has to be pushed, where anybody waits. */
export type Over = Stretch & { kind: "over"; bookingId: string; minutes: number; push: number | null };
export type Piece = Booked | Occupied | Gap | Over | Shut;

export type Lane = {
  resourceId: string;
  name: string;
  kind: Resource["kind"];
  /** Theatres, consulting rooms and surgeons; bays are narrow, and nothing is offered or dragged there. */
  wide: boolean;
  /** The one surgeon of everything booked here, where there is one and room to name her. */
  surgeon: string | null;
  bookings: number;
  pieces: Piece[];
};

export type DayBoard = {
  /** The ruled part of the day, in minutes from its start. */
  opens: number;
  shuts: number;
  hours: HourMark[];
  hourAt: Hours;
  now: number | null;
  /** The minutes of the shortest thing that can be pressed: the scale gives it a finger's height. */
  shortest: number;
  lanes: Lane[];
};

const order = ["theatre", "consulting_room", "bay"] as const;
const STEP = 5; // minutes, as bookings begin
const SHORTEST_GAP = 15; // minutes: less has no room for words, and nothing that is booked is shorter
const SHORTEST_SCALE = 10; // minutes: a board is not stretched further for less
const USUAL: Stretch = { from: 8 * 60, to: 18 * 60 };

/** The day as a ruled grid: lanes, and what lies in each from top to bottom. */
export function dayBoard(day: DayView, columns: Columns): DayBoard {
  const minute = (at: string) => minutesFrom(day.startsAt, at);
  const length = minute(day.endsAt);
  const shown = day.resources
    .filter((resource) => (columns === "surgeons" ? isHere(resource, day) : rank(resource.kind) >= 0))
    .sort((one, other) => rank(one.kind) - rank(other.kind));
  const ids = new Set(shown.map(({ resourceId }) => resourceId));
  const stretches = [
    ...shown.flatMap(({ open }) => open),
    ...day.claims.filter(({ resourceId }) => ids.has(resourceId)),
  ].map(({ startsAt, endsAt }) => ({ from: minute(startsAt), to: minute(endsAt) }));
  if (day.late.length > 0) stretches.push({ from: minute(day.now), to: minute(day.now) });
  const bounds = stretches.length > 0 ? stretches : [USUAL];
  const opens = Math.max(0, 60 * Math.floor(Math.min(...bounds.map(({ from }) => from)) / 60));
  const shuts = Math.min(length, 60 * Math.ceil(Math.max(...bounds.map(({ to }) => to)) / 60));
  const now = minute(day.now);
  const hourAt = hoursOf(day);
  const scene = {
    day,
    columns,
    minute,
    opens,
    shuts,
    now,
    lost: new Set(day.lost),
    ...minutesLate(day),
    ...joined(day),
  };
  const lanes = shown.map((resource) => laneOf(resource, scene));
  return {
    opens,
    shuts,
    hourAt,
    hours: hourMarks(hourAt, opens, shuts),
    now: now >= opens && now < shuts ? now : null,
    shortest: Math.max(
      SHORTEST_SCALE,
      Math.min(60, ...lanes.flatMap(({ pieces }) => pieces.flatMap(pressed))),
    ),
    lanes,
  };
}

/** The minutes of what a reader can press in a piece. */
function pressed(piece: Piece): number[] {
  if (piece.kind === "booking") return [piece.to - piece.from - piece.before - piece.after];
  return piece.kind === "gap" ? [piece.minutes] : [];
}

/** A surgeon who has hours or anything booked that day. A room stands there all the same, and says that it is closed. */
const isHere = ({ kind, resourceId, open }: Resource, day: DayView): boolean =>
  kind === "surgeon" && (open.length > 0 || day.claims.some((claim) => claim.resourceId === resourceId));

const rank = (kind: Resource["kind"]): number => (order as readonly string[]).indexOf(kind);

function laneOf(resource: Resource, scene: Scene): Lane {
  const { bookings, minute, opens, shuts } = scene;
  const stretch = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => {
    return { from: minute(startsAt), to: minute(endsAt) };
  };
  const wide = resource.kind !== "bay";
  const claims = scene.claims.get(resource.resourceId) ?? [];
  const held = claims.flatMap(({ bookingId }) => (bookingId ? (bookings.get(bookingId) ?? []) : []));
  const surgeons = new Set(held.map(({ surgeonName }) => surgeonName));
  const surgeon =
    scene.columns === "rooms" && wide && surgeons.size === 1 ? (held[0]?.surgeonName ?? null) : null;
  const booked = claims.map((claim) => pieceOf(claim, scene, { wide, surgeon }));
  const pieces: Piece[] = [
    ...shutStretches({
      kind: resource.kind,
      opens,
      shuts,
      open: resource.open.map(stretch),
      held: claims.map(stretch),
    }),
    ...booked,
    ...booked.flatMap((piece) => overOf(piece, scene)),
    ...(wide ? gapsOf(resource, scene) : []),
  ];
  return {
    resourceId: resource.resourceId,
    name: resource.name,
    kind: resource.kind,
    wide,
    surgeon,
    bookings: new Set(held.map(({ bookingId }) => bookingId)).size,
    pieces: pieces.sort((one, other) => one.from - other.from),
  };
}

function pieceOf(claim: DayClaim, scene: Scene, { wide, surgeon }: Pick<Lane, "wide" | "surgeon">): Piece {
  const { minute, now } = scene;
  const stretch = { from: minute(claim.startsAt), to: minute(claim.endsAt) };
  const booking = claim.bookingId === null ? undefined : scene.bookings.get(claim.bookingId);
  if (!booking) return { kind: "occupied", claimId: claim.claimId, ...stretch };
  const from = stretch.from + claim.beforeMinutes;
  const to = stretch.to - claim.afterMinutes;
  const beside =
    scene.columns === "surgeons" ? (scene.roomOf.get(booking.bookingId) ?? null) : booking.surgeonName;
  const main = from === minute(booking.startsAt);
  const over = wide && main ? (scene.over.get(booking.bookingId) ?? null) : null;
  const waits = wide && main ? (scene.waits.get(booking.bookingId) ?? null) : null;
  const look = lookOf(booking, { from, to, now, over, waits });
  const says = wide ? look === "coming" : look === "live" && claim.phase === "prepare";
  return {
    kind: "booking",
    claimId: claim.claimId,
    ...stretch,
    booking,
    phase: claim.phase,
    before: claim.beforeMinutes,
    after: claim.afterMinutes,
    look,
    readiness: says && booking.step === null ? booking.readiness : null,
    step: wide || look === "live" ? booking.step : null,
    lost: scene.lost.has(booking.bookingId),
    main,
    over,
    waits,
    beside: beside === surgeon ? null : beside,
  };
}

function lookOf(
  { state }: DayBooking,
  { from, to, now, over, waits }: Stretch & Pick<Booked, "over" | "waits"> & { now: number },
): Look {
  if (state === "no_show") return "missed";
  if (over !== null) return "live";
  if (waits !== null) return "coming";
  return to <= now ? "past" : from <= now ? "live" : "coming";
}

/** What runs over, after its planned end. */
function overOf(piece: Piece, { day, now }: Scene): Over[] {
  const late = piece.kind === "booking" && piece.over !== null && lateAt(day, piece.booking.bookingId);
  if (!late) return [];
  const { bookingId, minutes } = late;
  return [{ kind: "over", from: piece.to - piece.after, to: now, bookingId, minutes, push: pushFor(late) }];
}

/** What can be booked of the gaps: from the next five minutes on, and long enough for words. */
function gapsOf({ gaps }: Resource, { day, minute }: Scene): Gap[] {
  return gaps
    .map((gap) => {
      const from = STEP * Math.ceil((Date.parse(gap.startsAt) - Date.parse(day.startsAt)) / (STEP * MINUTE));
      const to = minute(gap.endsAt);
      return {
        kind: "gap" as const,
        from,
        to,
        startsAt: instantAfter(day.startsAt, from),
        minutes: to - from,
      };
    })
    .filter(({ minutes }) => minutes >= SHORTEST_GAP);
}
