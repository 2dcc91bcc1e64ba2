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

function counted(report: string, ok: boolean): Count {
  try {
    const { stats } = JSON.parse(readFileSync(report, "utf8")) as {
      stats: { expected: number; unexpected: number; flaky: number };
    };
    const failed = stats.unexpected + stats.flaky;
    return { passed: stats.expected, failed: ok ? failed : Math.max(1, failed) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
