import "./node-version.ts";
import { type Count, runCheck, runVitest, say } from "./check/steps.ts";
import { ensureBuilt } from "./launch/build.ts";
import { sayFailure, step } from "./launch/progress.ts";
import { runBrowserTests } from "./test/browser-tests.ts";
import { findChromium } from "./test/chromium.ts";

const sum: Count = { passed: 0, failed: 0 };
const add = ({ passed, failed }: Count) => {
  sum.passed += passed;
  sum.failed += failed;
};

/** A failure of preparation counts as one: what needed it could not be tested. */
async function prepared<T>(
  name: string,
  work: () => Promise<{ said: string; value: T }>,
): Promise<T | undefined> {
  try {
    return await step(name, work);
  } catch (error) {
    sayFailure(error);
    add({ passed: 0, failed: 1 });
    return undefined;
  }
}

const chromium = await prepared("Chromium", findChromium);
add(await runCheck());
const built = await prepared("Build", async () => ({ said: await ensureBuilt(), value: true }));
add(await runVitest("integration tests", "integration", "launcher"));
if (chromium && built) add(await runBrowserTests(chromium));
else say("browser tests", false, 0, "They need the browser and the build, see above.");
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed === 0 ? 0 : 1);
