import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Moves the demo's clock on to an instant, as an operator does; where it is later already, it stays. */
export async function waitUntil(instant: string): Promise<void> {
  const { DAYWARD_DATA: DATA_DIR, DAYWARD_KEYS: KEYS_DIR } = process.env;
  const env = { ...process.env, DATA_DIR, KEYS_DIR };
  const move = promisify(execFile)(process.execPath, ["scripts/run.mjs", "scripts/demo-clock.ts", instant], {
    env: env as NodeJS.ProcessEnv,
  });
  await move.catch((error: Error & { stdout?: string; stderr?: string }) => {
    const said = `${error.stdout}${error.stderr}`;
    if (!said.includes("never goes back")) throw new Error(said);
  });
}
