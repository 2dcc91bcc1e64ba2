import { z } from "zod";
import { CalendarDate, Instant, PlanDate, PlanInstant, WallClock } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { MaybeWords, Words } from "#server/kernel/words.ts";
import { isZone } from "#server/kernel/zone.ts";
import { personKinds, resourceKinds, roomKinds } from "./kinds-schemas.ts";
import { isJurisdiction } from "./rules/wall-clock.ts";

export { isJurisdiction };

const Name = Words(80);
const Phone = z
  .string()
  .trim()
  .min(1, { error: "missing", abort: true })
  .regex(/^\+?[0-9 ().-]{2,24}$/, "phone");

export const Nothing = z.void();

export const PracticeView = z.object({
  practiceId: Id,
  slug: z.string(),
  name: z.string(),
  isDemo: z.boolean(),
});
export type PracticeView = z.infer<typeof PracticeView>;

/** A place with its own wall clock. `jurisdiction` is ISO 3166-2 or a bare country, `zone` an IANA name. */
export const AddSite = z.object({
  name: Name,
  zone: z.string().refine(isZone, "unknownZone"),
  jurisdiction: z.string().refine(isJurisdiction, "unknownJurisdiction"),
  address: Words(200),
  directions: MaybeWords(300),
  phone: Phone,
  emergencyNumber: Phone,
  abuseLine: Phone.nullable().default(null),
  /** Who answers when the site does not. */
  afterHoursPhone: Phone.nullable().default(null),
});
export type AddSite = z.input<typeof AddSite>;

/** Zone and jurisdiction can change only while nothing was ever booked at the site. */
export const EditSite = AddSite.extend({ siteId: Id, active: z.boolean() });
export type EditSite = z.input<typeof EditSite>;

export const SiteView = z.object({
  siteId: Id,
  name: z.string(),
  zone: z.string(),
  jurisdiction: z.string(),
  address: z.string(),
  directions: z.string(),
  phone: z.string(),
  emergencyNumber: z.string(),
  abuseLine: z.string().nullable(),
  afterHoursPhone: z.string().nullable(),
  active: z.boolean(),
});
export type SiteView = z.infer<typeof SiteView>;

export { personKinds, roomKinds };
export const ResourceKind = z.enum(resourceKinds);
export type ResourceKind = z.infer<typeof ResourceKind>;

/** Rooms and equipment stand at a site; people have hours at sites, and may be a member of staff. */
export const AddResource = z
  .object({
    kind: ResourceKind,
    name: Name,
    siteId: Id.nullable().default(null),
    staffId: Id.nullable().default(null),
    poolIds: Id.array().max(20).default([]),
  })
  .refine(({ kind, siteId }) => isPerson(kind) === (siteId === null), {
    path: ["siteId"],
    error: "siteOfRoom",
  })
  .refine(({ kind, staffId }) => isPerson(kind) || staffId === null, {
    path: ["staffId"],
    error: "staffOfPerson",
  });
export type AddResource = z.input<typeof AddResource>;

export const RenameResource = z.object({ resourceId: Id, name: Name });
export type RenameResource = z.infer<typeof RenameResource>;
export const ResourceId = z.object({ resourceId: Id });
export type ResourceId = z.infer<typeof ResourceId>;

export const ListResources = z.object({
  siteId: Id.optional(),
  kind: ResourceKind.optional(),
  inactive: z.boolean().default(false),
});
export type ListResources = z.input<typeof ListResources>;

/** `siteIds`: a room's site, or the sites where a person has hours now or to come. */
export const ResourceView = z.object({
  resourceId: Id,
  kind: ResourceKind,
  name: z.string(),
  siteIds: Id.array(),
  staffId: Id.nullable(),
  active: z.boolean(),
});
export type ResourceView = z.infer<typeof ResourceView>;

export const AddPool = z.object({ name: Name, resourceIds: Id.array().max(200).default([]) });
export type AddPool = z.input<typeof AddPool>;
export const SetPoolMembers = z.object({ poolId: Id, resourceIds: Id.array().max(200) });
export type SetPoolMembers = z.infer<typeof SetPoolMembers>;
export const PoolView = z.object({ poolId: Id, name: z.string(), resourceIds: Id.array() });
export type PoolView = z.infer<typeof PoolView>;

const Weekly = {
  weekday: z.int().min(1).max(7), // ISO: Monday is 1
  opensMinute: z.int().min(0).max(1439, "badHour"),
  closesMinute: z.int().min(0).max(1440), // at or before opening: the next day
};
/** Minutes from midnight on the site's wall clock; dates at the site, both included, no end when null. */
export const AddHours = z
  .object({
    resourceId: Id,
    siteId: Id,
    ...Weekly,
    validFrom: PlanDate,
    validTo: PlanDate.nullable().default(null),
  })
  .refine(({ validFrom, validTo }) => !validTo || validTo >= validFrom, {
    path: ["validTo"],
    error: "range",
  });
export type AddHours = z.input<typeof AddHours>;

/** The last date on which the row holds. Before its first date: the row goes. */
export const EndHours = z.object({ hoursId: Id, lastDate: PlanDate });
export type EndHours = z.infer<typeof EndHours>;
/** From `from` on the new times hold, to the old row's end. */
export const ChangeHours = z.object({ hoursId: Id, from: PlanDate, ...Weekly });
export type ChangeHours = z.infer<typeof ChangeHours>;
export const ListHours = z.object({ siteId: Id.optional(), resourceId: Id.optional() });
export type ListHours = z.infer<typeof ListHours>;

export const HoursView = z.object({
  hoursId: Id,
  resourceId: Id,
  siteId: Id,
  ...Weekly,
  validFrom: CalendarDate,
  validTo: CalendarDate.nullable(),
});
export type HoursView = z.infer<typeof HoursView>;

/** What a change of hours touched, so that the bookings it hits can be listed. */
export const HoursChanged = z.object({
  hoursId: Id.nullable(),
  resourceId: Id,
  siteId: Id,
  from: CalendarDate,
});
export type HoursChanged = z.infer<typeof HoursChanged>;

export const closureReasons = [
  "holiday",
  "away",
  "ill",
  "maintenance",
  "training",
  "extra",
  "other",
] as const;

/** A closure or an exceptional opening, on the wall clock of the site (`2026-06-11T08:00`); without a resource: the whole site. */
export const AddClosure = z
  .object({
    siteId: Id,
    resourceId: Id.nullable().default(null),
    kind: z.enum(["closure", "opening"]),
    reason: z.enum(closureReasons),
    from: WallClock,
    to: WallClock,
  })
  .refine(({ from, to }) => from < to, { path: ["to"], error: "range" });
export type AddClosure = z.input<typeof AddClosure>;

/** Closes a person from now to the end of the day at the site, or of `until` (a date there). */
export const IllToday = z.object({ resourceId: Id, until: PlanDate.optional() });
export type IllToday = z.infer<typeof IllToday>;
export const ClosureId = z.object({ closureId: Id });
export type ClosureId = z.infer<typeof ClosureId>;
/** Closures that end after `from` (default: now) and were not lifted. */
export const ListClosures = z.object({ siteId: Id.optional(), from: PlanInstant.optional() });
export type ListClosures = z.infer<typeof ListClosures>;

export const ClosureView = z.object({
  closureId: Id,
  siteId: Id.nullable(),
  resourceId: Id.nullable(),
  kind: z.enum(["closure", "opening"]),
  reason: z.enum(closureReasons),
  startsAt: Instant,
  endsAt: Instant,
});
export type ClosureView = z.infer<typeof ClosureView>;

export function isPerson(kind: ResourceKind): boolean {
  return (personKinds as readonly string[]).includes(kind);
}
