import { mkdirSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { Refusal } from "#db/embedded/refusal.ts";
import type { Env } from "#server/kernel/env.ts";

type Name = "DATA_DIR" | "KEYS_DIR";
type Folders = Pick<Env, Name | "DATA_KEYS">;

const MOST_LINKS = 40;

/** Before anything is written: neither folder is something else, and the keys do not come to lie in the data, whatever links lead there. Throws a Refusal. */
export function mustStandApart(env: Folders): void {
  mustBeFolder("DATA_DIR", env.DATA_DIR);
  if (env.DATA_KEYS) return;
  mustBeFolder("KEYS_DIR", env.KEYS_DIR);
  if (`${realOf(env.KEYS_DIR)}${sep}`.startsWith(`${realOf(env.DATA_DIR)}${sep}`))
    throw new Refusal(
      `KEYS_DIR ${env.KEYS_DIR} leads into DATA_DIR: whoever copies the data would have the keys`,
      "Move the keys to a folder outside DATA_DIR.",
    );
}

/**
 * Makes a folder and those above it that are missing; true when there was none. Throws a Refusal with the variable's name. One by one, as Node's own
 * recursive way never ends where the system makes no folder, as in /proc.
 */
export function makeFolder(name: Name, path: string, mode: number): boolean {
  if (isFolder(path)) return false;
  if (dirname(path) !== path) makeFolder(name, dirname(path), mode);
  try {
    mkdirSync(path, { mode });
    return true;
  } catch (error) {
    if (isFolder(path)) return false;
    throw new Refusal(
      `${name}: the folder ${path} cannot be made (${(error as NodeJS.ErrnoException).code})`,
      `Set ${name} to a folder that you may write.`,
    );
  }
}

function mustBeFolder(name: Name, path: string): void {
  const there = statSync(existing(path));
  if (there.isDirectory()) return;
  throw new Refusal(
    `${name} ${path} leads to a file, ${existing(path)}`,
    `Set ${name} to a folder; it is made where there is none.`,
  );
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The path itself, or the deepest one above it that is there. */
function existing(path: string): string {
  try {
    statSync(path);
    return path;
  } catch {
    return existing(dirname(path));
  }
}

/** Where a path leads, links followed, also what is not there yet: as far as it is there, and then by its own names. */
function realOf(path: string, links = 0): string {
  try {
    return realpathSync(path);
  } catch {
    const here = join(realOf(dirname(path), links), basename(path));
    const target = links < MOST_LINKS ? linkOf(here) : null;
    return target === null ? here : realOf(resolve(dirname(here), target), links + 1);
  }
}

function linkOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
