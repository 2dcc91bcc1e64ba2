import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closePools, usePools } from "#server/kernel/index.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { Rows } from "#tests/support/scene.ts";
import { ask, procedures } from "./ask.ts";
import { contentsOf } from "./contents-of.ts";
import { matrix, type Row } from "./matrix.ts";
import { marksOf, type Stage, stagedDatabase } from "./stage.ts";
import { actorOf, strangers, type Viewer, viewers } from "./viewers.ts";

let staged: TestDatabase;
let stage: Stage;
let reading: TestDatabase;

beforeAll(async () => {
  ({ database: staged, stage } = await stagedDatabase());
  reading = await createTestDatabase(staged.name);
});
afterAll(async () => {
  await closePools();
  await reading.drop();
  await staged.drop();
});

/** Runs `work` on a fresh copy of the stage, so that one viewer's change meets no other's. */
async function onACopy<T>(work: (copy: TestDatabase) => Promise<T>): Promise<T> {
  const copy = await createTestDatabase(staged.name);
  await usePools(copy.viewerUrl, 2);
  try {
    return await work(copy);
  } finally {
    await closePools();
    await copy.drop();
  }
}

async function answersOf(path: string, row: Row, who: readonly Viewer[]): Promise<Partial<Row["answers"]>> {
  const marks = marksOf(stage);
  const found: Record<string, string> = {};
  for (const viewer of who) {
    const { answer, said } = await ask(path, actorOf(viewer, row.as, stage), row.input(stage));
    found[viewer] = answer;
    if (!strangers.includes(viewer)) continue;
    const told = marks.filter((mark) => said.includes(mark));
    expect(told, `${path} tells ${viewer} of her`).toEqual([]);
  }
  return found as Partial<Row["answers"]>;
}

test("the walk sees the router", () => {
  expect(procedures.length).toBeGreaterThan(5);
});

test("every procedure has its row, and every row its procedure", () => {
  expect(Object.keys(matrix).sort()).toEqual(procedures.map(([path]) => path).sort());
});

describe.each(procedures)("%s", (path, procedure) => {
  const row = matrix[path];

  test("parses what goes in and what comes out", () => {
    expect(procedure._def.inputs.length, "has .input").toBeGreaterThan(0);
    expect(procedure._def.output, "has .output").toBeDefined();
  });

  test("answers each viewer as declared", async () => {
    if (!row) throw new Error(`${path} has no row in the matrix`);
    if (procedure._def.type === "query") {
      await usePools(reading.viewerUrl, 2);
      expect(await answersOf(path, row, viewers)).toEqual(row.answers);
      return;
    }
    const refused = viewers.filter((viewer) => row.answers[viewer] !== "ok");
    const found = await onACopy(async (copy) => {
      const rows = new Rows(copy.superUrl);
      const before = await contentsOf(rows.sql);
      const answers = await answersOf(path, row, refused);
      expect(await contentsOf(rows.sql), `${path}: a refusal changes nothing`).toEqual(before);
      await rows.end();
      return answers;
    });
    for (const viewer of viewers.filter((one) => !refused.includes(one))) {
      Object.assign(found, await onACopy(() => answersOf(path, row, [viewer])));
    }
    expect(found).toEqual(row.answers);
  });
});
