import type postgres from "postgres";
import { Refusal } from "../embedded/refusal.ts";
import { as, onOneConnection, spelled } from "./connection.ts";
import { scramVerifier } from "./scram.ts";

/** The viewers' logins. None owns a table of ours, is a member of another, or bypasses policies. */
export const logins = [
  "viewer_door",
  "viewer_desk",
  "viewer_clinician",
  "viewer_manager",
  "viewer_patient",
  "worker",
  "queue",
] as const;

export type PasswordOf = (login: string) => string;

const ORDINARY = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION NOINHERIT";

/**
 * Makes the logins that are missing; once for the server, and again without effect. `sql` is a role that may create roles; `url` is a database that
 * the logins may connect to already, or will. Logins that exist are never changed: another database of the server may live by them.
 */
export async function makeLogins(sql: postgres.Sql, url: string, passwordOf: PasswordOf): Promise<void> {
  const missing = await missingLogins(sql);
  await mustBeOrdinary(sql);
  const existing = logins.filter((login) => !missing.includes(login));
  const open = await Promise.all(existing.map((login) => opens(as(url, login, passwordOf(login)))));
  const foreign = existing.filter((_, index) => !open[index]);
  if (foreign.length > 0) throw otherKeys(foreign, passwordOf);
  if (missing.length === 0) return;
  await mustMakeRoles(sql, missing, passwordOf);
  for (const login of missing) {
    await retried(async () => {
      const [known] = await sql`select 1 from pg_roles where rolname = ${login}`;
      if (known) return;
      await spelled(
        sql,
        `CREATE ROLE %I WITH ${ORDINARY} PASSWORD %L`,
        login,
        scramVerifier(passwordOf(login)),
      );
    });
  }
}

async function missingLogins(sql: postgres.Sql): Promise<string[]> {
  const known = await sql`select rolname from pg_roles where rolname = any(${[...logins]})`;
  const names = new Set(known.map((row) => row.rolname as string));
  return logins.filter((login) => !names.has(login));
}

/** A login that was made by hand, with more rights than it should have, would see past the policies. */
async function mustBeOrdinary(sql: postgres.Sql): Promise<void> {
  const [strong] = await sql`
    select rolname as login from pg_roles where rolname = any(${[...logins]})
       and (not rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit)`;
  if (strong)
    throw new Refusal(
      `the login ${strong.login} is not an ordinary one`,
      `Run as a superuser, then start again: ALTER ROLE ${strong.login} WITH ${ORDINARY};`,
    );
  const [member] = await sql`
    select r.rolname as login from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = any(${[...logins]})`;
  if (member)
    throw new Refusal(
      `the login ${member.login} is a member of another role, and so could act as it`,
      "Revoke that membership in PostgreSQL (REVOKE role FROM login) and start again.",
    );
}

async function opens(url: string): Promise<boolean> {
  try {
    await onOneConnection(url, (sql) => sql`select 1`);
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "28P01") return false;
    // Without the right to connect (checked after the password) the password was right.
    if (code === "42501") return true;
    throw error;
  }
}

const otherKeys = (foreign: readonly string[], passwordOf: PasswordOf) =>
  new Refusal(
    `the logins ${foreign.join(", ")} exist on this server with passwords from other keys`,
    `Use the DATA_KEYS that this server was set up with. Only if no database of this server was sealed with those, run as a superuser:\n${foreign
      .map((login) => `ALTER ROLE ${login} PASSWORD '${scramVerifier(passwordOf(login))}';`)
      .join("\n")}`,
  );

async function mustMakeRoles(
  sql: postgres.Sql,
  missing: readonly string[],
  passwordOf: PasswordOf,
): Promise<void> {
  const [me] =
    await sql`select rolsuper or rolcreaterole as may, rolname from pg_roles where rolname = current_user`;
  if (me?.may) return;
  const statements = missing.map(
    (login) => `CREATE ROLE ${login} WITH ${ORDINARY} PASSWORD '${scramVerifier(passwordOf(login))}';`,
  );
  throw new Refusal(
    `${me?.rolname} may not create roles, and these logins are missing: ${missing.join(", ")}`,
    `Give it the right for set-up (ALTER ROLE ${me?.rolname} CREATEROLE), or run as a superuser:\n${statements.join("\n")}`,
  );
}

/** Roles belong to the whole server, advisory locks to one database: two set-ups may still meet here. */
async function retried(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const { code = "", message } = error as Error & { code?: string };
      const met = ["42710", "23505"].includes(code) || /tuple concurrently updated/.test(message);
      if (!met || attempt === 10) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 20));
    }
  }
}

/** Lets only the owner and our logins into this database. Run as its owner. */
export async function closeDatabase(sql: postgres.Sql): Promise<void> {
  const [here] = await sql`
    select current_database() as name,
           (select bool_and(has_database_privilege(login, current_database(), 'CONNECT')) from unnest(${[...logins]}::text[]) login)
             and not exists (select from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
                              where d.datname = current_database() and a.grantee = 0) as closed`;
  if (here?.closed) return;
  const name = here?.name as string;
  await spelled(sql, "REVOKE ALL ON DATABASE %I FROM PUBLIC", name);
  for (const login of logins) await spelled(sql, "GRANT CONNECT ON DATABASE %I TO %I", name, login);
  await sql`REVOKE ALL ON SCHEMA public FROM PUBLIC`;
}
