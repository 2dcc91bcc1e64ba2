import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runs, see, standingIn, stop } from "#db/embedded/processes.ts";
import { startEmbedded, stopEmbedded } from "#db/embedded.ts";
import { ownerAddress, setUp } from "#db/setup/index.ts";
import { viewerPassword } from "#server/kernel/keys.ts";

export const TEMPLATE = "dayward_template";
const root = join(import.meta.dirname, "../..");
/** Outside the project, whose folder the database's user may not be able to pass. Nobody else may have made it. */
const cache = join(tmpdir(), `dayward-clusters-${process.getuid?.() ?? "own"}`);

/** Durability is tested by the launcher's own tests, on a cluster of their own. */
export const fastSettings = {
  fsync: "off",
  full_page_writes: "off",
  autovacuum: "off",
  max_connections: "300",
  shared_buffers: "64MB",
};

/** A folder with a stopped cluster that holds the set-up template database; made once for each state of migrations and set-up. */
export async function cachedCluster(): Promise<string> {
  mkdirSync(cache, { recursive: true, mode: 0o711 });
  if (statSync(cache).uid === process.getuid?.()) chmodSync(cache, 0o711);
  if (statSync(cache).uid !== (process.getuid?.() ?? statSync(cache).uid))
    throw new Error(`${cache} belongs to somebody else`);
  const folder = join(cache, fingerprint());
  if (!existsSync(folder)) await build(folder);
  const now = Date.now() / 1000;
  utimesSync(folder, now, now);
  for (const name of readdirSync(cache)) {
    const old = join(cache, name);
    if (now - statSync(old).mtimeMs / 1000 > 86_400) rmSync(old, { recursive: true, force: true });
  }
  return join(folder, "postgres");
}

async function build(folder: string): Promise<void> {
  const making = `${folder}.${randomBytes(4).toString("hex")}`;
  mkdirSync(making, { recursive: true, mode: 0o711 });
  chmodSync(making, 0o711);
  const cluster = await startEmbedded({
    folder: join(making, "postgres"),
    log: join(making, "log"),
    superPassword: viewerPassword("postgres"),
    settings: fastSettings,
    initdb: ["--no-sync", "--wal-segsize=4"],
  });
  try {
    const ownerUrl = ownerAddress(cluster.superUrl, viewerPassword, TEMPLATE);
    await setUp({ superUrl: cluster.superUrl, ownerUrl, passwordOf: viewerPassword });
  } catch (error) {
    await stopEmbedded(cluster);
    rmSync(making, { recursive: true, force: true });
    throw error;
  }
  await stopEmbedded(cluster);
  try {
    renameSync(making, folder);
  } catch {
    // Another run was first: its folder is as good.
    rmSync(making, { recursive: true, force: true });
  }
}

function fingerprint(): string {
  const hash = createHash("sha256").update(process.env.DATA_KEYS ?? "");
  for (const part of ["db/migrations", "db/setup", "db/embedded"]) {
    const names = readdirSync(join(root, part), { recursive: true, encoding: "utf8" }).sort();
    for (const name of names.filter((one) => /\.(sql|ts|json)$/.test(one)))
      hash.update(name).update(readFileSync(join(root, part, name)));
  }
  return hash.digest("hex").slice(0, 20);
}

/** A copy of the cached cluster in a temporary folder of this run, started. */
export async function startCopy() {
  await sweep();
  const from = await cachedCluster();
  const place = mkdtempSync(join(tmpdir(), "dayward-test-"));
  chmodSync(place, 0o711);
  const me = see(process.pid);
  writeFileSync(join(place, "run.json"), JSON.stringify({ pid: process.pid, started: me?.started }));
  const folder = join(place, "postgres");
  execFileSync("cp", ["-a", from, folder]);
  const superPassword = viewerPassword("postgres");
  const cluster = await startEmbedded({
    folder,
    log: join(place, "log"),
    superPassword,
    // What was just written is kept in the log through checkpoints, however many files write at once: it is looked for there.
    settings: { ...fastSettings, wal_keep_size: "128MB" },
  });
  const end = async () => {
    await stop(cluster, "SIGQUIT", 3_000);
    rmSync(place, { recursive: true, force: true });
  };
  return { ...cluster, end };
}

/** Removes what runs left behind that were killed. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith("dayward-test-"))) {
    const place = join(tmpdir(), name);
    try {
      const owner = JSON.parse(readFileSync(join(place, "run.json"), "utf8")) as {
        pid: number;
        started: string;
      };
      if (runs(owner)) continue;
      for (const one of standingIn(join(place, "postgres"))) await stop(one, "SIGQUIT", 2_000);
      rmSync(place, { recursive: true, force: true });
    } catch {
      // Another run is just making or removing it.
    }
  }
}
