import "./node-version.ts";
import { Refusal } from "#db/embedded/refusal.ts";
import { onOneConnection, setUp } from "#db/setup/index.ts";
import { readEnv } from "#server/kernel/env.ts";
import { closePools } from "#server/kernel/index.ts";
import { viewerPassword } from "#server/kernel/keys.ts";
import { signInLines } from "./launch/demo.ts";
import { StepFailed, sayFailure, step } from "./launch/progress.ts";
import { runningDatabase } from "./launch/running.ts";

/** What stands in a database of the demo: each practice of its names, and whether its seed came to an end. */
const demoPractices = (ownerUrl: string, slugs: readonly string[]) =>
  onOneConnection(
    ownerUrl,
    (sql) => sql<{ slug: string; finished: boolean }[]>`
      select p.slug, exists (select from demo_clock c where c.practice_id = p.practice_id) as finished
        from practice p where p.slug = any (${[...slugs]})`,
  );

/** Puts the demo practices into the database of `DATABASE_URL`, or of the product that runs from `DATA_DIR`, unless they are there. */
async function main(): Promise<void> {
  const env = readEnv();
  const { ownerUrl, outside } = runningDatabase(env);
  if (outside) {
    await step("Set-up", async () => {
      const { applied } = await setUp({ ownerUrl, passwordOf: viewerPassword });
      return { said: applied > 0 ? `logins, ${applied} migrations, queue` : "unchanged", value: undefined };
    });
  }
  const { demoSignIns, seedDemo } = await import("#db/seed/index.ts");
  const found = await demoPractices(ownerUrl, [...new Set(demoSignIns().map(({ practice }) => practice))]);
  const half = found.find(({ finished }) => !finished);
  if (half)
    throw new Refusal(
      `an earlier seed was cut off and left half of /p/${half.slug}`,
      outside
        ? "Make the database anew and run npm run seed again: what was audited can't be taken back."
        : "Stop Dayward and start it again: it makes its demo anew.",
    );
  if (found.length > 0) return console.log("• Demo: the practices are there already, nothing was changed");
  await step("Demo", async () => {
    const { booked } = await seedDemo({
      ownerUrl,
      now: Temporal.Now.instant(),
      ...(env.DEMO_PLANT !== undefined && { plant: env.DEMO_PLANT }),
    });
    return { said: `practices made, ${booked} bookings`, value: undefined };
  });
  console.log("  These passphrases are known to everybody: keep real patients out of the demo's practices.");
  for (const line of await signInLines("")) console.log(`  ${line}`);
}

try {
  await main();
} catch (error) {
  sayFailure(error instanceof StepFailed ? error : new StepFailed("Demo", error));
  process.exitCode = 1;
} finally {
  await closePools();
}
