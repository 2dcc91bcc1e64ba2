import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** What tells a process from a later one with the same number. */
export type Seen = { readonly pid: number; readonly started: string; readonly zombie: boolean };

const linux = process.platform === "linux";

/** The process with this number, or nothing. `started` differs for a number that was given out again. */
export function see(pid: number): Seen | undefined {
  try {
    if (!linux) return seeByPs(pid);
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command stands in brackets and may hold anything; the fields after it are plain.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { pid, started: fields[19] ?? "", zombie: fields[0] === "Z" || fields[0] === "X" };
  } catch {
    return undefined;
  }
}

function seeByPs(pid: number): Seen | undefined {
  const line = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  if (!line) return undefined;
  const [state = "", ...started] = line.split(/\s+/);
  return { pid, started: started.join(" "), zombie: state.startsWith("Z") };
}

/** Whether that very process still runs. A zombie does not. */
export function runs(one: { pid: number; started: string }): boolean {
  const now = see(one.pid);
  return now !== undefined && !now.zombie && now.started === one.started;
}

/** Sends the first signal, waits, and kills what is left after `patience` ms. Never touches a number that was given out again. */
export async function stop(one: { pid: number; started: string }, signal: NodeJS.Signals, patience: number) {
  if (!runs(one)) return;
  process.kill(one.pid, signal);
  if (await gone(one, patience)) return;
  if (runs(one)) process.kill(one.pid, "SIGKILL");
  await gone(one, 2_000);
}

/** Waits until the process is gone; false when it still runs after `patience` ms. */
export async function gone(one: { pid: number; started: string }, patience: number): Promise<boolean> {
  for (const end = performance.now() + patience; runs(one); await pause(20)) {
    if (performance.now() > end) return false;
  }
  return true;
}

/** The living processes whose working folder this is (PostgreSQL's all stand in their data folder). Linux only; elsewhere none. */
export function standingIn(folder: string): Seen[] {
  if (!linux) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && cwdOf(name) === folder)
    .map((name) => see(Number(name)))
    .filter((one) => one !== undefined && !one.zombie) as Seen[];
}

function cwdOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
