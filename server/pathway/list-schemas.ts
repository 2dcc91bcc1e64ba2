import { z } from "zod";
import { CalendarDate, Instant, KnownDate } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { BookingKind } from "#server/scheduling/terms-schemas.ts";

/**
 * Dates at each site, both included, 31 days at most; without them this week, Monday to Sunday, where the reader works. Without `print` it is the
 * screen's list, with procedures; with `only` it has the reader's own consultations and opens no clinical record.
 */
export const MyList = z
  .object({
    from: KnownDate.optional(),
    to: KnownDate.optional(),
    print: z.enum(["neutral", "full"]).optional(),
    only: z.enum(["consultations"]).optional(),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    path: ["to"],
    error: "bothOrNone",
  })
  .refine(({ from, to }) => !from || !to || (from <= to && daysBetween(from, to) <= 31), {
    path: ["to"],
    error: "range",
  });
export type MyList = z.infer<typeof MyList>;

const daysBetween = (from: string, to: string) =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: "day" }).days;

/** One entry of the day. "Occupied" is a time of hers or his whose patient the reader must not know. */
export const ListEntry = z.object({
  claimId: Id,
  date: CalendarDate, // at the site
  startsAt: Instant,
  endsAt: Instant,
  occupied: z.boolean(),
  mine: z.boolean(), // false: a patient of the day at the nurse's site
  siteId: Id,
  siteName: z.string(),
  zone: z.string(),
  roomName: z.string().nullable(), // the theatre or consulting room of its hour; null where it holds none, and where occupied
  setupMinutes: z.int(), // before the hour in a theatre; 0 elsewhere and where occupied
  turnoverMinutes: z.int(), // after it
  bookingId: Id.nullable(),
  patientId: Id.nullable(),
  patientName: z.string().nullable(),
  kind: BookingKind.nullable(),
  label: z.string().nullable(),
  state: z.enum(["booked", "no_show"]).nullable(),
  lost: z.boolean(), // yet to come, and a closure, changed hours or an illness has left it without ground; false where occupied
  arrivesAt: Instant.nullable(),
  caseId: Id.nullable(),
  procedureName: z.string().nullable(),
  mayRequest: z.boolean(), // her consultation with this reader, a surgeon, has begun and was not missed
});
export type ListEntry = z.infer<typeof ListEntry>;

/** `today` where the reader works (`zone`). `printedBy` and `printedAt` stand on a full print and nowhere else. */
export const ListView = z.object({
  from: CalendarDate,
  to: CalendarDate,
  today: CalendarDate,
  zone: z.string(),
  entries: ListEntry.array(),
  printedBy: z.string().nullable(),
  printedAt: Instant.nullable(),
});
export type ListView = z.infer<typeof ListView>;
