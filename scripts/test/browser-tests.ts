import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTool } from "../check/run-step.ts";
import { type Count, say } from "../check/steps.ts";

/** The end-to-end tests against the real product, in this Chromium. A test that passed only at its second try has failed. */
export async function runBrowserTests(chromium: string): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), "dayward-report-"));
  const report = join(folder, "report.json");
  try {
    const { ok, seconds } = await runTool(
      ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
      { loud: true, env: { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
    );
    say("browser tests", ok, seconds, "");
    return counted(report, ok);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Suite = {
  specs?: { title: string; file: string; tests: { status: string }[] }[];
  suites?: Suite[];
};

function counted(report: string, ok: boolean): Count {
  try {
    const { stats, suites } = JSON.parse(readFileSync(report, "utf8")) as {
      stats: { expected: number; unexpected: number; flaky: number };
      suites: Suite[];
    };
    const failed = stats.unexpected + stats.flaky;
    return {
      passed: stats.expected,
      failed: ok ? failed : Math.max(1, failed),
      names: suites.flatMap(failedIn),
    };
  } catch {
    return { passed: 0, failed: 1, names: ["no report of the browser tests"] };
  }
}

const failedIn = ({ specs = [], suites = [] }: Suite): string[] => [
  ...specs
    .filter(({ tests }) => tests.some(({ status }) => status === "unexpected" || status === "flaky"))
    .map(({ file, title }) => `${file}: ${title}`),
  ...suites.flatMap(failedIn),
];
