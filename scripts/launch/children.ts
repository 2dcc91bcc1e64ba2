import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { see, stop } from "#db/embedded/processes.ts";
import { forget, note } from "./run-files.ts";

const root = join(import.meta.dirname, "../..");
const QUICK = 20_000;
const PATIENCE = 6;

/** How the web process ends when its port was taken in the meantime. */
export const PORT_TAKEN = 98;

export type Keeper = {
  readonly stop: () => Promise<void>;
  /** From now on it is started again whatever happens: what fails later (a database that restarts) comes back. */
  readonly neverGiveUp: () => void;
};

type Kept = {
  readonly name: "web" | "worker";
  readonly file: string;
  readonly args?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly dataDir: string;
  /** Called when it says that it is up. */
  readonly isUp?: () => void;
  /** Called when it does not come up at all. */
  readonly gaveUp: (why: string) => void;
};

/** Keeps one process of ours running: one that dies is started again, at first at once, then with growing pauses. */
export function keep(kept: Kept): Keeper {
  let child: ChildProcess | undefined;
  let stopping = false;
  let tireless = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  const start = () => {
    const began = performance.now();
    // The channel tells the child when this launcher is gone, however it went.
    child = fork(join(root, kept.file), kept.args ?? [], { cwd: root, env: kept.env, stdio: "inherit" });
    if (child.pid) note(kept.dataDir, kept.name, child.pid);
    child.once("message", () => kept.isUp?.());
    child.once("exit", (code, signal) => {
      child = undefined;
      if (stopping) return;
      failures = performance.now() - began > QUICK ? 1 : failures + 1;
      const how = signal ? `was killed (${signal})` : `ended (code ${code})`;
      if (!tireless && code === PORT_TAKEN) return kept.gaveUp("the port was taken in the meantime");
      if (!tireless && failures > PATIENCE)
        return kept.gaveUp(`${kept.name} ${how} ${failures} times in a row`);
      console.error(`• ${kept.name} ${how}: starting it again`);
      timer = setTimeout(start, Math.min(200 * 2 ** (failures - 1), 5_000));
    });
  };
  start();

  return {
    neverGiveUp: () => {
      tireless = true;
    },
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      const seen = child?.pid ? see(child.pid) : undefined;
      if (seen) await stop(seen, "SIGTERM", 1_800);
      forget(kept.dataDir, kept.name);
    },
  };
}

const PASSED = ["PATH", "HOME", "LANG", "TMPDIR"];

/** What web and worker get to see: never the owner's address. */
export function childEnvironment(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const given: NodeJS.ProcessEnv = { NODE_ENV: more.NODE_ENV };
  for (const name of PASSED) if (process.env[name] !== undefined) given[name] = process.env[name];
  for (const [name, value] of Object.entries(more)) if (value !== undefined) given[name] = value;
  return given;
}
