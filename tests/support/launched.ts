import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { standingIn, stop } from "#db/embedded/processes.ts";
import { freePort } from "#db/embedded.ts";

const root = join(import.meta.dirname, "../..");
const ours = new Set(
  ["PORT", "HOST", "DATA_DIR", "KEYS_DIR", "DATA_KEYS", "DATABASE_URL", "DEMO_NOW", "DEMO_PLANT"].concat([
    "LOG_LEVEL",
    "NODE_ENV",
    "NEXTAUTH_URL",
    "POOL_SIZE",
    "DAYWARD_STARTED_FROM",
    "SMTP_URL",
    "MAIL_FROM",
    "TWILIO_ACCOUNT_SID",
    "TWILIO_AUTH_TOKEN",
    "TWILIO_FROM",
    "TWILIO_URL",
  ]),
);

export type Place = Awaited<ReturnType<typeof place>>;

/** A data folder, keys folder and port of the test's own, for the real `npm start`; the folders may be copies of a stopped one's. */
export async function place(original?: { readonly folder: string }) {
  const folder = mkdtempSync(join(tmpdir(), "dayward-launch-"));
  chmodSync(folder, 0o711);
  const port = await freePort();
  const dataDir = join(folder, "data");
  const env = { PORT: String(port), DATA_DIR: dataDir, KEYS_DIR: join(folder, "keys") };
  if (original)
    execFileSync("cp", ["-a", join(original.folder, "data"), join(original.folder, "keys"), folder]);
  return {
    folder,
    dataDir,
    port,
    env,
    postgres: join(dataDir, "postgres"),
    /** The number that the launcher noted for one of its processes. */
    pid: (name: string) =>
      (JSON.parse(readFileSync(join(dataDir, `run/${name}.json`), "utf8")) as { pid: number }).pid,
    processes: () => standingIn(join(dataDir, "postgres")),
    clean: async () => {
      for (const one of standingIn(join(dataDir, "postgres"))) await stop(one, "SIGQUIT", 2_000);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Launched = {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Milliseconds from the start to readiness; rejects with the output when it ends before. */
  readonly ready: Promise<number>;
  readonly ended: Promise<number | null>;
  readonly killGroup: () => void;
};

/** Runs the real start in a process group of its own. */
export function launch(
  env: Record<string, string>,
  command: readonly string[] = [process.execPath, "scripts/start.mjs"],
): Launched {
  const began = performance.now();
  const [program = "", ...args] = command;
  // What this run was started with must not reach the product under test.
  const rest = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.has(name)));
  const child = spawn(program, args, {
    cwd: root,
    env: { ...rest, ...env } as unknown as NodeJS.ProcessEnv,
    detached: true,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => (said += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const ready = new Promise<number>((resolve, reject) => {
    child.stdout.on("data", () => {
      if (said.includes("Dayward is open at")) resolve(performance.now() - began);
    });
    child.once("close", () => reject(new Error(`ended before it was ready:\n${said}`)));
  });
  ready.catch(() => {});
  return {
    child,
    output: () => said,
    ready,
    ended,
    killGroup: () => process.kill(-(child.pid ?? 0), "SIGKILL"),
  };
}

/** The status of an address, or 0 while nothing answers. */
export async function status(port: number, path: string): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.status ?? 0;
}
