import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runs, see, stop } from "#db/embedded/processes.ts";
import { Refusal } from "#db/embedded/refusal.ts";

type Noted = { pid: number; started: string; parent?: { pid: number; started: string }; address?: string };

const at = (dataDir: string, name: string) => join(dataDir, "run", `${name}.json`);

/** Notes a process of ours, so that a later start finds it, and never mistakes another for it. */
export function note(dataDir: string, name: string, pid: number): void {
  const draft = draftOf(dataDir, name, pid, {});
  if (draft) renameSync(draft, at(dataDir, name));
}

function draftOf(dataDir: string, name: string, pid: number, more: Partial<Noted>): string | undefined {
  const seen = see(pid);
  if (!seen) return undefined;
  mkdirSync(join(dataDir, "run"), { recursive: true, mode: 0o700 });
  const draft = `${at(dataDir, name)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid, started: seen.started, ...more }), { mode: 0o600 });
  return draft;
}

export const forget = (dataDir: string, name: string) => rmSync(at(dataDir, name), { force: true });

function noted(path: string): Noted | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Noted;
  } catch {
    return undefined;
  }
}

/**
 * Makes this launcher the one of its data folder, and ends what a killed start left behind: its launcher if it lost its own starter, then web and
 * worker. A launcher that somebody still holds (her terminal is open, or she starts at this moment) is not disturbed: that is refused. Answers
 * what was ended.
 */
export async function takeOverFolder(dataDir: string, address: string): Promise<string[]> {
  const ended: string[] = [];
  const parent = see(Number(process.env.DAYWARD_STARTED_FROM ?? process.ppid));
  const draft = draftOf(dataDir, "launcher", process.pid, { address, ...(parent && { parent }) });
  if (!draft) throw new Error("this process does not see itself");
  try {
    while (!linked(draft, at(dataDir, "launcher"))) {
      if (await endForsaken(at(dataDir, "launcher"))) ended.push("launcher");
      clearAway(at(dataDir, "launcher"));
    }
  } finally {
    rmSync(draft, { force: true });
  }
  for (const name of ["web", "worker"]) {
    const one = noted(at(dataDir, name));
    if (!one || !runs(one)) continue;
    await stop(one, "SIGTERM", 2_500);
    ended.push(name);
  }
  return ended;
}

/** Whether this start was the first: of two at once only one gets the name. */
function linked(draft: string, name: string): boolean {
  try {
    linkSync(draft, name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

async function endForsaken(name: string): Promise<boolean> {
  const launcher = noted(name);
  if (!launcher || !runs(launcher)) return false;
  if (launcher.parent && runs(launcher.parent)) throw runsAlready(launcher);
  await stop(launcher, "SIGTERM", 6_000);
  return true;
}

/** Takes a dead launcher's note away; one that another start put there in the meantime is put back, and stands. */
function clearAway(name: string): void {
  const aside = `${name}.${process.pid}.old`;
  try {
    renameSync(name, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const other = noted(aside);
  if (other && runs(other)) linked(aside, name);
  rmSync(aside, { force: true });
  if (other && runs(other)) throw runsAlready(other);
}

const runsAlready = ({ pid, address }: Noted) =>
  new Refusal(
    `Dayward runs already from this data folder (process ${pid}${address ? `, ${address}` : ""})`,
    `Use that one, or stop it first (Ctrl-C there, or kill ${pid}); or set another DATA_DIR and PORT.`,
  );
