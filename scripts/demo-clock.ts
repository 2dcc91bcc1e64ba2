import "./node-version.ts";
import { Refusal } from "#db/embedded/refusal.ts";
import { onOneConnection } from "#db/setup/index.ts";
import { readEnv } from "#server/kernel/env.ts";
import { StepFailed, sayFailure } from "./launch/progress.ts";
import { runningDatabase } from "./launch/running.ts";

const FURTHEST_DAYS = 3_650;
const USAGE = "npm run demo:clock -- 2026-06-15T08:00:00+02:00";

function wished(): Temporal.Instant {
  const [given, ...more] = process.argv.slice(2);
  if (!given || more.length > 0)
    throw new Refusal("say one instant, to which the demo's clock is moved", USAGE);
  try {
    return Temporal.Instant.from(given);
  } catch {
    throw new Refusal(`“${given}” is not an instant: it needs date, time and offset`, USAGE);
  }
}

const secondsFrom = (from: Temporal.Instant, to: Temporal.Instant) =>
  Math.round(to.since(from).total("seconds"));
const shown = (at: Temporal.Instant) => at.round("second").toString();

/** Moves the clock of the running demo forward for web, worker and import alike. Sessions, codes and attempt limits keep real time. */
async function main(): Promise<void> {
  const to = wished();
  const { ownerUrl, outside } = runningDatabase(readEnv());
  if (outside)
    throw new Refusal(
      "DATABASE_URL is set: real practices keep real time",
      "Leave it out to move the demo's clock.",
    );
  const from = await onOneConnection(ownerUrl, (sql) =>
    sql.begin(async (tx) => {
      const clocks = await tx<
        { seconds: number }[]
      >`select offset_seconds as seconds from demo_clock for update`;
      if (clocks.length === 0)
        throw new Refusal("there is no demo in this database", "Run npm start with an empty DATA_DIR.");
      const real = Temporal.Now.instant();
      const standsAt = real.add({ seconds: Math.max(...clocks.map(({ seconds }) => seconds)) });
      if (Temporal.Instant.compare(to, standsAt) <= 0)
        throw new Refusal(
          `the demo's clock stands at ${shown(standsAt)} and never goes back`,
          "Name a later instant; for an earlier day start anew with DEMO_NOW and an empty DATA_DIR.",
        );
      if (to.since(standsAt).total("hours") > FURTHEST_DAYS * 24)
        throw new Refusal(`that is more than ${FURTHEST_DAYS} days ahead`, "Name an earlier instant.");
      await tx`update demo_clock set offset_seconds = ${secondsFrom(real, to)}`;
      return standsAt;
    }),
  );
  console.log(
    `• Demo clock: moved from ${shown(from)} to ${shown(to)}. Pages show it when they are loaded again.`,
  );
}

try {
  await main();
} catch (error) {
  const refused = (error as { code?: string }).code === "ECONNREFUSED";
  const cause = refused
    ? new Refusal("the demo is not running", "Run npm start first, with the same DATA_DIR.")
    : error;
  sayFailure(new StepFailed("Demo clock", cause));
  process.exitCode = 1;
}
