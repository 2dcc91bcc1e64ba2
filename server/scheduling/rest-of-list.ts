import { type Ctx, DomainError, notFound, type Tx, toInstant } from "#server/kernel/index.ts";
import { bookingViewsOf } from "./booking-views.ts";
import { ms } from "./epoch.ts";
import type { Interval } from "./rules/interval.ts";
import { dateAt } from "./rules/wall-clock.ts";
import { type DayStep, daySteps, type ReadBooking } from "./schemas.ts";

/** What of a theatre's list of today is still to come, from one booking on. */
export type RestOfList = {
  theatreName: string;
  zone: string;
  /** In the order of their hours. */
  bookings: readonly ReadBooking[];
  /** When the theatre is held for those whom the reader must not know. */
  unseen: readonly Interval[];
};

type Row = Pick<RestOfList, "theatreName" | "zone"> & {
  theatreId: string;
  startsAt: string;
  claims: readonly (readonly [string, number, number])[];
};

/** NOT_FOUND; PRECONDITION_FAILED `notOnList` for a booking that holds no theatre today, `nothingToPush` where all have gone in. */
export async function restOfList(tx: Tx, ctx: Ctx, bookingId: string): Promise<RestOfList> {
  const row = await theatreOf(tx, ctx, bookingId);
  const { theatreName, zone, claims } = row;
  const from = toInstant(row.startsAt).epochMilliseconds;
  const today = dateAt(ctx.now.epochMilliseconds, zone);
  if (dateAt(from, zone) !== today) throw new DomainError("PRECONDITION_FAILED", "notOnList");
  const views = await bookingViewsOf(
    tx,
    ctx,
    claims.map(([id]) => id),
  );
  const seen = new Set(views.map((one) => one.bookingId));
  const bookings = views
    .filter((one) => isStillToCome(one) && Date.parse(one.startsAt) >= from)
    .filter((one) => dateAt(Date.parse(one.startsAt), zone) === today)
    .toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  if (bookings.length === 0) throw new DomainError("PRECONDITION_FAILED", "nothingToPush");
  const unseen = claims.filter(([id]) => !seen.has(id)).map(([, startsAt, endsAt]) => ({ startsAt, endsAt }));
  return { theatreName, zone, bookings, unseen };
}

/** Booked, and not gone into theatre. */
export const isStillToCome = ({ state, step }: Pick<ReadBooking, "state" | "step">): boolean =>
  state === "booked" && !hasGoneIn(step);

/** Whether she is in theatre, or was. */
export const hasGoneIn = (step: DayStep | null): boolean => isFrom("in_theatre", step);

/** Whether she has left it again. */
export const hasComeOut = (step: DayStep | null): boolean => isFrom("in_recovery", step);

const isFrom = (first: DayStep, step: DayStep | null): boolean =>
  step !== null && daySteps.indexOf(step) >= daySteps.indexOf(first);

/** The theatre that a booking holds at its hour, and all that it holds from then on within a day. */
async function theatreOf(tx: Tx, ctx: Ctx, bookingId: string): Promise<Row> {
  const rows = await tx.sql<(Omit<Row, "theatreId"> & { theatreId: string | null })[]>`
    select b.starts_at as "startsAt", s.zone, r.resource_id as "theatreId", r.name as "theatreName", (
             select coalesce(json_agg(json_build_array(k.booking_id, ${ms(tx, "k.starts_at")}, ${ms(tx, "k.ends_at")})), '[]')
               from claim k
              where k.practice_id = b.practice_id and k.active and k.claimant_id = r.resource_id
                and k.starts_at >= c.starts_at and k.starts_at < c.starts_at + interval '24 hours') as claims
      from booking b
      join site s on s.practice_id = b.practice_id and s.site_id = b.site_id
      left join (claim c join resource r on r.practice_id = c.practice_id and r.resource_id = c.claimant_id and r.kind = 'theatre')
        on c.practice_id = b.practice_id and c.booking_id = b.booking_id and c.active
           and c.starts_at <= b.starts_at and c.ends_at > b.starts_at
     where b.practice_id = ${ctx.practiceId} and b.booking_id = ${bookingId}
     order by r.resource_id limit 1`;
  const [row] = rows;
  if (!row) throw notFound("booking");
  if (row.theatreId === null) throw new DomainError("PRECONDITION_FAILED", "notOnList");
  return { ...row, theatreId: row.theatreId };
}
