import { defineConfig } from "vitest/config";

/** Known to everybody: it opens nothing but throw-away test databases. */
export const TEST_DATA_KEYS = `test:${Buffer.alloc(32, "dayward test key ").toString("base64")}`;
process.env.DATA_KEYS = TEST_DATA_KEYS;

const STARTS = "tests/integration/launcher/start.test.ts";
const env = { DATA_KEYS: TEST_DATA_KEYS, LOG_LEVEL: "silent", TZ: "UTC" };

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["tests/unit/**/*.test.ts"], env, testTimeout: 180_000 } },
      {
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          exclude: [STARTS],
          env,
          globalSetup: ["tests/support/cluster-setup.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // They wait for PostgreSQL as often as they work, and each has a database of its own.
          maxWorkers: 2,
        },
      },
      // Starts the whole product again and again, so it runs when the others are done.
      { test: { name: "launcher", include: [STARTS], env, sequence: { groupOrder: 1 } } },
    ],
  },
});
