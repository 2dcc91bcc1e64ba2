import { afterAll, beforeAll, expect, test } from "vitest";
import { closePools, type StaffRole, usePools } from "#server/kernel/index.ts";
import { ask } from "#tests/integration/api/ask.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { asStaff, NOW, playScene, Rows, type Scene } from "#tests/support/scene.ts";

/** An id in capitals names the same row, but another lock and another sealed place: by one, her record could never be read again. */
let database: TestDatabase | undefined;
let scene: Scene;

beforeAll(async () => {
  database = await createTestDatabase();
  await usePools(database.viewerUrl);
  const rows = new Rows(database.superUrl);
  scene = await playScene(rows);
  await rows.end();
});
afterAll(async () => {
  await closePools();
  await database?.drop();
});

const as = (who: keyof Scene["people"], role: StaffRole) =>
  asStaff(scene.practiceId, scene.people[who], role, NOW);

test("a case asked for and withdrawn by ids in capitals stays readable", async () => {
  const surgeon = as("surgeon", "surgeon");
  const wish = {
    patientId: scene.patients.ana.toUpperCase(),
    procedureId: scene.offers.two.toUpperCase(),
    variantId: scene.offers.hourFive.toUpperCase(),
    siteId: scene.places.site.toUpperCase(),
    notBefore: "2026-07-01",
    note: "Afraid of needles",
  };
  const { answer, said } = await ask("cases.open", surgeon, wish);
  expect(answer).toBe("ok");
  const { caseId } = JSON.parse(said);
  expect((await ask("cases.get", surgeon, { caseId })).said).toContain("Afraid of needles");
  expect((await ask("cases.withdraw", surgeon, { caseId: caseId.toUpperCase() })).answer).toBe("ok");
  const shouted = await ask("cases.get", surgeon, { caseId: caseId.toUpperCase() });
  expect(shouted.answer).toBe("ok");
  expect(shouted.said).toContain("Afraid of needles");
});

test("nobody bars herself by her id in capitals", async () => {
  const desk = as("desk", "desk");
  const barred = { patientId: scene.patients.ana, staffId: scene.people.desk.toUpperCase() };
  expect(await ask("patients.barStaff", desk, barred)).toMatchObject({
    answer: "BAD_REQUEST",
    said: expect.stringContaining("barYourself"),
  });
});
