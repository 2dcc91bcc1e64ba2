import "./node-version.ts";
import { type Count, runCheck, runVitest, say, sumOf } from "./check/steps.ts";
import { ensureBuilt } from "./launch/build.ts";
import { sayFailure, step } from "./launch/progress.ts";
import { runBrowserTests } from "./test/browser-tests.ts";
import { findChromium } from "./test/chromium.ts";

const counts: Count[] = [];

/** A failure of preparation counts as one: what needed it could not be tested. */
async function prepared<T>(
  name: string,
  work: () => Promise<{ said: string; value: T }>,
): Promise<T | undefined> {
  try {
    return await step(name, work);
  } catch (error) {
    sayFailure(error);
    counts.push({ passed: 0, failed: 1, names: [name] });
    return undefined;
  }
}

const chromium = await prepared("Chromium", findChromium);
counts.push(await runCheck());
const built = await prepared("Build", async () => ({ said: await ensureBuilt(), value: true }));
counts.push(await runVitest("integration tests", "integration", "launcher"));
if (chromium && built) counts.push(await runBrowserTests(chromium));
else say("browser tests", false, 0, "They need the browser and the build, see above.");
const sum = sumOf(...counts);
// Last of all, where whoever sees only the end of a long run still reads it.
for (const name of sum.names) console.log(`✗ ${name}`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed === 0 ? 0 : 1);
