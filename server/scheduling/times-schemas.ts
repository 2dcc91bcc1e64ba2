import { z } from "zod";
import {
  CalendarDate,
  Id,
  Instant,
  MinuteOfDay,
  PlanDate,
  phaseNames,
  ResourceKind,
} from "./terms-schemas.ts";

/**
 * What stands in the way, with the names its reader may know; a page puts it into words. Dates at the site, weekdays ISO. Of one start only:
 * `closed` (outside the hours of everyone of the kind `need`) and `unsuitable` (`resourceName` was wished for and serves none of the needs).
 */
export const ObstacleView = z.object({
  kind: z.enum([
    "past",
    "notBefore",
    "askSurgeon",
    "closedDay",
    "noneOfKindHere",
    "away",
    "full",
    "noOverlap",
    "patientBusy",
    "preference",
    "closed",
    "unsuitable",
  ]),
  need: ResourceKind.nullable().default(null),
  without: ResourceKind.nullable().default(null),
  weekday: z.int().min(1).max(7).nullable().default(null),
  resourceName: z.string().nullable().default(null),
  until: CalendarDate.nullable().default(null),
  members: z.int().nullable().default(null),
  at: Instant.nullable().default(null),
});
export type ObstacleView = z.infer<typeof ObstacleView>;

/**
 * What is to be booked: a variant for anybody who calls, a surgeon's request (then site, variant, surgeon and "not before" are the request's), or a
 * booking that is to be moved (then everything is the booking's, and its own claims are left out).
 */
const Subject = {
  variantId: Id.optional(),
  requestId: Id.optional(),
  bookingId: Id.optional(),
};
const oneSubject = (one: {
  variantId?: string | undefined;
  requestId?: string | undefined;
  bookingId?: string | undefined;
}) => [one.variantId, one.requestId, one.bookingId].filter((id) => id !== undefined).length === 1;

/** Dates at the site, both included, 12 weeks at most; the step divides an hour; `limit` starts are answered. */
export const FindTimes = z
  .object({
    ...Subject,
    siteId: Id,
    patientId: Id.optional(),
    surgeonId: Id.optional(), // the surgeon's resource
    /** As in `Book`: only starts that have this one among their resources. */
    wishId: Id.optional(),
    from: PlanDate,
    to: PlanDate,
    stepMinutes: z
      .union([z.literal(5), z.literal(10), z.literal(15), z.literal(20), z.literal(30), z.literal(60)])
      .default(15),
    earliestMinute: MinuteOfDay.optional(),
    latestMinute: MinuteOfDay.optional(),
    weekdays: z.int().min(1).max(7).array().min(1).max(7).optional(),
    limit: z.int().min(1).max(400).default(120),
  })
  .refine(oneSubject, { path: ["variantId"], error: "oneSubject" })
  .refine(({ from, to }) => from <= to, { path: ["to"], error: "range" })
  .refine(({ from, to }) => daysBetween(from, to) < 84, { path: ["to"], error: "twelveWeeks" });
export type FindTimes = z.input<typeof FindTimes>;

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** One resource held for one phase, set-up and turnover inside. */
export const HeldResource = z.object({
  resourceId: Id,
  kind: ResourceKind,
  name: z.string(),
  phase: z.enum(phaseNames),
  startsAt: Instant,
  endsAt: Instant,
  beforeMinutes: z.int(),
  afterMinutes: z.int(),
});
export type HeldResource = z.infer<typeof HeldResource>;

/** A start that books: the booking's hour, the end of its main phase, when she is told to arrive, and who and what was chosen. */
export const StartView = z.object({
  startsAt: Instant,
  endsAt: Instant,
  arrivesAt: Instant,
  date: CalendarDate,
  resources: HeldResource.array(),
});
export type StartView = z.infer<typeof StartView>;

export const FoundTimes = z.object({
  zone: z.string(),
  from: CalendarDate,
  to: CalendarDate,
  starts: StartView.array(),
  /** How many starts the window has; more than `starts` when the limit cut them off. */
  total: z.int(),
  /** Each local date without a start, and why. */
  days: z.object({ date: CalendarDate, reason: ObstacleView }).array(),
  /** Set when the window has no start at all. */
  nothing: ObstacleView.nullable(),
});
export type FoundTimes = z.infer<typeof FoundTimes>;
