import "./node-version.ts";
import { readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { Refusal } from "#db/embedded/refusal.ts";
import { onOneConnection } from "#db/setup/index.ts";
import { getImport, importNow, LARGEST_FILE, type Tally } from "#server/interop/index.ts";
import { ImportMap } from "#server/interop/schemas.ts";
import { databaseAddress } from "#server/kernel/address.ts";
import { readEnv } from "#server/kernel/env.ts";
import { closePools, DomainError, newId, usePools } from "#server/kernel/index.ts";
import { workerCtx } from "#server/worker/context.ts";
import { findingLine, whyRefused, whyUnfit } from "./import/words.ts";
import { StepFailed, sayFailure } from "./launch/progress.ts";
import { runningDatabase } from "./launch/running.ts";

const USAGE = "npm run import -- FILE --practice P --site S --map MAP [--dry-run]";

type Order = { file: Buffer; practice: string; site: string; map: ImportMap; dryRun: boolean };

function readOrder(): Order {
  const { values, positionals } = parse();
  const [file, ...more] = positionals;
  const { practice, site, map } = values;
  if (!file || more.length > 0 || !practice || !site || !map)
    throw new Refusal("something is missing", USAGE);
  return { file: read(file), practice, site, map: readMap(map), dryRun: values["dry-run"] ?? false };
}

function parse() {
  const text = { type: "string" } as const;
  const options = { practice: text, site: text, map: text, "dry-run": { type: "boolean" } } as const;
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new Refusal((error as Error).message, USAGE);
  }
}

function read(path: string): Buffer {
  try {
    if (statSync(path).size > LARGEST_FILE)
      throw new DomainError("BAD_REQUEST", "fileTooLarge", { params: { megabytes: 20 } });
    return readFileSync(path);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new Refusal(
      `${path} cannot be read (${(error as NodeJS.ErrnoException).code})`,
      "Name a file that is there and may be read.",
    );
  }
}

function readMap(path: string): ImportMap {
  let given: unknown;
  try {
    given = JSON.parse(read(path).toString("utf8"));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`the map ${path} is not JSON`, "See the README for a map to begin with.");
  }
  const map = ImportMap.safeParse(given);
  if (map.success) return map.data;
  const wrong = whyUnfit(map.error.issues);
  throw new Refusal(`the map ${path} does not fit: ${wrong}`, "See the README for a map to begin with.");
}

/** The practice by its address word, and its site by name or id. */
async function places(ownerUrl: string, practice: string, site: string) {
  const rows = await onOneConnection(
    ownerUrl,
    (sql) => sql<{ practiceId: string; siteId: string | null; site: string | null; zone: string | null }[]>`
      select p.practice_id as "practiceId", s.site_id as "siteId", s.name as site, s.zone
        from practice p left join site s using (practice_id) where p.slug = ${practice} order by s.name`,
  );
  const [any] = rows;
  if (!any) throw new Refusal(`there is no practice “${practice}”`, "Use the word of its address: /p/WORD.");
  const found = rows.find((row) => row.siteId === site || row.site?.toLowerCase() === site.toLowerCase());
  const known = rows.flatMap((row) => row.site ?? []).join(", ");
  if (!found?.siteId || !found.zone)
    throw new Refusal(`there is no site “${site}” in ${practice}`, `Sites there: ${known || "none yet"}.`);
  return { practiceId: any.practiceId, siteId: found.siteId, zone: found.zone };
}

function showProgress() {
  let told = 0;
  return (tally: Tally) => {
    const done = tally.booked + tally.conflict + tally.invalid + tally.already;
    if (done - told < 250) return;
    told = done;
    console.log(`• ${done} rows read`);
  };
}

async function main(): Promise<void> {
  const env = readEnv();
  const order = readOrder();
  const { ownerUrl } = runningDatabase(env);
  await usePools(databaseAddress, 2); // one holds the run's lock, the other books
  const { practiceId, siteId, zone } = await places(ownerUrl, order.practice, order.site);
  const ctx = await workerCtx(practiceId, `import ${newId()}`);
  const { runId, rows, tally } = await importNow(ctx, { ...order, siteId }, showProgress());
  const run = await getImport(ctx, { runId });
  for (const finding of run.findings) console.log(findingLine(finding, zone));
  if (order.dryRun) console.log("A trial: nothing was booked.");
  if (tally.already > 0) console.log(`${tally.already} rows were booked before and are left as they are.`);
  console.log(`${rows} rows: ${tally.booked} booked, ${tally.conflict} conflicts, ${tally.invalid} invalid`);
}

try {
  await main();
} catch (error) {
  sayFailure(
    error instanceof DomainError
      ? new StepFailed("Import", new Refusal(whyRefused(error), "Mend the file or the map and run it again."))
      : new StepFailed("Import", error),
  );
  process.exitCode = 1;
} finally {
  await closePools();
}
