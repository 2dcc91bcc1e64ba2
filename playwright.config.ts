import { defineConfig } from "@playwright/test";

const READS = /(accessible|every-page)\.spec\.ts$/;
/** They move the demo's clock on, so they come when all others are done. By themselves: `--no-deps`. */
const DAYS = /days\/[^/]+\.spec\.ts$/;

/** The browser tests drive the real product, which `tests/support/product.ts` starts once for the whole run. */
export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/product.ts",
  // One database and one demo for all, and no test depends on another's order. Those that write run one after another; beside them, those that only read.
  workers: 2,
  projects: [
    { name: "writes", testIgnore: [READS, DAYS], workers: 1 },
    { name: "reads", testMatch: READS, fullyParallel: true },
    { name: "days", testMatch: DAYS, workers: 1, dependencies: ["writes", "reads"] },
  ],
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    baseURL: process.env.DAYWARD_URL,
    locale: "en-GB",
    timezoneId: "Europe/Paris",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
    },
  },
});
