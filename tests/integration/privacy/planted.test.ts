import { randomBytes } from "node:crypto";
import { symbols } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePools, type StaffCtx, transact, usePools } from "#server/kernel/index.ts";
import { log } from "#server/kernel/log.ts";
import { deskCalls, hearReply, readReply } from "#server/messaging/index.ts";
import { readPart, writePart } from "#server/pathway/case-part.ts";
import { openContents, sealContents } from "#server/pathway/contents.ts";
import {
  addFile,
  answerItem,
  answerMine,
  openFile,
  quoteCase,
  reviewEmergency,
  startEmergency,
} from "#server/pathway/index.ts";
import type { FileOf } from "#server/pathway/schemas.ts";
import { openPatientKeys } from "#server/privacy/index.ts";
import { ask, procedures } from "#tests/integration/api/ask.ts";
import { matrix } from "#tests/integration/api/matrix.ts";
import { type Stage, setStage } from "#tests/integration/api/stage.ts";
import { actorOf, type Viewer } from "#tests/integration/api/viewers.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { jpegOf, pdfOf, pngOf } from "#tests/support/papers.ts";
import { asPatient, asStaff, Rows } from "#tests/support/scene.ts";
import { anAssessment, ITEMS } from "#tests/support/scene-case.ts";
import { formsOf, holds } from "./forms-of.ts";
import { filesWith, tablesWith, whatCanBeTold } from "./stolen-copy.ts";

// Letters that stand in no other word of the product; short, since compression hides long values from a search of bytes.
const word = () => `Zq${randomBytes(4).toString("hex")}`;
const planted = word();
const control = word();
/** What she wrote back by text: the desk's to read, by opening it and by nothing else. */
const written = word();
const [plantedForms, controlForms, writtenForms] = [formsOf(planted), formsOf(control), formsOf(written)];
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
/** All that is said to those who may know. */
const heard: Partial<Record<Viewer, string>> = {};
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
  await writeTheRest();
  const [her] = await rows.sql<{ phone: string }[]>`
    select phone from patient where patient_id = ${stage.here.patients.ana}`;
  const from = `+${her?.phone.replace(/\D/g, "")}`;
  await hearReply("a request", { from, body: `${written} hurts`, providerId: "SM0123456789" });
});
afterAll(async () => {
  await rows.end();
  await closePools();
  await database.drop();
});

/** What the stage's cases have no words in: of the booked one, each with the field's name behind the word. */
const rest = [
  "line",
  "waived",
  "source",
  "airway",
  "medicine",
  "how",
  "home",
  "feels",
  "bleeds",
  "review",
] as const;
const asIn = (field: (typeof rest)[number]) => `${planted}-${field}`;

async function writeTheRest() {
  const { practiceId, people, patients, offers } = stage.here;
  const { caseId } = stage.cases.booked;
  const [surgeon, nurse] = [
    asStaff(practiceId, people.surgeon, "surgeon"),
    asStaff(practiceId, people.nurse, "nurse"),
  ];
  const her = asPatient(practiceId, patients.ana);
  const quote = { amount: 1, currency: "EUR" as const, invoiceLine: asIn("line") };
  await quoteCase(surgeon, { caseId, ...quote, handedOverOn: null, handedOver: null });
  await letWaitPass(surgeon, caseId, { patientId: patients.ana, procedureId: offers.hour });
  const medicines = [{ medicine: asIn("medicine"), action: "stop" as const, how: asIn("how") }];
  await answerItem(surgeon, { caseId, itemId: ITEMS.planned, value: { kind: "medication", medicines } });
  const [home, feels] = [ITEMS.goingHome, ITEMS.feeling];
  await answerMine(her, {
    caseId,
    itemId: home,
    value: { kind: "goingHome", way: "adult", words: asIn("home") },
  });
  await answerMine(her, {
    caseId,
    itemId: feels,
    value: { kind: "question", yes: true, words: asIn("feels") },
  });
  await startEmergency(surgeon, { caseId, reason: asIn("bleeds") });
  await reviewEmergency(nurse, { caseId, words: asIn("review") });
}

/** As if its rule had a source of these words, which stand nowhere in the catalogue; and the anaesthetist's finding. */
async function letWaitPass(ctx: StaffCtx, caseId: string, her: { patientId: string; procedureId: string }) {
  await transact(ctx, async (tx) => {
    const key = (await openPatientKeys(tx, ctx, [her.patientId])).get(her.patientId);
    const [row] = await tx.sql<{ sealed: Buffer }[]>`
      select sealed from surgical_case where case_id = ${caseId}`;
    if (!key || !row) throw new Error("no case to write on");
    const by = { at: ctx.now.toString(), byId: ctx.actorId, byName: "Dr surgeon" };
    const rule = { days: 14, start: "consultation" as const, source: asIn("source"), blocks: ["booking"] };
    const waiver = { ...rule, ...by, procedureId: her.procedureId, reason: asIn("waived") };
    const contents = { ...openContents(key, caseId, row.sealed), waitWaivers: [waiver] };
    await tx.sql`
      update surgical_case set sealed = ${sealContents(key, caseId, contents)} where case_id = ${caseId}`;
    const of = { caseId, patientId: her.patientId, surgeonStaffId: ctx.actorId, key };
    const team = await readPart(tx, ctx, of, "team");
    const assessment = { ...anAssessment, ...by, airway: asIn("airway") };
    await writePart(tx, ctx, of, "team", { ...team, assessment });
  });
}

function listenToLog() {
  log.level = "trace";
  const stream = { write: (line: string) => (logged += line) };
  Object.assign(log, { [symbols.streamSym]: stream });
}

// All walks share one database: whoever is barred must stay barred.
const liftsBars = ["my.liftBar", "staff.liftBar"];

async function allThatIsSaid(viewer: Viewer, but = ""): Promise<string> {
  const said = [];
  for (const [path] of procedures.filter(([one]) => !liftsBars.includes(one) && one !== but)) {
    const row = matrix[path];
    if (row) said.push((await ask(path, actorOf(viewer, row.as, stage), row.input(stage))).said);
  }
  return said.join("\n");
}

test("the treating team and she herself do read the words, so that there is something to hide", async () => {
  for (const viewer of ["surgeon", "nurse", "herself"] as const) {
    heard[viewer] = await allThatIsSaid(viewer);
    expect(holds(Buffer.from(heard[viewer]), plantedForms), viewer).toBe(true);
  }
});

test.each(rest)("the treating team reads what was written of: %s", async (field) => {
  expect(heard.surgeon).toContain(asIn(field));
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

test("26. what she wrote back is read by the desk that opens it, and stands in no list, no file, no log and no column", async () => {
  const { practiceId, people } = stage.here;
  const desk = asStaff(practiceId, people.desk, "desk");
  const { calls } = await deskCalls(desk, {});
  const read = await Promise.all(calls.map(({ callId }) => readReply(desk, { callId })));
  expect(read.map(({ words: one }) => one)).toContain(`${written} hurts`);
  for (const viewer of [
    "desk",
    "surgeon",
    "nurse",
    "manager",
    "herself",
    "otherPatient",
    "barred",
    "elsewhere",
  ] as const)
    expect(holds(Buffer.from(await allThatIsSaid(viewer, "messages.readReply")), writtenForms), viewer).toBe(
      false,
    );
  expect(await tablesWith(rows.sql, writtenForms)).toEqual([]);
  expect(await filesWith(rows.sql, writtenForms)).toEqual([]);
  expect(holds(Buffer.from(logged), writtenForms)).toBe(false);
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
