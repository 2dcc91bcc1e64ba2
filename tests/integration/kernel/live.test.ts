import { afterAll, beforeAll, expect, test } from "vitest";
import { closePools, usePools } from "#server/kernel/index.ts";
import { changesSoFar, onChange } from "#server/kernel/live.ts";
import { ask } from "#tests/integration/api/ask.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { asStaff, playScene, Rows, type Scene } from "#tests/support/scene.ts";

let database: TestDatabase;
let scene: Scene;

beforeAll(async () => {
  database = await createTestDatabase();
  await usePools(database.viewerUrl, 2);
  const rows = new Rows(database.superUrl);
  scene = await playScene(rows);
  await rows.end();
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

/** How often a practice was told of a change while `work` ran, and a moment after. */
async function toldDuring(practiceId: string, work: () => Promise<unknown>): Promise<number> {
  let told = 0;
  let first = () => {};
  const heard = new Promise<void>((go) => {
    first = go;
  });
  const stop = await onChange(practiceId, () => {
    told += 1;
    first();
  });
  await work();
  await Promise.race([heard, new Promise((go) => setTimeout(go, 1500))]);
  stop();
  return told;
}

const arrive = () =>
  ask("day.take", asStaff(scene.practiceId, scene.people.desk, "desk"), {
    bookingId: scene.bookings.consultation,
    step: "arrived",
  });

test("what somebody changes is told to their practice once, and to no other; looking and being refused tell nothing", async () => {
  expect(await toldDuring(crypto.randomUUID(), arrive)).toBe(0);
  expect(await toldDuring(scene.practiceId, arrive)).toBe(0); // taken already
  const undone = () =>
    ask("day.undo", asStaff(scene.practiceId, scene.people.desk, "desk"), {
      bookingId: scene.bookings.consultation,
      step: "arrived",
    });
  expect(await toldDuring(scene.practiceId, undone)).toBe(1);
  const looked = () => ask("practice.sites", asStaff(scene.practiceId, scene.people.desk, "desk"), undefined);
  expect(await toldDuring(scene.practiceId, looked)).toBe(0);
});

test("what changed between the drawing of a page and the opening of its stream can be told by where both stand; another practice stands still", async () => {
  const nobody = crypto.randomUUID();
  const [drawn, ofNobody] = [await changesSoFar(scene.practiceId), await changesSoFar(nobody)];
  expect(await changesSoFar(scene.practiceId)).toBe(drawn);
  expect(await toldDuring(scene.practiceId, arrive)).toBe(1);
  expect(await changesSoFar(scene.practiceId)).not.toBe(drawn);
  expect(await changesSoFar(nobody)).toBe(ofNobody);
});
