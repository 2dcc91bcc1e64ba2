import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { runTool } from "./run-step.ts";

const root = join(import.meta.dirname, "../..");

/** `names`: of what failed, as far as it is known. */
export type Count = { passed: number; failed: number; names: readonly string[] };

/** One sum of several. */
export const sumOf = (...counts: readonly Count[]): Count => ({
  passed: counts.reduce((sum, { passed }) => sum + passed, 0),
  failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  names: counts.flatMap(({ names }) => names),
});

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
  const tools = async (): Promise<Count[]> => {
    const counts = [];
    for (const { name, args } of steps) {
      const { ok, output, seconds } = await runTool(args);
      say(name, ok, seconds, output);
      counts.push(ok ? { passed: 1, failed: 0, names: [] } : { passed: 0, failed: 1, names: [name] });
    }
    return counts;
  };
  const [tests, others] = await Promise.all([runVitest("unit tests", "unit"), tools()]);
  const sum = sumOf(tests, ...others);
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

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[];
};

function counted(report: string, ok: boolean): Count {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(
      readFileSync(report, "utf8"),
    ) as Report;
    const failed = ok ? numFailedTests : Math.max(1, numFailedTests);
    const names = testResults.flatMap((file) => {
      const tests = file.assertionResults.filter(({ status }) => status === "failed");
      const said = tests.map(({ fullName }) => `${relative(root, file.name)}: ${fullName}`);
      return said.length === 0 && file.status === "failed" ? [relative(root, file.name)] : said;
    });
    return { passed: numPassedTests, failed, names };
  } catch {
    return { passed: 0, failed: 1, names: ["no report of the tests"] };
  }
}

export function say(name: string, ok: boolean, seconds: number, output: string): void {
  console.log(`${ok ? "•" : "✗"} ${name}: ${ok ? "passed" : "failed"} (${seconds.toFixed(1)} s)`);
  if (!ok && output.trim()) console.error(output.trimEnd());
}

const seconds = (began: number) => ((performance.now() - began) / 1000).toFixed(1);
