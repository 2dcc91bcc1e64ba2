import { chmodSync, existsSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "#db/embedded/refusal.ts";
import { databaseAccount, mustReach } from "#db/embedded/unprivileged.ts";
import { type Embedded, startEmbedded } from "#db/embedded.ts";
import { ownerAddress } from "#db/setup/index.ts";
import type { Env } from "#server/kernel/env.ts";
import { ensureKeys, viewerPassword } from "#server/kernel/keys.ts";
import { makeFolder, mustStandApart } from "./folders.ts";
import { note } from "./run-files.ts";

export type Database = {
  readonly ownerUrl: string;
  readonly superUrl?: string;
  readonly embedded?: Embedded;
  /** Host, port and name only: what web and worker get. */
  readonly address: string;
};

/** Makes the data folder, passable for the database's user and readable for nobody else; before that, nothing was written. */
export function makeDataFolder(env: Env): void {
  mustStandApart(env);
  const made = makeFolder("DATA_DIR", env.DATA_DIR, 0o711);
  if (made || process.getuid?.() === statSync(env.DATA_DIR).uid) chmodSync(env.DATA_DIR, 0o711);
  const cluster = join(env.DATA_DIR, "postgres");
  if (!env.DATABASE_URL) mustReach(databaseAccount(cluster), existsSync(cluster) ? cluster : env.DATA_DIR);
}

/** Keys from `DATA_KEYS`, or from `KEYS_DIR`, made at the first start only: a database without its keys is not given new ones. */
export function makeKeys(env: Env): "given" | "made" | "found" {
  if (env.DATA_KEYS) return "given";
  mustStandApart(env);
  process.env.KEYS_DIR = env.KEYS_DIR;
  try {
    statSync(join(env.KEYS_DIR, "data.keys"));
  } catch {
    if (hasCluster(env))
      throw new Refusal(
        `KEYS_DIR ${env.KEYS_DIR} holds no keys, but DATA_DIR ${env.DATA_DIR} holds a database that was sealed with some`,
        "Put the keys back. Without them the data cannot be read; for a new demo delete DATA_DIR.",
      );
  }
  makeFolder("KEYS_DIR", env.KEYS_DIR, 0o700);
  return ensureKeys(env.KEYS_DIR);
}

function hasCluster(env: Env): boolean {
  try {
    return statSync(join(env.DATA_DIR, "postgres")).isDirectory();
  } catch {
    return false;
  }
}

/** Brings the embedded server up (on `port` when it must stay where it was) and leaves the owner's address for operators. */
export async function openEmbedded(env: Env, port?: number): Promise<Database> {
  const embedded = await startEmbedded({
    folder: join(env.DATA_DIR, "postgres"),
    log: join(env.DATA_DIR, "postgres.log"),
    superPassword: viewerPassword("postgres"),
    ...(port !== undefined && { port }),
  });
  note(env.DATA_DIR, "database", embedded.pid);
  const ownerUrl = ownerAddress(embedded.superUrl, viewerPassword);
  const draft = join(env.DATA_DIR, "database.url.new");
  writeFileSync(draft, `${ownerUrl}\n`, { mode: 0o600 });
  renameSync(draft, join(env.DATA_DIR, "database.url"));
  return { ownerUrl, superUrl: embedded.superUrl, embedded, address: withoutLogin(ownerUrl) };
}

export const openOutside = (url: string): Database => ({ ownerUrl: url, address: withoutLogin(url) });

/** The address without name and password. */
export function withoutLogin(url: string): string {
  const address = new URL(url);
  address.username = "";
  address.password = "";
  return address.toString();
}
