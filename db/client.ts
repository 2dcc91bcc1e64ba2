import { PgDatabase, PgDialect } from "drizzle-orm/pg-core";
import { type PostgresJsQueryResultHKT, PostgresJsSession } from "drizzle-orm/postgres-js";
import postgres from "postgres";

export type Login =
  | "viewer_door"
  | "viewer_desk"
  | "viewer_clinician"
  | "viewer_manager"
  | "viewer_patient"
  | "worker";

export type Pool = postgres.Sql;

const asIs = (value: unknown) => value;
const json = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

/**
 * One pool for one login. Dates, timestamps and intervals come back as PostgreSQL's text, so that no native `Date` is ever made of them;
 * JSON is written as given when it is text already (Drizzle stringifies its own).
 */
export function openPool(address: string, options: { max?: number; name?: string } = {}): Pool {
  return postgres(address, {
    max: options.max ?? 8,
    idle_timeout: 300,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { application_name: options.name ?? "dayward" },
    types: {
      date: { to: 1184, from: [1082, 1083, 1114, 1184], serialize: asIs, parse: asIs },
      json: { to: 114, from: [114, 3802], serialize: json, parse: (text: string) => JSON.parse(text) },
    },
  });
}

const dialect = new PgDialect();
type Drizzle = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;

/** Drizzle over an open postgres.js transaction: both speak on the same connection. */
export function drizzleOver(sql: postgres.TransactionSql): Drizzle {
  // The session's type asks for a whole client; it only ever calls `unsafe` on it with built queries.
  const session = new PostgresJsSession(sql as unknown as postgres.Sql, dialect, undefined, {});
  return new PgDatabase(dialect, session as never, undefined) as Drizzle;
}

/** One transaction: tagged templates and Drizzle over the same connection. */
export type Tx = { readonly sql: postgres.TransactionSql; readonly db: Drizzle };
