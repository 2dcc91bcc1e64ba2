import { foreignKey, index, integer, pgTable, primaryKey, smallint, uuid } from "drizzle-orm/pg-core";
import { staff } from "./identity.ts";
import { site } from "./practice.ts";
import { CLINICIAN, MANAGER, ownerPolicy, PATIENT, policy, practiceId } from "./shared.ts";

/** Who looks at what patients report, weekly, on the site's clock; ending before it starts means the next morning. Of several at one time the lowest rank comes first. */
export const duty = pgTable(
  "duty",
  {
    practiceId: practiceId(),
    dutyId: uuid("duty_id").notNull(),
    siteId: uuid("site_id").notNull(),
    staffId: uuid("staff_id").notNull(),
    weekday: smallint("weekday").notNull(), // as ISO has them
    startsMinute: smallint("starts_minute").notNull(),
    endsMinute: smallint("ends_minute").notNull(),
    rank: smallint("rank").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.dutyId] }),
    foreignKey({ columns: [t.practiceId, t.siteId], foreignColumns: [site.practiceId, site.siteId] }),
    foreignKey({ columns: [t.practiceId, t.staffId], foreignColumns: [staff.practiceId, staff.staffId] }),
    index("duty_by_site").on(t.practiceId, t.siteId), // who has it now, and from when on somebody reads
    ownerPolicy("duty"),
    policy("duty", "select", [CLINICIAN, MANAGER, PATIENT]), // she is told when nobody reads
    policy("duty", "insert", [MANAGER]),
    policy("duty", "delete", [MANAGER]),
  ],
).enableRLS();

/** Minutes after which what nobody has taken goes to the next on duty, where they are not as usual. */
export const dutyLimit = pgTable(
  "duty_limit",
  {
    practiceId: practiceId(),
    siteId: uuid("site_id").notNull(),
    emergency: integer("emergency").notNull(),
    urgent: integer("urgent").notNull(),
    silent: integer("silent").notNull(),
    routine: integer("routine").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.siteId] }),
    foreignKey({ columns: [t.practiceId, t.siteId], foreignColumns: [site.practiceId, site.siteId] }),
    ownerPolicy("duty_limit"),
    policy("duty_limit", "select", [CLINICIAN, MANAGER]),
    policy("duty_limit", "insert", [MANAGER]),
    policy("duty_limit", "update", [MANAGER]),
  ],
).enableRLS();
