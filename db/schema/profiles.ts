import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { pool, practice, resource } from "./practice.ts";
import { MANAGER, ownerPolicy, PATIENT, policy, practiceId, STAFF, WORKER } from "./shared.ts";

const readers = [...STAFF, PATIENT, WORKER];

/** What the desk books: a neutral label, never a procedure. */
export const profile = pgTable(
  "profile",
  {
    practiceId: practiceId(),
    profileId: uuid("profile_id").notNull(),
    label: text("label").notNull(),
    kind: text("kind", { enum: ["consultation", "day_case", "review", "service"] }).notNull(),
    anaesthesia: text("anaesthesia", { enum: ["none", "local", "sedation", "general"] })
      .notNull()
      .default("none"),
    arrivalLeadMinutes: smallint("arrival_lead_minutes").notNull().default(0),
    priceBand: text("price_band").notNull().default(""),
    followUpPattern: text("follow_up_pattern").notNull().default(""),
    active: boolean("active").notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.profileId] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practice.practiceId] }),
    ownerPolicy("profile"),
    policy("profile", "select", readers),
    policy("profile", "insert", [MANAGER, WORKER]),
    policy("profile", "update", [MANAGER]),
  ],
).enableRLS();

/** A profile with its minutes. Its phases hold them; `label` adds to the profile's ("60 min"). */
export const variant = pgTable(
  "variant",
  {
    practiceId: practiceId(),
    variantId: uuid("variant_id").notNull(),
    profileId: uuid("profile_id").notNull(),
    label: text("label").notNull(),
    active: boolean("active").notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.variantId] }),
    foreignKey({
      columns: [t.practiceId, t.profileId],
      foreignColumns: [profile.practiceId, profile.profileId],
    }),
    ownerPolicy("variant"),
    policy("variant", "select", readers),
    policy("variant", "insert", [MANAGER, WORKER]),
    policy("variant", "update", [MANAGER]),
  ],
).enableRLS();

/** One stretch of a variant, in order. The main phase is the one whose start is the booking's hour. */
export const phase = pgTable(
  "phase",
  {
    practiceId: practiceId(),
    phaseId: uuid("phase_id").notNull(),
    variantId: uuid("variant_id").notNull(),
    ordinal: smallint("ordinal").notNull(),
    name: text("name", { enum: ["prepare", "operation", "recovery", "visit"] }).notNull(),
    minutes: smallint("minutes").notNull(),
    main: boolean("main").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.phaseId] }),
    foreignKey({
      columns: [t.practiceId, t.variantId],
      foreignColumns: [variant.practiceId, variant.variantId],
    }),
    uniqueIndex("phase_one_main").on(t.practiceId, t.variantId).where(sql`main`),
    index("phase_by_variant").on(t.practiceId, t.variantId), // free times
    ownerPolicy("phase"),
    policy("phase", "select", readers),
    policy("phase", "insert", [MANAGER, WORKER]),
    policy("phase", "update", [MANAGER]),
    policy("phase", "delete", [MANAGER]),
  ],
).enableRLS();

/** What a phase needs: a named resource, or any of a pool. A need of kind surgeon takes the booking's surgeon when one is named. */
export const need = pgTable(
  "need",
  {
    practiceId: practiceId(),
    needId: uuid("need_id").notNull(),
    phaseId: uuid("phase_id").notNull(),
    ordinal: smallint("ordinal").notNull(),
    kind: text("kind", {
      enum: ["surgeon", "anaesthetist", "nurse", "theatre", "bay", "consulting_room", "equipment"],
    }).notNull(),
    poolId: uuid("pool_id"),
    resourceId: uuid("resource_id"),
    beforeMinutes: smallint("before_minutes").notNull().default(0),
    afterMinutes: smallint("after_minutes").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.needId] }),
    foreignKey({ columns: [t.practiceId, t.phaseId], foreignColumns: [phase.practiceId, phase.phaseId] }),
    foreignKey({ columns: [t.practiceId, t.poolId], foreignColumns: [pool.practiceId, pool.poolId] }),
    foreignKey({
      columns: [t.practiceId, t.resourceId],
      foreignColumns: [resource.practiceId, resource.resourceId],
    }),
    index("need_by_phase").on(t.practiceId, t.phaseId), // free times
    ownerPolicy("need"),
    policy("need", "select", readers),
    policy("need", "insert", [MANAGER, WORKER]),
    policy("need", "update", [MANAGER]),
    policy("need", "delete", [MANAGER]),
  ],
).enableRLS();
