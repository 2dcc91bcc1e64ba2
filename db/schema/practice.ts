import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import {
  CLINICIAN,
  calendarDate,
  DESK,
  instant,
  MANAGER,
  ownerPolicy,
  PATIENT,
  policy,
  practiceId,
  STAFF,
  WORKER,
} from "./shared.ts";

const readers = [...STAFF, PATIENT, WORKER];

export const practice = pgTable(
  "practice",
  {
    practiceId: uuid("practice_id").primaryKey(),
    // The named exemption from the practice-first rule: the door looks a practice up by its address alone.
    slug: text("slug").notNull().unique("practice_slug_is_unique"),
    name: text("name").notNull(),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  () => [
    ownerPolicy("practice"),
    policy("practice", "select", readers),
    policy("practice", "update", [MANAGER]),
  ],
).enableRLS();

/**
 * Another revision after each change of who and what can be had when: sites, resources, pools, hours, closures, services. Whoever remembers a part of that knows
 * by it whether it still holds. Written by triggers alone.
 */
export const planRevision = pgTable(
  "plan_revision",
  {
    practiceId: practiceId().primaryKey(),
    revision: uuid("revision").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.practiceId], foreignColumns: [practice.practiceId] }),
    ownerPolicy("plan_revision"),
    policy("plan_revision", "select", [...STAFF, WORKER]),
  ],
).enableRLS();

/** A place with its own wall clock. `jurisdiction` is ISO 3166-2 (or a bare country), `zone` an IANA name. */
export const site = pgTable(
  "site",
  {
    practiceId: practiceId(),
    siteId: uuid("site_id").notNull(),
    name: text("name").notNull(),
    zone: text("zone").notNull(),
    jurisdiction: text("jurisdiction").notNull(),
    address: text("address").notNull(),
    directions: text("directions").notNull().default(""),
    phone: text("phone").notNull(),
    emergencyNumber: text("emergency_number").notNull(),
    abuseLine: text("abuse_line"),
    afterHoursPhone: text("after_hours_phone"), // who answers when the site does not; none: nobody does
    active: boolean("active").notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.siteId] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practice.practiceId] }),
    ownerPolicy("site"),
    policy("site", "select", readers),
    policy("site", "insert", [MANAGER]),
    policy("site", "update", [MANAGER]),
  ],
).enableRLS();

/** Someone or something that can be held. Rooms have a site; people have hours at sites. `resource_id` is also its claimant's id. */
export const resource = pgTable(
  "resource",
  {
    practiceId: practiceId(),
    resourceId: uuid("resource_id").notNull(),
    siteId: uuid("site_id"),
    kind: text("kind", {
      enum: ["surgeon", "anaesthetist", "nurse", "theatre", "bay", "consulting_room", "equipment"],
    }).notNull(),
    name: text("name").notNull(),
    staffId: uuid("staff_id"),
    ordinal: smallint("ordinal").notNull().default(0),
    active: boolean("active").notNull().default(true),
    closedWithAccount: boolean("closed_with_account").notNull().default(false), // comes back with it
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.resourceId] }),
    foreignKey({ columns: [t.practiceId, t.siteId], foreignColumns: [site.practiceId, site.siteId] }),
    index("resource_by_staff").on(t.practiceId, t.staffId), // who treats whom
    ownerPolicy("resource"),
    policy("resource", "select", readers),
    policy("resource", "insert", [MANAGER, WORKER]),
    policy("resource", "update", [MANAGER]),
  ],
).enableRLS();

export const pool = pgTable(
  "pool",
  {
    practiceId: practiceId(),
    poolId: uuid("pool_id").notNull(),
    name: text("name").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.poolId] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practice.practiceId] }),
    ownerPolicy("pool"),
    policy("pool", "select", readers),
    policy("pool", "insert", [MANAGER, WORKER]),
    policy("pool", "update", [MANAGER]),
  ],
).enableRLS();

export const poolMember = pgTable(
  "pool_member",
  {
    practiceId: practiceId(),
    poolId: uuid("pool_id").notNull(),
    resourceId: uuid("resource_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.poolId, t.resourceId] }),
    foreignKey({ columns: [t.practiceId, t.poolId], foreignColumns: [pool.practiceId, pool.poolId] }),
    foreignKey({
      columns: [t.practiceId, t.resourceId],
      foreignColumns: [resource.practiceId, resource.resourceId],
    }),
    ownerPolicy("pool_member"),
    policy("pool_member", "select", readers),
    policy("pool_member", "insert", [MANAGER, WORKER]),
    policy("pool_member", "delete", [MANAGER]),
  ],
).enableRLS();

/** Weekly hours on the site's wall clock, in minutes from local midnight; closing at or before opening means the next day. */
export const hours = pgTable(
  "hours",
  {
    practiceId: practiceId(),
    hoursId: uuid("hours_id").notNull(),
    resourceId: uuid("resource_id").notNull(),
    siteId: uuid("site_id").notNull(),
    weekday: smallint("weekday").notNull(),
    opensMinute: smallint("opens_minute").notNull(),
    closesMinute: smallint("closes_minute").notNull(),
    validFrom: calendarDate("valid_from").notNull(),
    validTo: calendarDate("valid_to"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.hoursId] }),
    foreignKey({
      columns: [t.practiceId, t.resourceId],
      foreignColumns: [resource.practiceId, resource.resourceId],
    }),
    foreignKey({ columns: [t.practiceId, t.siteId], foreignColumns: [site.practiceId, site.siteId] }),
    index("hours_by_resource").on(t.practiceId, t.resourceId), // free times
    ownerPolicy("hours"),
    policy("hours", "select", readers),
    policy("hours", "insert", [MANAGER, WORKER]),
    policy("hours", "update", [MANAGER]),
    policy("hours", "delete", [MANAGER]),
  ],
).enableRLS();

/** A closure, or an exceptional opening, of one resource or (without one) of a whole site. */
export const closure = pgTable(
  "closure",
  {
    practiceId: practiceId(),
    closureId: uuid("closure_id").notNull(),
    siteId: uuid("site_id"),
    resourceId: uuid("resource_id"),
    kind: text("kind", { enum: ["closure", "opening"] }).notNull(),
    reason: text("reason", {
      enum: ["holiday", "away", "ill", "maintenance", "training", "extra", "other"],
    }).notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    createdBy: uuid("created_by"),
    createdAt: instant("created_at").notNull(),
    liftedAt: instant("lifted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.closureId] }),
    foreignKey({ columns: [t.practiceId, t.siteId], foreignColumns: [site.practiceId, site.siteId] }),
    foreignKey({
      columns: [t.practiceId, t.resourceId],
      foreignColumns: [resource.practiceId, resource.resourceId],
    }),
    index("closure_by_end").on(t.practiceId, t.endsAt).where(sql`lifted_at is null`), // free times, boards
    ownerPolicy("closure"),
    policy("closure", "select", readers),
    policy("closure", "insert", [DESK, MANAGER]),
    // An emergency takes a theatre, from now on.
    policy(
      "closure",
      "insert",
      [CLINICIAN],
      sql`kind = 'closure' and reason = 'other' and resource_id is not null`,
    ),
    policy("closure", "update", [DESK, MANAGER]),
  ],
).enableRLS();
