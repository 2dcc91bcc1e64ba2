import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  carryOutQueued,
  getImport,
  importNow,
  LARGEST_FILE,
  listImports,
  startImport,
} from "#server/interop/index.ts";
import { ImportMap } from "#server/interop/schemas.ts";
import { closePools, type DomainError, newId, usePools } from "#server/kernel/index.ts";
import { contentsOf } from "#tests/integration/api/contents-of.ts";
import { formsOf } from "#tests/integration/privacy/forms-of.ts";
import { filesWith, tablesWith } from "#tests/integration/privacy/stolen-copy.ts";
import { type Clinic, clinic, overlaps } from "#tests/support/clinic.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { Rows } from "#tests/support/scene.ts";

const examples = join(import.meta.dirname, "../../../docs/examples");
const exampleFile = readFileSync(join(examples, "operating-list.csv"));
const exampleMap = ImportMap.parse(
  JSON.parse(readFileSync(join(examples, "operating-list.map.json"), "utf8")),
);

let database: TestDatabase;
let rows: Rows;
let c: Clinic;

beforeAll(async () => {
  database = await createTestDatabase();
  await usePools(database.viewerUrl);
  rows = new Rows(database.superUrl);
});
beforeEach(async () => {
  c = await clinic(database, { theatres: 0, now: "2026-03-02 06:00" });
});
afterAll(async () => {
  await rows.end();
  await closePools();
  await database.drop();
});

const run = (file: Uint8Array, map = exampleMap, dryRun = false) =>
  importNow(c.worker(), { siteId: c.siteId, file, map, dryRun }, () => {});

const bookings = async () => {
  const [row] = await rows.sql<{ count: number }[]>`
    select count(*)::int from booking where practice_id = ${c.practiceId}`;
  return row?.count ?? -1;
};

describe("the file of the README", () => {
  test("books what fits in file order, and lists what collides and what cannot be read, each with its line", async () => {
    const { runId, rows: count, tally } = await run(exampleFile);
    expect({ count, ...tally }).toEqual({ count: 8, booked: 5, conflict: 1, invalid: 2, already: 0 });
    const { findings, done } = await getImport(c.manager(), { runId });
    expect(done).toBe(8);
    expect(findings.map(({ line, state, reason, column }) => [line, state, reason, column])).toEqual([
      [4, "conflict", "importTheatreTaken", null],
      [7, "invalid", "importDate", "Day and hour"],
      [8, "invalid", "importMinutes", "Length"],
    ]);
    const [collision] = findings;
    expect(collision?.other).toMatchObject({ resource: "Theatre 1", startsAt: "2026-03-02T08:00:00Z" });
  });

  test("run again books nothing twice", async () => {
    await run(exampleFile);
    const before = await bookings();
    const { tally } = await run(exampleFile);
    expect(tally).toEqual({ booked: 0, already: 5, conflict: 1, invalid: 2 });
    expect(await bookings()).toBe(before);
  });

  test("a trial tells the same and books nothing", async () => {
    const { runId, tally } = await run(exampleFile, exampleMap, true);
    expect(tally).toEqual({ booked: 5, already: 0, conflict: 1, invalid: 2 });
    expect(await bookings()).toBe(0);
    expect((await getImport(c.manager(), { runId })).findings.map(({ line }) => line)).toEqual([4, 7, 8]);
  });

  test("without leave to make theatres or services their rows are invalid, and nothing is made", async () => {
    const map = ImportMap.parse({ ...exampleMap, create: undefined });
    const { tally } = await run(exampleFile, map);
    expect(tally).toMatchObject({ booked: 0, invalid: 8 });
    const [made] = await rows.sql<{ count: number }[]>`
      select count(*)::int from resource where practice_id = ${c.practiceId} and kind = 'theatre'`;
    expect(made?.count).toBe(0);
  });
});

test("an import meets what is booked already, with the booking it collides with", async () => {
  await run(csv([["A", "1", "2026-03-02 10:00", 60]]), plainMap);
  const { runId, tally } = await run(
    csv([
      ["B", "1", "2026-03-02 10:59", 5],
      ["C", "1", "2026-03-02 11:00", 5],
    ]),
    plainMap,
  );
  expect(tally).toMatchObject({ booked: 1, conflict: 1 });
  const [finding] = (await getImport(c.manager(), { runId })).findings;
  expect(finding?.other).toMatchObject({ startsAt: "2026-03-02T09:00:00Z", endsAt: "2026-03-02T10:00:00Z" });
});

test("the same person in two theatres at once is a conflict of hers", async () => {
  const twice = csv([
    ["A", "1", "2026-03-02 10:00", 60],
    ["A", "2", "2026-03-02 10:30", 60],
  ]);
  const { runId, tally } = await run(twice, plainMap);
  expect(tally).toMatchObject({ booked: 1, conflict: 1 });
  expect((await getImport(c.manager(), { runId })).findings[0]?.reason).toBe("importPatientBusy");
});

test("an hour that the clock skips is invalid, one that it shows twice is booked once", async () => {
  const file = csv([
    ["A", "1", "2026-03-29 02:30", 30],
    ["B", "1", "2026-10-25 02:30", 30],
  ]);
  const { tally } = await run(file, plainMap);
  expect(tally).toMatchObject({ booked: 1, invalid: 1 });
});

test("a trial reports as it goes on, as the run does, and has kept its findings by then", async () => {
  const start = Temporal.PlainDateTime.from("2025-01-06T08:00");
  const file = csv(
    Array.from({ length: 2500 }, (_, n) => [
      `P${n}`,
      "1",
      wall(start.add({ minutes: 20 * n })),
      n % 2 ? 20 : 30,
    ]),
  );
  const told: number[] = [];
  const kept: number[] = [];
  const { runId } = await importNow(
    c.worker(),
    { siteId: c.siteId, file, map: plainMap, dryRun: true },
    (tally) => told.push(tally.booked + tally.conflict),
  );
  for (const { line } of (await getImport(c.manager(), { runId })).findings) kept.push(line);
  expect(told).toEqual([1000, 2000, 2500]);
  expect(kept).toHaveLength(1250);
  expect(new Set(kept).size).toBe(1250);
});

test("past days are allowed here, and a trial always tells what the run then does", async () => {
  const entry = fc.tuple(
    fc.constantFrom("A", "B", "C", "D", "E"),
    fc.constantFrom("1", "2"),
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 1, max: 120 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 25 }), async (list) => {
      c = await clinic(database, { theatres: 0, now: "2026-03-02 06:00" });
      const start = Temporal.PlainDateTime.from("2025-01-06T08:00");
      const file = csv(
        list.map(([who, where, at, minutes]) => [who, where, wall(start.add({ minutes: at * 15 })), minutes]),
      );
      const trial = await run(file, plainMap, true);
      const real = await run(file, plainMap);
      expect(real.tally).toEqual(trial.tally);
      expect(await overlaps(rows.sql, c.practiceId)).toBe(0);
      const again = await run(file, plainMap);
      expect(again.tally).toMatchObject({ booked: 0, already: real.tally.booked + real.tally.already });
    }),
    { numRuns: 12 },
  );
});

test("ten runs of one file at once book each row once", async () => {
  await usePools(database.viewerUrl, 16);
  const results = await Promise.all(Array.from({ length: 10 }, () => run(exampleFile)));
  expect(results.reduce((sum, { tally }) => sum + tally.booked, 0)).toBe(5);
  expect(await bookings()).toBe(5);
  expect(await overlaps(rows.sql, c.practiceId)).toBe(0);
  const [made] = await rows.sql<{ theatres: number; services: number }[]>`
    select (select count(*)::int from resource where practice_id = ${c.practiceId} and kind = 'theatre') as theatres,
           (select count(*)::int from profile where practice_id = ${c.practiceId} and kind = 'service') as services`;
  expect(made).toEqual({ theatres: 2, services: 2 });
});

test("every thing that a run makes has its audit row, of ids and names of fields alone", async () => {
  const { runId } = await run(
    csv([
      ["Ref-7", "1", "2026-03-02 10:00", 60, "Zqword"],
      ["Ref-7", "1", "2026-03-02 10:30", 60],
    ]),
    plainMap,
  );
  const made = await rows.sql<{ action: string; count: number }[]>`
    select action, count(*)::int from audit_event where practice_id = ${c.practiceId} group by 1 order by 1`;
  expect(Object.fromEntries(made.map(({ action, count }) => [action, count]))).toEqual({
    "resource.added": 1,
    "hours.added": 5,
    "pool.added": 1,
    "profile.added": 1,
    "variant.added": 1,
    "patient.registered": 1,
    "patient.key_made": 1,
    "booking.imported": 1,
    "import.started": 1,
    "import.row_sealed": 1,
    "import.row_refused": 1,
    "import.ended": 1,
  });
  const things = await rows.sql<{ id: string }[]>`
    select resource_id as id from resource where practice_id = ${c.practiceId} and kind = 'theatre'
    union all select profile_id from profile where practice_id = ${c.practiceId} and kind = 'service'
    union all select patient_id from patient where practice_id = ${c.practiceId} and reference = 'Ref-7'
    union all select booking_id from booking where practice_id = ${c.practiceId} union all select ${runId}::uuid`;
  const audited = await rows.sql<{ id: string; said: string }[]>`
    select subject_id as id, e::text as said from audit_event e where practice_id = ${c.practiceId}`;
  for (const { id } of things) expect(audited.some((one) => one.id === id)).toBe(true);
  const words = /Ref-7|Zqword|Eye|Theatre 1/;
  expect(audited.filter(({ said }) => words.test(said))).toEqual([]);
});

test("a service, theatre or person called by a word of a sensitive procedure is invalid, in a trial too, and nothing of that name is made", async () => {
  const secret = { name: "Secretum repair", sensitive: true, policy_controlled: false };
  await c.add("procedure", [{ ...secret, procedure_id: newId() }]);
  const file = csv([["A", "1", "2026-03-02 10:00", 60]]).toString();
  const telling = Buffer.from(
    `${file}\r\nB,1,Clinic of sécretum,t,t,2026-03-02 12:00,60\r\nB,Secretum,Eye,t,t,2026-03-02 12:00,60\r\nB secretum,1,Eye,t,t,2026-03-02 12:00,60`,
  );
  for (const trial of [true, false]) {
    const { runId, tally } = await run(telling, plainMap, trial);
    expect(tally).toMatchObject({ booked: 1, invalid: 3 });
    const { findings } = await getImport(c.manager(), { runId });
    expect(findings.map(({ line, reason }) => [line, reason])).toEqual(
      [3, 4, 5].map((line) => [line, "importNameTells"]),
    );
    expect(findings.map(({ column }) => column)).toEqual([
      plainMap.columns.service,
      plainMap.columns.resource,
      plainMap.columns.reference,
    ]);
  }
  expect(await tablesWith(rows.sql, [Buffer.from("sécretum")])).toEqual([]);
});

describe("a manager whom a patient barred learns nothing of her from a run", () => {
  const bar = async (reference: string) => {
    const [her] = await rows.sql<{ id: string }[]>`
      select patient_id as id from patient where practice_id = ${c.practiceId} and reference = ${reference}`;
    const at = { practice_id: c.practiceId, patient_id: her?.id, set_at: c.now.toString() };
    await rows.add(["staff_bar", { ...at, staff_id: c.manager().actorId }]);
  };
  const another = async () => ({ ...c.manager(), actorId: await c.addStaff("Kim Modèle") });
  const told = async (ctx: Parameters<typeof getImport>[0], runId: string) => {
    const { findings, ...view } = await getImport(ctx, { runId });
    const list = (await listImports(ctx)).find((one) => one.runId === runId);
    expect(list).toEqual({ ...view, findings: [] });
    return {
      sums: [view.booked, view.already, view.conflicts, view.invalid, view.done],
      said: findings.map(({ line, reason, other, otherLine }) => [line, reason, other?.resource, otherLine]),
    };
  };
  const file = csv([
    ["Her", "1", "2026-03-02 10:00", 60],
    ["Her", "2", "2026-03-02 10:30", 60],
    ["You", "1", "2026-03-02 10:30", 60],
    ["You", "2", "2026-03-02 12:00", 60],
  ]);

  test.each([true, false])("trial: %s", async (trial) => {
    await run(csv([["Her", "1", "2026-03-02 10:00", 60]]), plainMap);
    await bar("Her");
    const { runId } = await run(file, plainMap, trial);
    const taken = "importTheatreTaken";
    expect(await told(c.manager(), runId)).toEqual({
      sums: [1, 0, 3, 0, 4],
      said: [
        [2, taken, undefined, null],
        [3, taken, undefined, null],
        [4, taken, undefined, null],
      ],
    });
    expect(await told(await another(), runId)).toEqual({
      sums: [1, 1, 2, 0, 4],
      said: [
        [3, "importPatientBusy", trial ? undefined : "Theatre 1", null],
        [4, taken, "Theatre 1", null],
      ],
    });
  });

  test("and what her own file books and meets again reads as of anybody", async () => {
    await run(csv([["Her", "1", "2026-03-03 10:00", 60]]), plainMap);
    await bar("Her");
    const again = csv([
      ["Her", "1", "2026-03-02 10:00", 60],
      ["Her", "1", "2026-03-02 10:00", 60],
      ["Her", "2", "2026-03-02 10:30", 60],
    ]);
    const { runId } = await run(again, plainMap);
    expect(await told(c.manager(), runId)).toEqual({
      sums: [1, 1, 1, 0, 3],
      said: [[4, "importPatientBusy", undefined, 2]],
    });
  });

  test("a theatre that somebody else has is named, wherever she is herself", async () => {
    await run(
      csv([
        ["You", "1", "2026-03-02 10:00", 60],
        ["Her", "2", "2026-03-02 09:30", 60],
      ]),
      plainMap,
    );
    await bar("Her");
    for (const trial of [true, false]) {
      const { runId } = await run(csv([["Her", "1", "2026-03-02 10:15", 30]]), plainMap, trial);
      expect((await told(c.manager(), runId)).said).toEqual([[2, "importTheatreTaken", "Theatre 1", null]]);
    }
  });
});

describe("a broken file gets a clear answer and leaves nothing behind", () => {
  const header = "who,where,what,code,text,when,long\n";
  const cases: [string, Uint8Array, string][] = [
    [
      "not UTF-8",
      Buffer.from(`${header}A,1,Eye,c,caf\u00e9,2026-03-02 10:00,30\n`, "latin1"),
      "fileEncoding",
    ],
    [
      "a column is missing",
      Buffer.from("who,where,what,code,text,when\nA,1,Eye,c,t,2026-03-02 10:00\n"),
      "fileColumn",
    ],
    ["a quote is left open", Buffer.from(`${header}A,1,Eye,c,"t,2026-03-02 10:00,30\n`), "fileBroken"],
    [
      "two columns of a mapped name",
      Buffer.from("who,where,what,code,text,when,long, who\nA,1,Eye,c,t,2026-03-02 10:00,30,B\n"),
      "fileColumnTwice",
    ],
    ["nothing but a header", Buffer.from(header), "fileEmpty"],
    ["empty", Buffer.from(""), "fileEmpty"],
    [
      "dates of another form",
      Buffer.from(`${header}A,1,Eye,c,t,3/2/26 10:00,30\nB,1,Eye,c,t,3/2/26 11:00,30\n`),
      "fileDates",
    ],
    ["over 20 MB", Buffer.alloc(LARGEST_FILE + 1, "a"), "fileTooLarge"],
  ];
  test.each(cases)("%s", async (_, file, reason) => {
    const before = await contentsOf(rows.sql);
    for (const dryRun of [true, false]) {
      const refused = run(file, plainMap, dryRun).catch((error: DomainError) => error.reason);
      expect(await refused).toBe(reason);
    }
    const queued = startImport(c.manager(), { siteId: c.siteId, file, map: plainMap, dryRun: false });
    expect(await queued.catch((error: DomainError) => error.reason)).toBe(reason);
    expect(await contentsOf(rows.sql)).toEqual(before);
  });

  test("a NUL between quotes is its row's fault alone, and of the run nothing else", async () => {
    const rowsOf = (text: string) => `A,1,Eye,c,"${text}",2026-03-02 10:00,30\n`;
    const file = Buffer.from(`${header}${rowsOf("t\u0000")}${rowsOf("t")}`);
    for (const trial of [true, false]) {
      const { runId, tally } = await run(file, plainMap, trial);
      expect(tally).toEqual({ booked: 1, invalid: 1, conflict: 0, already: 0 });
      const view = await getImport(c.manager(), { runId });
      expect(view).toMatchObject({
        state: "done",
        findings: [{ line: 2, column: "text", reason: "importControl" }],
      });
    }
  });

  test("a row with fewer or more fields than the header is invalid, and costs no other", async () => {
    const good = "A,1,Eye,c,t,2026-03-02 10:00,30\n";
    const file = Buffer.from(`${header}B,1,Eye,c\n${good}C,1,Eye,c,t,2026-03-02 11:00,30,more\n`);
    for (const trial of [true, false]) {
      const { runId, tally } = await run(file, plainMap, trial);
      expect(tally).toEqual({ booked: 1, invalid: 2, conflict: 0, already: 0 });
      const { findings } = await getImport(c.manager(), { runId });
      expect(findings.map(({ line, column, reason }) => [line, column, reason])).toEqual([
        [2, null, "importFieldCount"],
        [4, null, "importFieldCount"],
      ]);
    }
  });

  test("a site of another practice", async () => {
    const other = await clinic(database);
    const refused = importNow(
      c.worker(),
      { siteId: other.siteId, file: exampleFile, map: exampleMap, dryRun: false },
      () => {},
    );
    await expect(refused).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("an upload waits sealed, is carried out once, and its file is gone when it ended; its words stand nowhere", async () => {
  const word = "Zq7wren41";
  const file = csv([["A", "1", "2026-03-02 10:00", 60, word]]);
  const { runId } = await startImport(c.manager(), { siteId: c.siteId, file, map: plainMap, dryRun: false });
  expect(await tablesWith(rows.sql, formsOf(word))).toEqual([]);
  const [staged] = await rows.sql<
    { sealed: Buffer | null }[]
  >`select sealed from import_run where run_id = ${runId}`;
  expect(staged?.sealed).not.toBeNull();
  await Promise.all([carryOutQueued(c.worker(), runId), carryOutQueued(c.worker(), runId).catch(() => {})]);
  await carryOutQueued(c.worker(), runId);
  const done = await getImport(c.manager(), { runId });
  expect(done).toMatchObject({ state: "done", booked: 1, conflicts: 0, invalid: 0 });
  const [after] = await rows.sql<
    { sealed: Buffer | null }[]
  >`select sealed from import_run where run_id = ${runId}`;
  expect(after?.sealed).toBeNull();
  expect(await tablesWith(rows.sql, formsOf(word))).toEqual([]);
  expect(await bookings()).toBe(1);
});

test("no raw file of the cluster, its WAL or its log holds a word of a staged upload, before its run or after; the control stands in each", async () => {
  const [word, control] = [planted(), planted()];
  const [wordForms, controlForms] = [formsOf(word), formsOf(control)];
  // The control: a name, which stays searchable and so stands in the open.
  const standsInEach = async () => {
    await expect(rows.sql`select ${control}::text::integer`).rejects.toThrow();
    const found = await filesWith(rows.sql, controlForms);
    for (const place of [/base\//, /pg_wal\//, /^log$/])
      expect(
        found.some((file) => place.test(file)),
        String(place),
      ).toBe(true);
  };
  await c.addPatient(`${control} ${control}`);
  const sealed = csv([
    ["A", "1", "2026-03-02 10:00", 60, word],
    ["B", "1", "2026-03-02 10:30", 60, word],
    ["C", "1", "never", 60, word],
  ]);
  const order = { siteId: c.siteId, file: sealed, map: plainMap };
  const trial = await startImport(c.manager(), { ...order, dryRun: true });
  const { runId } = await startImport(c.manager(), { ...order, dryRun: false });
  await standsInEach();
  expect(await filesWith(rows.sql, wordForms)).toEqual([]);

  for (const one of [trial.runId, runId]) await carryOutQueued(c.worker(), one);
  const { booked, conflicts, invalid } = await getImport(c.manager(), { runId });
  expect({ booked, conflicts, invalid }).toEqual({ booked: 1, conflicts: 1, invalid: 1 });
  expect(await tablesWith(rows.sql, wordForms)).toEqual([]);
  expect(await filesWith(rows.sql, wordForms)).toEqual([]);

  // And what a run does not seal is found: a search that found nothing at all would prove nothing.
  const open = planted();
  await run(csv([[open, "2", "2026-03-02 10:00", 60]]), plainMap);
  const found = await filesWith(rows.sql, formsOf(open));
  expect(found.some((file) => /base\//.test(file))).toBe(true);
  expect(found.some((file) => /pg_wal\//.test(file))).toBe(true);
});

test("a run that was cut off goes on where it stopped", async () => {
  const many = csv(
    Array.from({ length: 30 }, (_, n) => [
      `P${n}`,
      "1",
      wall(Temporal.PlainDateTime.from("2026-03-02T00:00").add({ minutes: 20 * n })),
      20,
    ]),
  );
  const { runId } = await startImport(c.manager(), {
    siteId: c.siteId,
    file: many,
    map: plainMap,
    dryRun: false,
  });
  const cut = carryOutQueued(c.worker(), runId).catch(() => {});
  await usePools(database.viewerUrl); // the connections are taken from under it
  await cut;
  await carryOutQueued(c.worker(), runId);
  expect(await getImport(c.manager(), { runId })).toMatchObject({
    state: "done",
    rows: 30,
    booked: 30,
    conflicts: 0,
  });
  expect(await bookings()).toBe(30);
});

test("a run that was killed at the command line has failed, and one that goes on there has not", async () => {
  const killed = newId();
  const at = { practice_id: c.practiceId, site_id: c.siteId, started_at: c.now.toString() };
  await rows.add(["import_run", { ...at, run_id: killed, state: "running", dry_run: false, rows: 9 }]);
  const stateOf = async (runId: string) => (await getImport(c.manager(), { runId })).state;
  expect(await stateOf(killed)).toBe("failed");
  const { runId: queued } = await startImport(c.manager(), {
    siteId: c.siteId,
    file: exampleFile,
    map: exampleMap,
    dryRun: true,
  });
  const meanwhile: Promise<string[]>[] = [];
  const states = async () => (await listImports(c.manager())).map(({ state }) => state);
  const many = csv(Array.from({ length: 120 }, (_, n) => [`P${n}`, `${n}`, "2026-03-02 10:00", 20]));
  await importNow(c.worker(), { siteId: c.siteId, file: many, map: plainMap, dryRun: false }, () => {
    meanwhile.push(states());
  });
  expect((await meanwhile[0])?.toSorted()).toEqual(["failed", "running", "waiting"]);
  const [marked] = await rows.sql<{ state: string; audited: number }[]>`
    select state, (select count(*)::int from audit_event e where e.subject_id = r.run_id and action = 'import.failed') as audited
      from import_run r where run_id = ${killed}`;
  expect(marked).toEqual({ state: "failed", audited: 1 });
  expect(await stateOf(queued)).toBe("waiting");
});

test("only managers may import or read runs", async () => {
  const { runId } = await run(exampleFile);
  for (const ctx of [c.desk(), c.surgeon(), c.nurse(), c.patient()]) {
    await expect(getImport(ctx, { runId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const order = { siteId: c.siteId, file: exampleFile, map: exampleMap, dryRun: true };
    await expect(startImport(ctx, order)).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  const other = await clinic(database);
  await expect(getImport(other.manager(), { runId })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

const plainMap = ImportMap.parse({
  columns: {
    reference: "who",
    resource: "where",
    service: "what",
    code: "code",
    text: "text",
    start: "when",
    minutes: "long",
  },
  start: { format: "yyyy-MM-dd HH:mm", zone: "Europe/Paris" },
  create: { theatres: {}, services: true },
});

// Short, since compression hides long values from a search of bytes.
const planted = () => `Zq${randomBytes(4).toString("hex")}`;

const wall = (at: Temporal.PlainDateTime) => at.toString({ smallestUnit: "minute" }).replace("T", " ");

function csv(
  list: readonly (readonly [who: string, where: string, when: string, long: number, text?: string])[],
): Buffer {
  const lines = list.map(([who, where, when, long, text = "t"]) =>
    [who, where, "Eye", text, text, when, long].join(","),
  );
  return Buffer.from(["who,where,what,code,text,when,long", ...lines].join("\r\n"));
}
