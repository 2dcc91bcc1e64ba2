import { randomBytes } from "node:crypto";
import { symbols } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePools, transact, usePools } from "#server/kernel/index.ts";
import { log } from "#server/kernel/log.ts";
import { openContents } from "#server/pathway/contents.ts";
import { addFile, openFile } from "#server/pathway/index.ts";
import type { FileOf } from "#server/pathway/schemas.ts";
import { openPatientKeys } from "#server/privacy/index.ts";
import { ask, procedures } from "#tests/integration/api/ask.ts";
import { matrix } from "#tests/integration/api/matrix.ts";
import { type Stage, setStage } from "#tests/integration/api/stage.ts";
import { actorOf, type Viewer } from "#tests/integration/api/viewers.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { jpegOf, pdfOf, pngOf } from "#tests/support/papers.ts";
import { asPatient, asStaff, Rows } from "#tests/support/scene.ts";
import { ITEMS } from "#tests/support/scene-case.ts";
import { formsOf, holds } from "./forms-of.ts";
import { filesWith, tablesWith, whatCanBeTold } from "./stolen-copy.ts";

// Letters that stand in no other word of the product; short, since compression hides long values from a search of bytes.
const word = () => `Zq${randomBytes(4).toString("hex")}`;
const planted = word();
const control = word();
const [plantedForms, controlForms] = [formsOf(planted), formsOf(control)];
const words = {
  name: `${planted}-name`,
  code: `${planted}-code`,
  note: `${planted}-note`,
  sutures: `${planted}-sutures`,
};

let database: TestDatabase;
let rows: Rows;
let stage: Stage;
let logged = "";
/** Files of hers that have the word: a PDF, and pictures, in what a camera wrote and in a chunk of text. */
const papers: FileOf[] = [];
const byHerself = () =>
  [
    asPatient(stage.here.practiceId, stage.here.patients.ana),
    { caseId: stage.cases.booked.caseId, itemId: ITEMS.papers },
  ] as const;

beforeAll(async () => {
  database = await createTestDatabase();
  await usePools(database.viewerUrl);
  listenToLog();
  // The control: her family name, which stays searchable and so stands in the open.
  stage = await setStage(database.superUrl, words, control);
  rows = new Rows(database.superUrl);
  for (const bytes of [pdfOf(planted), await jpegOf(planted), await pngOf(planted)])
    papers.push(await addFile(...byHerself(), bytes));
});
afterAll(async () => {
  await rows.end();
  await closePools();
  await database.drop();
});

function listenToLog() {
  log.level = "trace";
  const stream = { write: (line: string) => (logged += line) };
  Object.assign(log, { [symbols.streamSym]: stream });
}

// All walks share one database: whoever is barred must stay barred.
const liftsBars = ["my.liftBar", "staff.liftBar"];

async function allThatIsSaid(viewer: Viewer): Promise<string> {
  const said = [];
  for (const [path] of procedures.filter(([one]) => !liftsBars.includes(one))) {
    const row = matrix[path];
    if (row) said.push((await ask(path, actorOf(viewer, row.as, stage), row.input(stage))).said);
  }
  return said.join("\n");
}

test("the treating team and she herself do read the words, so that there is something to hide", async () => {
  for (const viewer of ["surgeon", "nurse", "herself"] as const) {
    expect(holds(Buffer.from(await allThatIsSaid(viewer)), plantedForms), viewer).toBe(true);
  }
});

test.each(["desk", "manager", "otherPatient", "barred", "elsewhere", "nobody"] as const)(
  "26. nothing that can be asked as %s answers with a planted word",
  async (viewer) => {
    expect(holds(Buffer.from(await allThatIsSaid(viewer)), plantedForms)).toBe(false);
  },
);

test("26. the same search finds the control word with the desk, and not with those who must not know her", async () => {
  expect(holds(Buffer.from(await allThatIsSaid("desk")), controlForms)).toBe(true);
  for (const viewer of ["otherPatient", "barred", "elsewhere", "nobody"] as const) {
    expect(holds(Buffer.from(await allThatIsSaid(viewer)), controlForms), viewer).toBe(false);
  }
});

test("26. a PDF is read as it came, and of a picture nothing is left that was written into it", async () => {
  const [her] = byHerself();
  for (const paper of papers) {
    const { kind, bytes } = await openFile(her, paper);
    expect(holds(bytes, plantedForms), kind).toBe(kind === "pdf");
  }
  expect(papers).toHaveLength(3);
});

test("26. the desk's login and the managers' cannot read a clinical table at all", async () => {
  const { practiceId, people } = stage.here;
  for (const role of ["desk", "manager"] as const) {
    const ctx = asStaff(practiceId, people[role], role);
    for (const table of ["surgical_case", "patient_key", "case_file"]) {
      const reading = transact(ctx, (tx) => tx.sql`select * from ${tx.sql(table)}`);
      await expect(reading, `${role} ${table}`).rejects.toMatchObject({ code: "42501" });
    }
  }
});

test("27. no column of any table, audit and jobs included, shows a planted word; the control stands in the patient's row", async () => {
  expect(await tablesWith(rows.sql, plantedForms)).toEqual([]);
  expect(await tablesWith(rows.sql, controlForms)).toEqual(["public.patient"]);
});

test("27. no raw file of the database, its WAL or its log holds a planted word; the control stands in each", async () => {
  await expect(rows.sql`select ${control}::text::integer`).rejects.toThrow();
  // Once more, so that it stands in the log that is kept: what the stage wrote may be recycled by now.
  await rows.sql`update patient set family_name = family_name where family_name = ${control}`;
  const found = await filesWith(rows.sql, controlForms);
  expect(
    found.some((file) => /base\//.test(file)),
    "tables",
  ).toBe(true);
  expect(
    found.some((file) => /pg_wal\//.test(file)),
    "write-ahead log",
  ).toBe(true);
  expect(found, "server log").toContain("log");
  expect(await filesWith(rows.sql, plantedForms)).toEqual([]);
});

test("27. the product's own log holds neither word, whatever failed", async () => {
  const { practiceId, people, patients } = stage.here;
  const ctx = asStaff(practiceId, people.surgeon, "surgeon");
  log.info({ patient: { familyName: control } }, "control");
  expect(logged).toContain("control");
  const input = {
    ...(matrix["cases.open"]?.input(stage) as object),
    variantId: patients.ana,
    note: planted,
  };
  expect((await ask("cases.open", ctx, input)).answer).not.toBe("ok");
  expect(holds(Buffer.from(logged), [...plantedForms, ...controlForms])).toBe(false);
});

test("27. no id that belongs to one procedure stands in the open beside a patient", async () => {
  const { offers } = stage.here;
  const catalogue = ["policy_rule", "procedure", "procedure_variant", "template", "template_version"];
  for (const id of [offers.hour, offers.template, offers.version, offers.consent, offers.checklist]) {
    const found = await tablesWith(rows.sql, [Buffer.from(id)]);
    // The audit of the catalogue's own changes names what was changed, beside no patient.
    expect(
      found.filter((table) => ![...catalogue, "audit_event"].includes(table.replace("public.", ""))),
    ).toEqual([]);
    const [told] = await rows.sql<{ count: number }[]>`
      select count(*)::int from audit_event e where e::text like ${`%${id}%`} and subject_kind <> all (${catalogue}::text[])`;
    expect(told?.count).toBe(0);
  }
});

test("27. two patients' procedures, swapped in a copy without keys, change nothing that can be told, and open with no key", async () => {
  const { booked, bea } = stage.cases;
  const { ana } = stage.here.patients;
  const before = await whatCanBeTold(rows.sql);
  await swap(booked.caseId, bea.caseId);
  expect(await whatCanBeTold(rows.sql)).toEqual(before);

  const ctx = asStaff(stage.here.practiceId, stage.here.people.surgeon, "surgeon");
  const keys = await transact(ctx, (tx) => openPatientKeys(tx, ctx, [ana, stage.here.patients.bea]));
  const [row] = await rows.sql<{ sealed: Buffer }[]>`
    select sealed from surgical_case where case_id = ${booked.caseId}`;
  for (const key of keys.values()) {
    expect(() => openContents(key, booked.caseId, row?.sealed ?? Buffer.alloc(0))).toThrow();
  }
  expect((await ask("cases.get", ctx, { caseId: booked.caseId })).answer).toBe("INTERNAL_SERVER_ERROR");
  await swap(booked.caseId, bea.caseId);
  expect((await ask("cases.get", ctx, { caseId: booked.caseId })).answer).toBe("ok");
});

async function swap(one: string, other: string) {
  await rows.sql`
    update surgical_case c set sealed = o.sealed from surgical_case o
     where (c.case_id = ${one} and o.case_id = ${other}) or (c.case_id = ${other} and o.case_id = ${one})`;
}
