import type postgres from "postgres";
import { Refusal } from "../embedded/refusal.ts";
import { alone, as, inDatabase, onOneConnection, spelled } from "./connection.ts";
import { applyMigrations } from "./migrate.ts";
import { setUpQueue } from "./queue.ts";
import { closeDatabase, makeLogins, type PasswordOf } from "./roles.ts";
import { scramVerifier } from "./scram.ts";

export { as, inDatabase, onOneConnection, spelled } from "./connection.ts";
export { logins, type PasswordOf } from "./roles.ts";

export const OWNER = "dayward_owner";

export type SetUp = {
  /** The owner's address; its database is set up. */
  readonly ownerUrl: string;
  /** Embedded only: makes owner and database, and is used for nothing else. */
  readonly superUrl?: string;
  readonly passwordOf: PasswordOf;
  /** Another folder of migrations (tests). */
  readonly migrations?: string;
};

/** Logins, migrations, queue: everything a database needs before it is served. Safe to run again, and by two starters at once. */
export async function setUp(options: SetUp): Promise<{ applied: number }> {
  const { ownerUrl, superUrl, passwordOf } = options;
  if (superUrl)
    await onOneConnection(superUrl, (sql) =>
      alone(sql, () => makeOwned(sql, superUrl, ownerUrl, passwordOf)),
    );
  return onOneConnection(ownerUrl, (owner) =>
    alone(owner, async () => {
      await mustBeCurrent(owner);
      if (!superUrl) await makeLogins(owner, ownerUrl, passwordOf);
      await closeDatabase(owner);
      await owner`create extension if not exists btree_gist`;
      await owner`create extension if not exists pg_trgm`;
      const applied = await applyMigrations(owner, options.migrations);
      await setUpQueue(owner, as(ownerUrl, "queue", passwordOf("queue")));
      return { applied };
    }),
  );
}

/** As superuser: the logins, an ordinary owner, and its database. */
async function makeOwned(
  sql: postgres.Sql,
  superUrl: string,
  ownerUrl: string,
  passwordOf: PasswordOf,
): Promise<void> {
  const name = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  await makeLogins(sql, superUrl, passwordOf);
  const [owner] = await sql`select 1 from pg_roles where rolname = ${OWNER}`;
  const [database] = await sql`select 1 from pg_database where datname = ${name}`;
  if (!owner)
    await spelled(
      sql,
      "CREATE ROLE %I WITH LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD %L",
      OWNER,
      scramVerifier(passwordOf(OWNER)),
    );
  if (database) return;
  for (const other of ["postgres", "template1"])
    await spelled(sql, "REVOKE CONNECT ON DATABASE %I FROM PUBLIC", other);
  await spelled(sql, "CREATE DATABASE %I OWNER %I", name, OWNER);
}

async function mustBeCurrent(sql: postgres.Sql): Promise<void> {
  const [server] =
    await sql`select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
    current_setting('server_encoding') as encoding, (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as strong`;
  if ((server?.number as number) < 180000)
    throw new Refusal(
      `DATABASE_URL: this server is PostgreSQL ${server?.version}; Dayward needs 18 or newer`,
      "Upgrade the server, or leave DATABASE_URL out to use the embedded one.",
    );
  if (server?.encoding !== "UTF8")
    throw new Refusal(
      `DATABASE_URL: the database's encoding is ${server?.encoding}`,
      "Create it with ENCODING 'UTF8'.",
    );
  if (server?.strong)
    throw new Refusal(
      "DATABASE_URL: its login is a superuser or bypasses row policies, which would hide every mistake in them",
      "Make an ordinary owner: CREATE ROLE dayward_owner LOGIN CREATEROLE PASSWORD '…'; CREATE DATABASE dayward OWNER dayward_owner.",
    );
}

/** The owner's address in an embedded server whose superuser's address is given. */
export const ownerAddress = (superUrl: string, passwordOf: PasswordOf, database = "dayward"): string =>
  inDatabase(as(superUrl, OWNER, passwordOf(OWNER)), database);
