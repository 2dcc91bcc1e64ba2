import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onOneConnection, spelled } from "#db/setup/index.ts";
import type { Env } from "#server/kernel/env.ts";
import type { Database } from "./database.ts";

const unfinished = (env: Env) => join(env.DATA_DIR, "run/seeding");

/** A seed that was cut off leaves half a demo: the embedded database is then made anew. Answers whether it was. */
export async function dropHalfSeeded(env: Env, database: Database): Promise<boolean> {
  if (!database.superUrl || !existsSync(unfinished(env))) return false;
  const name = new URL(database.ownerUrl).pathname.slice(1);
  await onOneConnection(database.superUrl, (sql) =>
    spelled(sql, "DROP DATABASE IF EXISTS %I WITH (FORCE)", name),
  );
  rmSync(unfinished(env), { force: true });
  return true;
}

/** Seeds the demo practices into an empty database and sets their clock, which stands at `DEMO_NOW` and runs on. */
export async function seedIfEmpty(env: Env, database: Database): Promise<"seeded" | "kept"> {
  const [any] = await onOneConnection(
    database.ownerUrl,
    (sql) => sql`select exists (select from practice) as some`,
  );
  if (any?.some) return "kept";
  mkdirSync(join(env.DATA_DIR, "run"), { recursive: true, mode: 0o700 });
  writeFileSync(unfinished(env), "");
  process.env.DAYWARD_DATABASE = database.address;
  // Only a first start needs them: an ordinary one is quicker without.
  const { seedDemo } = await import("#db/seed/index.ts");
  const { closePools } = await import("#server/kernel/index.ts");
  await seedDemo({
    ownerUrl: database.ownerUrl,
    now: env.DEMO_NOW ?? Temporal.Now.instant(),
    ...(env.DEMO_PLANT !== undefined && { plant: env.DEMO_PLANT }),
  });
  await closePools();
  await setClocks(database.ownerUrl, env.DEMO_NOW);
  rmSync(unfinished(env), { force: true });
  return "seeded";
}

/** Seeding took its time: the clocks stand at `now` when it is over, or run with the real one. */
async function setClocks(owner: string, now: Temporal.Instant | undefined): Promise<void> {
  const real = Temporal.Now.instant();
  const offset = Math.round((now ?? real).since(real).total("seconds"));
  await onOneConnection(owner, (sql) => sql`update demo_clock set offset_seconds = ${offset}`);
}

const roleWords: Record<string, string> = {
  desk: "Front desk",
  nurse: "Nurse",
  surgeon: "Surgeon",
  anaesthetist: "Anaesthetist",
  manager: "Manager",
  patient: "Patient",
};

/** The lines that tell how to sign in to the demo: for each practice its address, then one person of each role and the patients. */
export async function signInLines(address: string): Promise<readonly string[]> {
  const { demoSignIns } = await import("#db/seed/index.ts");
  const shown = demoSignIns().filter(
    (one, place, all) =>
      one.role === "patient" ||
      all.findIndex(({ practice, role }) => practice === one.practice && role === one.role) === place,
  );
  const width = (key: "person" | "signInName") => Math.max(...shown.map((one) => one[key].length)) + 2;
  const [people, names] = [width("person"), width("signInName")];
  return [...Map.groupBy(shown, ({ practice }) => practice)].flatMap(([practice, list]) => [
    "",
    `${address}/p/${practice}`,
    ...list.map(
      ({ role, person, signInName, passphrase, pin }) =>
        `  ${(roleWords[role] ?? role).padEnd(14)}${person.padEnd(people)}${signInName.padEnd(names)}${passphrase}${pin ? `, PIN ${pin}` : ""}`,
    ),
  ]);
}
