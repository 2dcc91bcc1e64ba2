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
 * Connections for one login. Dates, timestamps and intervals come back as PostgreSQL's text, so that no native `Date` is ever made of them;
 * JSON is written as given when it is text already (Drizzle stringifies its own).
 */
export function openPool(address: string, options: PoolOptions = {}): Pool {
  return postgres(address, {
    max: options.max ?? 8,
    // The driver would close a connection between two statements of one transaction; whoever lends them does it (`server/kernel/connections.ts`).
    idle_timeout: 0,
    max_lifetime: 0,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { application_name: options.name ?? "dayward" },
    types: {
      date: { to: 1184, from: [1082, 1083, 1114, 1184], serialize: asIs, parse: asIs },
      json: { to: 114, from: [114, 3802], serialize: json, parse: (text: string) => JSON.parse(text) },
    },
    ...(options.onClose && { onclose: options.onClose }),
  });
}
type PoolOptions = { max?: number; name?: string; onClose?: () => void };

const dialect = new PgDialect();
type Drizzle = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;

/** One transaction: tagged templates and Drizzle over the same connection. */
export type Tx = { readonly sql: postgres.TransactionSql; readonly db: Drizzle };

/**
 * A transaction's two ways of asking over the connection that it has to itself. After `end` they refuse: what is still running of it must not speak into the
 * next one on this connection. They refuse as well once the connection is lost.
 */
export function transactionOver(connection: Pool, isLost: () => boolean): Opened {
  let open = true;
  const guarded =
    <A extends readonly unknown[], R>(ask: (...asked: A) => R) =>
    (...asked: A) => {
      if (!open || isLost()) throw new Error("this transaction has ended");
      return ask(...asked);
    };
  const sql = Object.assign(guarded(connection), connection, { unsafe: guarded(connection.unsafe) });
  // Drizzle's session asks for a whole client; it only ever calls `unsafe` on it with built queries.
  const session = () => new PostgresJsSession(sql as unknown as Pool, dialect, undefined, {});
  let db: Drizzle | undefined;
  return {
    tx: {
      sql: sql as unknown as Tx["sql"],
      get db() {
        db ??= new PgDatabase(dialect, session() as never, undefined);
        return db;
      },
    },
    end: () => {
      open = false;
    },
  };
}
type Opened = { readonly tx: Tx; readonly end: () => void };
