import { launch, place } from "./launched.ts";

/** Where the demo's clock stands in the browser tests: a Tuesday, 10:42 in Paris. */
export const DEMO_NOW = "2026-06-16T08:42:00Z";

/** Stands in every clinical field of a sensitive case, so that any page can be searched for it. */
export const PLANTED = "Zinnober";

/**
 * The real product on a port and in folders of its own, for as long as the run lasts; the run fails when the product logged a fault. `DAYWARD_URL` set: the
 * one that runs there, whose clock is moved by way of its folders, `DAYWARD_DATA` and `DAYWARD_KEYS`.
 */
export default async function product(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.DAYWARD_URL) return undefined;
  const at = await place();
  const run = launch({ ...at.env, DEMO_NOW, DEMO_PLANT: PLANTED });
  try {
    await run.ready;
  } catch (error) {
    await at.clean();
    throw error;
  }
  process.env.DAYWARD_URL = `http://localhost:${at.port}`;
  process.env.DAYWARD_DATA = at.dataDir;
  process.env.DAYWARD_KEYS = at.env.KEYS_DIR;
  return async () => {
    run.child.kill("SIGTERM");
    await run.ended;
    await at.clean();
    const faults = run
      .output()
      .split("\n")
      .filter((line) => line.includes('"level":50'));
    if (faults.length > 0) throw new Error(`the product logged faults meanwhile:\n${faults.join("\n")}`);
  };
}
