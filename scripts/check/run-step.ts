import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

export type Outcome = { readonly ok: boolean; readonly output: string; readonly seconds: number };

/** Runs one of the project's tools under this Node and answers what it said. Nothing is read from standard input. */
export function runTool(
  args: readonly string[],
  options: { env?: Record<string, string>; loud?: boolean } = {},
): Promise<Outcome> {
  if (stopping) return new Promise(() => {});
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  for (const [stream, out] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const)
    stream.on("data", (part: Buffer) => {
      output += part.toString();
      if (options.loud) out.write(part);
    });
  return new Promise((resolve) => {
    const end = (ok: boolean) => {
      running.delete(child);
      resolve({ ok, output, seconds: (performance.now() - began) / 1000 });
    };
    child.once("error", (error) => {
      output += error.message;
      end(false);
    });
    child.once("close", (code) => end(code === 0));
  });
}

const running = new Set<ChildProcess>();
let stopping = false;

// Whoever stops the run stops its tools; a suite ends its own servers first.
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, async () => {
    stopping = true;
    const ends = [...running].map((child) => new Promise((resolve) => child.once("close", resolve)));
    for (const child of running) child.kill("SIGTERM");
    setTimeout(() => process.exit(130), 10_000).unref();
    await Promise.all(ends);
    process.exit(130);
  });
