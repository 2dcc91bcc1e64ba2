import { afterAll, beforeEach } from "vitest";
import { hashPassphrase } from "#server/identity/index.ts";
import { closePools, usePools } from "#server/kernel/index.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { addBooking, NOW, playScene, Rows, type Scene } from "#tests/support/scene.ts";

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

export const PASSPHRASE = "an otter keeps its stone";

/** Ana can sign, with that passphrase. */
export async function letAnaSign(): Promise<void> {
  const { practiceId, patients } = scene;
  await rows.add([
    "credential",
    {
      practice_id: practiceId,
      account_kind: "patient",
      account_id: patients.ana,
      sign_in_name: "ana",
      passphrase_hash: await hashPassphrase(PASSPHRASE),
      changed_at: NOW.toString(),
    },
  ]);
}

/** Ana's operation of an hour, without asking the rules: on the 23rd at 10:00 in Paris and with the anaesthetist, unless said otherwise. */
export async function bookAna(
  { requestId }: { requestId: string },
  startsAt = "2026-06-23T08:00:00Z",
  holds = [scene.held.surgeon, scene.held.anaesthetist, scene.places.theatre],
): Promise<string> {
  await rows.sql`update scheduling_request set state = 'booked' where request_id = ${requestId}`;
  const hers = { patientId: scene.patients.ana, requestId, kind: "day_case" } as const;
  return addBooking(rows, scene, { ...hers, startsAt, minutes: 60, holds });
}
