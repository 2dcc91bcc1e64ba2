import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTool } from "./run-step.ts";

export type Count = { passed: number; failed: number };

/** What is checked, the long ones first; each is one tool. */
const steps: readonly { name: string; args: readonly string[] }[] = [
  { name: "types", args: ["node_modules/typescript/lib/tsc.js", "--noEmit"] },
  {
    name: "format and lint",
    args: ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "--max-diagnostics=60"],
  },
  { name: "dead code", args: ["node_modules/knip/bin/knip.js", "--no-progress"] },
  { name: "boundaries", args: ["scripts/check/boundaries.ts"] },
  { name: "laws of the house", args: ["scripts/check/laws.ts"] },
];

/** Every static check beside the unit tests; says what failed and answers the sums (a tool counts as one). */
export async function runCheck(): Promise<Count> {
  const began = performance.now();
  const sum: Count = { passed: 0, failed: 0 };
  const add = (count: Count) => {
    sum.passed += count.passed;
    sum.failed += count.failed;
  };
  const tools = async () => {
    for (const { name, args } of steps) {
      const { ok, output, seconds } = await runTool(args);
      say(name, ok, seconds, output);
      add(ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
    }
  };
  const tests = async () => add(await runVitest("unit tests", "unit"));
  await Promise.all([tests(), tools()]);
  console.log(`Check: ${sum.passed} passed, ${sum.failed} failed (${seconds(began)} s)`);
  return sum;
}

/** These projects of Vitest; their own count, with at least one failure when it did not end well. */
export async function runVitest(name: string, ...projects: string[]): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), "dayward-report-"));
  const report = join(folder, "report.json");
  try {
    const { ok, output, seconds } = await runTool(
      ["node_modules/vitest/vitest.mjs", "run", ...projects.map((one) => `--project=${one}`)].concat(
        ["--reporter=default", "--reporter=json"],
        [`--outputFile.json=${report}`],
      ),
      { loud: name !== "unit tests" },
    );
    say(name, ok, seconds, name === "unit tests" ? output : "");
    return counted(report, ok);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function counted(report: string, ok: boolean): Count {
  try {
    const said = JSON.parse(readFileSync(report, "utf8")) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    return {
      passed: said.numPassedTests,
      failed: ok ? said.numFailedTests : Math.max(1, said.numFailedTests),
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

export function say(name: string, ok: boolean, seconds: number, output: string): void {
  console.log(`${ok ? "•" : "✗"} ${name}: ${ok ? "passed" : "failed"} (${seconds.toFixed(1)} s)`);
  if (!ok && output.trim()) console.error(output.trimEnd());
}

const seconds = (began: number) => ((performance.now() - began) / 1000).toFixed(1);
