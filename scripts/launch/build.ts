import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "#db/embedded/refusal.ts";

const root = join(import.meta.dirname, "../..");
const mark = join(root, ".next/dayward-build");
const INPUTS = [
  "{app,server,db,public}/**/*.*",
  "{proxy.ts,next.config.js,postcss.config.*,tsconfig.json,package.json,package-lock.json}",
];

/** Builds the web application unless the last build was made from exactly these sources. */
export async function ensureBuilt(): Promise<"built" | "unchanged"> {
  const wanted = fingerprint();
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return "unchanged";
  rmSync(mark, { force: true });
  const { code, output } = await nextBuild();
  if (code !== 0) throw whyNotBuilt(output);
  mkdirSync(join(root, ".next"), { recursive: true });
  writeFileSync(mark, wanted);
  return "built";
}

function fingerprint(): string {
  const hash = createHash("sha256").update(process.version);
  const files = globSync(INPUTS, { cwd: root }).filter(
    (name) => /\.\w+$/.test(name) && !name.startsWith("db/seed"),
  );
  for (const name of files.sort()) {
    try {
      hash.update(name).update(readFileSync(join(root, name)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EISDIR") throw error;
    }
  }
  return hash.digest("hex");
}

function nextBuild(): Promise<{ code: number; output: string }> {
  const next = join(root, "node_modules/next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
  });
  const endWithUs = () => child.kill();
  process.once("exit", endWithUs);
  child.once("close", () => process.off("exit", endWithUs));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (output += part));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

function whyNotBuilt(output: string): Refusal {
  if (/ENOSPC|No space left/i.test(output))
    return new Refusal("the disk is full", "Free about 1 GB and start again.");
  if (/heap out of memory|SIGKILL/i.test(output))
    return new Refusal(
      "there is not enough memory to build",
      "About 2 GB are needed; close something and start again.",
    );
  const said = output.trim().split("\n").slice(-40).join("\n");
  return new Refusal(`next build failed:\n${said}`, "Mend the sources where it says so, and start again.");
}
