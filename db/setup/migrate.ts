import { join } from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type postgres from "postgres";
import { Refusal } from "../embedded/refusal.ts";

export const migrationsFolder = join(import.meta.dirname, "../migrations");

type Step = { readonly when: number; readonly hash: string };

/** Applies what is missing of the journal, in one transaction, and answers how many. Run as the owner, alone. */
export async function applyMigrations(sql: postgres.Sql, folder = migrationsFolder): Promise<number> {
  const journal = readMigrationFiles({ migrationsFolder: folder }).map((one) => ({
    when: one.folderMillis,
    hash: one.hash,
  }));
  const applied = await appliedSteps(sql);
  const problem = orderProblem(journal, applied);
  if (problem) throw new Refusal(problem.why, problem.advice);
  const missing = journal.length - applied.length;
  if (missing > 0) {
    // Reading Drizzle takes most of a second: a start that has nothing to apply goes without.
    const { drizzle } = await import("drizzle-orm/postgres-js");
    const { migrate } = await import("drizzle-orm/postgres-js/migrator");
    await migrate(drizzle(sql), { migrationsFolder: folder });
    await sql`grant usage on schema drizzle to viewer_door`;
    await sql`grant select on drizzle.__drizzle_migrations to viewer_door`;
  }
  return missing;
}

async function appliedSteps(sql: postgres.Sql): Promise<Step[]> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (!table?.there) return [];
  const rows =
    await sql`select hash, created_at::float8 as at from drizzle.__drizzle_migrations order by created_at`;
  return rows.map((row) => ({ when: row.at as number, hash: row.hash as string }));
}

/**
 * Drizzle's migrator silently skips a migration dated before the newest applied one: the journal must rise, and what was applied must be
 * exactly its beginning.
 */
export function orderProblem(journal: readonly Step[], applied: readonly Step[]) {
  const late = journal.findIndex((step, index) => step.when <= (journal[index - 1]?.when ?? 0));
  if (late >= 0)
    return {
      why: `migration ${late} of the journal is dated before the one above it and would be skipped`,
      advice: "Generate it anew (drizzle-kit generate), so that db/migrations/meta/_journal.json rises.",
    };
  if (applied.length > journal.length)
    return {
      why: "the database has migrations that this version of Dayward does not know",
      advice: "Start the newer version again, or restore a backup made with this one.",
    };
  const differs = applied.findIndex(
    (step, index) => step.when !== journal[index]?.when || step.hash !== journal[index]?.hash,
  );
  if (differs >= 0)
    return {
      why: `migration ${differs} of the database is not migration ${differs} of the journal: one was changed, or slipped in before an applied one and would be skipped`,
      advice:
        "Never change an applied migration; add a new one. (A demo can begin anew: delete its data folder.)",
    };
  return undefined;
}
