import type { Tx } from "#server/kernel/index.ts";
import { ms } from "./epoch.ts";
import type { Exception, WeeklyHours } from "./rules/hours.ts";

/** `[resource, weekday, opens, closes, valid from, valid to]` at a site. */
export type HoursRow = readonly [string, number, number, number, string, string | null];

/** `[resource or null, kind, from, to]`: of a resource, or of the whole site. Epoch ms. */
export type ExceptionRow = readonly [string | null, Exception["kind"], number, number];

/** All `HoursRow`s of a query over `hours h`. */
export const hoursRows = ({ sql }: Tx) => sql`
  coalesce(json_agg(json_build_array(h.resource_id, h.weekday, h.opens_minute, h.closes_minute, h.valid_from, h.valid_to)), '[]')`;

/** All `ExceptionRow`s of a query over `closure c`. */
export const exceptionRows = (tx: Tx) => tx.sql`
  coalesce(json_agg(json_build_array(c.resource_id, c.kind, ${ms(tx, "c.starts_at")}, ${ms(tx, "c.ends_at")})), '[]')`;

/** The same as the rules ask for them. */
export const hoursOf = (siteId: string, rows: readonly HoursRow[]): WeeklyHours[] =>
  rows.map(([resourceId, weekday, opensMinute, closesMinute, validFrom, validTo]) => {
    return { resourceId, siteId, weekday, opensMinute, closesMinute, validFrom, validTo };
  });

export const exceptionsOf = (rows: readonly ExceptionRow[]): Exception[] =>
  rows.map(([resourceId, kind, startsAt, endsAt]) => {
    return { resourceId, siteId: null, kind, startsAt, endsAt };
  });
