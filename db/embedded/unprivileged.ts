import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Refusal } from "./refusal.ts";

export type Account = { readonly uid: number; readonly gid: number; readonly name: string };

/** PostgreSQL refuses to run as root: under root the account it runs as (the one that owns `dataFolder` already, else postgres or nobody). */
export function databaseAccount(dataFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readAccounts();
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return accounts.find((one) => one.uid === uid) ?? { uid, gid, name: `user ${uid}` };
  }
  const known = ["postgres", "nobody"].map((name) =>
    accounts.find((one) => one.name === name && one.uid !== 0),
  );
  return known.find((one) => one !== undefined) ?? { uid: 65534, gid: 65534, name: "user 65534" };
}

function readAccounts(): Account[] {
  if (!existsSync("/etc/passwd")) return [];
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .filter((part) => part.length > 3)
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/** Refuses unless the database's user can reach this path: every folder on the way must be passable for it. */
export function mustReach(account: Account | undefined, path: string): void {
  const closed = account ? closedFolders(account, path) : [];
  if (!account || closed.length === 0) return;
  throw new Refusal(
    `${closed.join(" and ")} cannot be passed by ${account.name}, as whom the database must run (PostgreSQL refuses to run as root); the data folder lies below`,
    `Set DATA_DIR to a folder that everyone may pass through (as /srv/dayward), or start as an ordinary user, or allow passing: chmod o+x ${closed.join(" ")}`,
  );
}

/** Whether the account may reach and run this file. */
export const mayRun = (account: Account, file: string): boolean =>
  allows(account, file, 0o5) && closedFolders(account, file).length === 0;

/** The folders on the way to the path, from the root down, that the account may not pass. */
function closedFolders(account: Account, path: string): string[] {
  const closed: string[] = [];
  for (let at = dirname(realpathSync(path)); ; at = dirname(at)) {
    if (!allows(account, at, 0o1)) closed.unshift(at);
    if (at === dirname(at)) return closed;
  }
}

/** Whether the mode bits give the account this right (1 pass or run, 4 read). */
function allows(account: Account, path: string, right: number): boolean {
  const { mode, uid, gid } = statSync(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & right) === right;
}
