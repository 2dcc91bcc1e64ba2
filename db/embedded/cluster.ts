import { spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { findBinaries } from "./binaries.ts";
import { Refusal } from "./refusal.ts";
import { databaseAccount, mustReach } from "./unprivileged.ts";

export type ClusterPlace = {
  /** The cluster's own folder; made when missing. Its parent must exist. */
  readonly folder: string;
  readonly superPassword: string;
};

const plainSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  password_encryption: "scram-sha-256",
  max_connections: "200",
  // What people typed must not reach the log: no statements, no parameters, no details of a refused row.
  log_statement: "none",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_min_messages: "warning",
  log_checkpoints: "off",
  log_timezone: "UTC",
  timezone: "UTC",
  shared_buffers: "128MB",
  max_wal_size: "512MB",
};

/** Makes a cluster (UTF-8, built-in C.UTF-8, SCRAM) unless it exists. A half-made one is never taken for whole. */
export function makeCluster(place: ClusterPlace, extra: readonly string[] = []): "made" | "found" {
  if (existsSync(place.folder)) return "found";
  const account = databaseAccount(place.folder);
  mustReach(account, dirname(place.folder));
  const { initdb } = findBinaries(account, place.folder);
  const unfinished = `${place.folder}.unfinished`;
  const secret = `${place.folder}.secret`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(secret, place.superPassword, { mode: 0o600 });
  try {
    if (account) for (const path of [unfinished, secret]) chownSync(path, account.uid, account.gid);
    const made = spawnSync(
      initdb,
      [`--pgdata=${unfinished}`, "--username=postgres", `--pwfile=${secret}`, "--encoding=UTF8"].concat(
        ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--auth=scram-sha-256"],
        extra,
      ),
      {
        encoding: "utf8",
        env: bareEnvironment(),
        cwd: "/",
        ...(account && { uid: account.uid, gid: account.gid }),
      },
    );
    if (made.status !== 0) throw whyNot(made.error?.message ?? `${made.stdout}\n${made.stderr}`);
    renameSync(unfinished, place.folder);
  } finally {
    rmSync(secret, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
  return "made";
}

/** Starts the server on its own, so that it outlives its starter; its words go to the open file `log`. */
export function spawnServer(
  folder: string,
  port: number,
  log: number,
  settings: Record<string, string> = {},
) {
  const account = databaseAccount(folder);
  mustReach(account, folder);
  const { postgres } = findBinaries(account, folder);
  chmodSync(folder, 0o700);
  const options = Object.entries({ ...plainSettings, ...settings, port: String(port) });
  return spawn(postgres, ["-D", folder, ...options.flatMap(([name, value]) => ["-c", `${name}=${value}`])], {
    detached: true,
    stdio: ["ignore", log, log],
    env: { ...bareEnvironment(), ...keptMemory },
    cwd: "/",
    ...(account && { uid: account.uid, gid: account.gid }),
  });
}

/** glibc's own variables, unknown elsewhere: freed memory up to so many bytes is kept for the next statement, instead of being given back and asked for again. */
const keptMemory = { MALLOC_TOP_PAD_: "1048576", MALLOC_TRIM_THRESHOLD_: "8388608" };

/** PostgreSQL's own words, with advice where the cause is one that people can mend. */
export function whyNot(words: string): Refusal {
  const said = words.trim().split("\n").slice(-6).join("\n");
  if (/No space left|ENOSPC/i.test(words))
    return new Refusal(
      "the disk is full",
      "Free some space (about 200 MB is enough to begin) and start again.",
    );
  if (/could not bind|Address already in use/i.test(words))
    return new Refusal("the database's port was taken in the meantime", "Start again.");
  if (/cannot open shared object|libicu|libcrypto/i.test(words))
    return new Refusal(
      `PostgreSQL's libraries do not load here:\n${said}`,
      "Delete node_modules and start again.",
    );
  if (!said)
    return new Refusal(
      "PostgreSQL ended without a word",
      "See that the disk has room, and the file postgres.log in the data folder.",
    );
  return new Refusal(`PostgreSQL did not start:\n${said}`, "See the file postgres.log in the data folder.");
}

// The starter's environment may hold keys and addresses: the database gets none of it.
const bareEnvironment = (): NodeJS.ProcessEnv => ({
  NODE_ENV: "production",
  PATH: process.env.PATH ?? "/usr/bin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
});
