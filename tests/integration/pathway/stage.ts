import { afterAll, beforeEach } from "vitest";
import { closePools, usePools } from "#server/kernel/index.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { playScene, Rows, type Scene } from "#tests/support/scene.ts";

let database: TestDatabase | undefined;
/** Of the test that runs: each has a database of its own with the scene played in it. */
export let rows: Rows;
export let scene: Scene;

async function end() {
  await rows?.end();
  await closePools();
  await database?.drop();
}
beforeEach(async () => {
  await end();
  database = await createTestDatabase();
  await usePools(database.viewerUrl);
  rows = new Rows(database.superUrl);
  scene = await playScene(rows);
});
afterAll(end);
