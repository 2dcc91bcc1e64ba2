import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closePools, newId, usePools } from "#server/kernel/index.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { Rows } from "#tests/support/scene.ts";
import { ask } from "./ask.ts";
import { matrix } from "./matrix.ts";
import { type Stage, stagedDatabase } from "./stage.ts";
import { actorOf, strangers, type Viewer } from "./viewers.ts";

let staged: TestDatabase;
let stage: Stage;
let database: TestDatabase;

beforeAll(async () => {
  ({ database: staged, stage } = await stagedDatabase());
  database = await createTestDatabase(staged.name);
  await usePools(database.viewerUrl, 2);
});
afterAll(async () => {
  await closePools();
  await database.drop();
  await staged.drop();
});

/** Whoever may not know what is asked for, by the procedure's own roles or by none of hers. */
const askers: readonly Viewer[] = [...strangers, "desk", "manager", "anaesthetist"];

/** Ana's own ids, each with one that is nobody's. */
function nobodys({ here, cases, operations, missed, files }: Stage): Map<string, string> {
  const hers = Object.values(cases).flatMap((one) => Object.values(one));
  const papers = Object.values(files).map(({ fileId }) => fileId);
  const ids = [here.patients.ana, here.bookings.consultation, ...Object.values(operations), missed];
  return new Map([...ids, ...hers, ...papers].map((id) => [id, newId()]));
}

const inPlaceOf = (ids: ReadonlyMap<string, string>, text: string) =>
  [...ids].reduce((all, [id, other]) => all.replaceAll(id, other), text);

describe.each(Object.entries(matrix))("%s", (path, row) => {
  test("is refused alike for what is hers and for what is nobody's", async () => {
    const ids = nobodys(stage);
    const input = row.input(stage);
    const other = input === undefined ? undefined : JSON.parse(inPlaceOf(ids, JSON.stringify(input)));
    for (const viewer of askers.filter((one) => row.answers[one] !== "ok")) {
      const actor = actorOf(viewer, row.as, stage);
      // What the desk may know of her it may be refused by what it is.
      if (viewer === "desk" && row.as === "desk") continue;
      const [hers, none] = [await ask(path, actor, input), await ask(path, actor, other)];
      expect(none, viewer).toEqual({ ...hers, said: inPlaceOf(ids, hers.said) });
    }
  });
});

describe("what is kept from the desk is as nobody's to it", () => {
  const asked = ["scheduling.findTimes", "scheduling.book", "scheduling.setDeskTask"];

  beforeAll(async () => {
    const rows = new Rows(database.superUrl);
    const { requestId } = stage.cases.waiting;
    await rows.sql`update request_law set lawful_from = null, doubted = true where request_id = ${requestId}`;
    await rows.end();
  });

  test.each(asked)("%s", async (path) => {
    const { requestId } = stage.cases.waiting;
    const input = JSON.stringify(matrix[path]?.input(stage));
    expect(input).toContain(requestId);
    const desk = actorOf("desk", "desk", stage);
    const none = newId();
    const of = (id: string) => ask(path, desk, JSON.parse(input.replaceAll(requestId, id)));
    const kept = await of(requestId);
    expect(kept.answer).toBe("NOT_FOUND");
    expect(await of(none)).toEqual({ ...kept, said: kept.said.replaceAll(requestId, none) });
  });

  test("in no list is it, nor beside her name", async () => {
    const { requestId } = stage.cases.waiting;
    const desk = actorOf("desk", "desk", stage);
    const { patients } = stage.here;
    for (const [path, input] of [
      ["cases.toSchedule", {}],
      ["cases.toSchedule", { requestId }],
      ["scheduling.deskTasks", {}],
      ["scheduling.deskTasks", { requestId }],
      ["scheduling.ofPatient", { patientId: patients.ana }],
      ["patients.get", { patientId: patients.ana }],
    ] as const) {
      const { answer, said } = await ask(path, desk, input);
      expect(answer, path).toBe("ok");
      expect(said, path).not.toContain(requestId);
    }
  });
});
