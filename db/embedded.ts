import { closeSync, existsSync, openSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { type ClusterPlace, makeCluster, spawnServer, whyNot } from "./embedded/cluster.ts";
import { gone, runs, see, standingIn, stop } from "./embedded/processes.ts";
import { Refusal } from "./embedded/refusal.ts";

export type Embedded = {
  readonly port: number;
  readonly pid: number;
  readonly started: string;
  /** How it came up: made new, started again, or found running and taken over. */
  readonly how: "made" | "started" | "taken over";
  readonly superUrl: string;
};

type Options = ClusterPlace & {
  /** The file that the server writes to. */
  readonly log: string;
  /** Where it must listen; a free port when left out. */
  readonly port?: number;
  readonly settings?: Record<string, string>;
  readonly initdb?: readonly string[];
};

/** Brings the embedded PostgreSQL up on a free port of 127.0.0.1, or takes over the one that a killed starter left behind. */
export async function startEmbedded(options: Options): Promise<Embedded> {
  const made = makeCluster(options, options.initdb);
  const folder = realpathSync(options.folder);
  const running = await takeOver(folder, options.superPassword);
  if (running) return running;
  const how = made === "made" ? "made" : "started";
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce({ ...options, folder }, how);
    } catch (error) {
      if (attempt === 3 || !(error instanceof Refusal) || !/port was taken|lock file/.test(error.message))
        throw error;
      await clearLock(folder);
    }
  }
}

/** Stops the server: open transactions are rolled back, everything committed is kept, also where there is no time to tidy up. */
export async function stopEmbedded(server: { pid: number; started: string }): Promise<void> {
  if (!runs(server)) return;
  process.kill(server.pid, "SIGINT");
  if (!(await gone(server, 2_500))) await stop(server, "SIGQUIT", 500);
}

async function startOnce(options: Options, how: Embedded["how"]): Promise<Embedded> {
  const port = options.port ?? (await freePort());
  const before = existsSync(options.log) ? statSync(options.log).size : 0;
  const log = openSync(options.log, "a", 0o600);
  const child = spawnServer(options.folder, port, log, options.settings);
  closeSync(log);
  let failed: string | undefined;
  child.once("error", (error) => (failed = error.message));
  child.once("exit", () => (failed ??= readFileSync(options.log).subarray(before).toString("utf8")));
  child.unref();
  for (const end = performance.now() + 60_000; performance.now() < end; await pause(25)) {
    if (failed !== undefined) throw whyNot(failed);
    if (postmasterFile(options.folder)?.ready && (await answers(port, options.superPassword))) {
      const seen = see(child.pid ?? 0);
      child.removeAllListeners("exit");
      if (seen) return cameUp(seen, port, how, options.superPassword);
    }
  }
  if (child.pid) process.kill(child.pid, "SIGKILL");
  throw new Refusal("the database was not ready after 60 s", `See ${options.log}.`);
}

/** A server that outlived its starter: used when it answers to our password, else stopped. */
async function takeOver(folder: string, password: string): Promise<Embedded | undefined> {
  const file = postmasterFile(folder);
  if (!file) return undefined;
  const seen = see(file.pid);
  const ours = process.platform !== "linux" || standingIn(folder).some((one) => one.pid === file.pid);
  if (seen && !seen.zombie && ours) {
    for (const end = performance.now() + 5_000; performance.now() < end; await pause(100)) {
      if (await answers(file.port, password)) return cameUp(seen, file.port, "taken over", password);
      if (!runs(seen)) break;
    }
  }
  await clearLock(folder);
  return undefined;
}

/** Ends whatever still works in this data folder, then removes the lock of a server that no longer runs. */
async function clearLock(folder: string): Promise<void> {
  const file = postmasterFile(folder);
  const main = standingIn(folder).find((one) => one.pid === file?.pid);
  if (main) await stop(main, "SIGINT", 5_000);
  for (const one of standingIn(folder)) await stop(one, "SIGQUIT", 3_000);
  // Without /proc nobody can tell whether its number was given out again: PostgreSQL's own check decides there.
  if (process.platform === "linux") rmSync(join(folder, "postmaster.pid"), { force: true });
}

function postmasterFile(folder: string): { pid: number; port: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
  } catch {
    return undefined;
  }
}

async function answers(port: number, password: string): Promise<boolean> {
  const sql = postgres(superAddress(port, password), { max: 1, connect_timeout: 2, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === "28P01")
      throw new Refusal(
        "the keys do not fit this database: its password was derived from others",
        "Put back the KEYS_DIR (or DATA_KEYS) that this DATA_DIR was made with.",
      );
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const superAddress = (port: number, password: string) =>
  `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;

const cameUp = (
  seen: { pid: number; started: string },
  port: number,
  how: Embedded["how"],
  password: string,
): Embedded => ({ port, pid: seen.pid, started: seen.started, how, superUrl: superAddress(port, password) });

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) =>
    server.once("error", reject).listen(0, "127.0.0.1", () => resolve()),
  );
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === "string") throw new Error("no port");
  return address.port;
}
