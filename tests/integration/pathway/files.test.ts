import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import { newId, transact } from "#server/kernel/index.ts";
import {
  addFile,
  answerItem,
  answerMine,
  forgetFile,
  getCase,
  myPrepare,
  openFile,
  putFileBack,
  removeFile,
  removeMyFile,
} from "#server/pathway/index.ts";
import type { FileOf } from "#server/pathway/schemas.ts";
import { tasks } from "#server/worker/tasks.ts";
import { askedFor } from "#tests/support/asked.ts";
import { jpegOf, pdfOf } from "#tests/support/papers.ts";
import { refusal } from "#tests/support/refusal.ts";
import { asPatient, asStaff, asWorker, NOW } from "#tests/support/scene.ts";
import { ITEMS } from "#tests/support/scene-case.ts";
import { bookAna, rows, scene } from "./stage.ts";

const ana = (now = NOW) => asPatient(scene.practiceId, scene.patients.ana, now);
const bea = () => asPatient(scene.practiceId, scene.patients.bea);
const as = (role: "surgeon" | "nurse" | "anaesthetist" | "desk" | "manager", now = NOW) =>
  asStaff(scene.practiceId, scene.people[role], role, now);

let made: { caseId: string; requestId: string };
const item = () => ({ caseId: made.caseId, itemId: ITEMS.papers });
const send = (ctx: Parameters<typeof addFile>[0] = ana(), words = "Zqletter") =>
  addFile(ctx, item(), pdfOf(words));
const gate = async () =>
  (await getCase(as("surgeon"), made)).preparation?.gates.find(({ gateId }) => gateId === ITEMS.papers);
const listed = async () => {
  const value = (await gate())?.answer?.value;
  return value?.kind === "file" ? value.files.map(({ fileId }) => fileId) : [];
};
const kept = async () => {
  const all = await rows.sql<{ id: string }[]>`select file_id as id from case_file order by file_id`;
  return all.map(({ id }) => id);
};
const notThere = { code: "NOT_FOUND", reason: "notFound" };

beforeEach(async () => {
  made = await askedFor(as("surgeon"), {
    patientId: scene.patients.ana,
    procedureId: scene.offers.hour,
    variantId: scene.offers.hourFive,
    siteId: scene.places.site,
    notBefore: "2026-06-22",
  });
});

const booked = () => bookAna(made);

test("an item of files is met by one file, hers or one of who treats her, and both are listed with who and when", async () => {
  await booked();
  expect(await gate()).toMatchObject({ state: "open", waitsFor: "patient" });
  const hers = await send();
  expect(await gate()).toMatchObject({ state: "closed", answer: { byName: "" } });
  const later = as("nurse", NOW.add({ minutes: 5 }));
  const theirs = await addFile(later, item(), await jpegOf("Zqcamera"));
  expect((await gate())?.answer).toMatchObject({
    byName: "Dr nurse",
    value: {
      files: [
        { fileId: hers.fileId, kind: "pdf", at: NOW.toString(), byName: "" },
        { fileId: theirs.fileId, kind: "image", byName: "Dr nurse" },
      ],
      seen: [],
      removed: [],
    },
  });
  const her = (await myPrepare(ana())).items.find(({ itemId }) => itemId === ITEMS.papers);
  expect(her).toMatchObject({ state: "closed", answeredBy: null, answer: { files: [{}, {}] } });
});

test("she and those who treat her read it as it was kept; nobody else can, and none is told that it is there", async () => {
  await booked();
  const { fileId } = await send();
  for (const ctx of [ana(), as("surgeon"), as("nurse"), as("anaesthetist")]) {
    const { bytes, ...told } = await openFile(ctx, { fileId });
    expect(told, ctx.role).toEqual({ kind: "pdf", number: 1 });
    expect(bytes.toString(), ctx.role).toBe(pdfOf("Zqletter").toString());
  }
  for (const ctx of [bea(), asStaff(scene.practiceId, scene.people.barredNurse, "nurse")]) {
    const [hers, none] = [
      await refusal(openFile(ctx, { fileId })),
      await refusal(openFile(ctx, { fileId: newId() })),
    ];
    expect(hers).toMatchObject(notThere);
    expect({ ...hers }).toEqual({ ...none });
  }
  for (const role of ["desk", "manager"] as const)
    expect(await refusal(openFile(as(role), { fileId }))).toMatchObject({ code: "FORBIDDEN" });
  const opened = await rows.sql<{ role: string; shown: string[] }[]>`
    select role, shown from audit_event where action = 'case.file-opened' order by role`;
  expect(opened.map(({ role }) => role)).toEqual(["anaesthetist", "nurse", "patient", "surgeon"]);
  expect(opened.every(({ shown }) => shown[0] === fileId)).toBe(true);
});

test("who may send: she for her items alone, who treats her, and nobody to another's case; a refusal keeps nothing", async () => {
  await booked();
  const to = (caseId: string, itemId: string) => ({ caseId, itemId });
  const tries: [ReturnType<typeof ana> | ReturnType<typeof as>, ReturnType<typeof to>, string][] = [
    [bea(), item(), "NOT_FOUND"],
    [ana(), to(newId(), ITEMS.papers), "NOT_FOUND"],
    [ana(), to(made.caseId, newId()), "NOT_FOUND"],
    [ana(), to(made.caseId, ITEMS.hers), "NOT_FOUND"],
    [ana(), to(made.caseId, ITEMS.nurses), "NOT_FOUND"],
    [as("nurse"), to(made.caseId, ITEMS.nurses), "NOT_FOUND"],
    [as("desk"), item(), "FORBIDDEN"],
    [as("manager"), item(), "FORBIDDEN"],
    [asStaff(scene.practiceId, scene.people.barredNurse, "nurse"), item(), "NOT_FOUND"],
  ];
  for (const [ctx, where, code] of tries)
    expect(await refusal(addFile(ctx, where, pdfOf("x"))), `${ctx.role} ${code}`).toMatchObject({ code });
  expect(await refusal(addFile(ana(), item(), Buffer.from("no paper")))).toMatchObject({
    reason: "paperUnreadable",
  });
  expect(await kept()).toEqual([]);
  expect(await listed()).toEqual([]);
});

test("files that are sent at once are all kept, up to six of an item, and never one more", async () => {
  await booked();
  const senders = [ana(), as("nurse"), ana(), as("surgeon"), ana(), ana(), as("nurse"), ana()];
  const all = await Promise.all(senders.map((ctx) => refusal(send(ctx))));
  const refused = all.filter((one) => one !== null);
  expect(refused.map(({ code, reason, params }) => ({ code, reason, params }))).toEqual(
    Array(2).fill({ code: "CONFLICT", reason: "papersFull", params: { count: 6 } }),
  );
  expect(await listed()).toHaveLength(6);
  expect((await listed()).toSorted()).toEqual(await kept());
});

test("and so many of all items of a case", async () => {
  const extra = [1, 2, 3].map((n) => `01990000-0000-7000-8000-00000000ff0${n}`);
  await rows.sql`
    update template_version set content = jsonb_set(content::jsonb, '{items}', content::jsonb->'items' || (
      select jsonb_agg(one || jsonb_build_object('itemId', id)) from unnest(${extra}::uuid[]) id,
        jsonb_array_elements(content::jsonb->'items') one where one->>'kind' = 'file'))
     where template_version_id = ${scene.offers.checklist}`;
  for (const itemId of [ITEMS.papers, ...extra.slice(0, 2)])
    for (let n = 0; n < 6; n++) await addFile(ana(), { caseId: made.caseId, itemId }, pdfOf("x"));
  const one = { caseId: made.caseId, itemId: extra[2] ?? "" };
  expect(await refusal(addFile(ana(), one, pdfOf("x")))).toMatchObject({
    code: "CONFLICT",
    reason: "papersOfCaseFull",
    params: { count: 18 },
  });
});

test("a list and its files come and go together: what cannot be written leaves neither", async () => {
  await rows.sql`create function fails() returns trigger language plpgsql as $$ begin raise 'full'; end $$`;
  await rows.sql`create trigger fails before insert or update on case_part for each row execute function fails()`;
  await expect(send()).rejects.toThrow();
  await rows.sql`drop trigger fails on case_part`;
  expect(await kept()).toEqual([]);
  await rows.sql`create trigger fails before insert on case_file for each row execute function fails()`;
  await expect(send()).rejects.toThrow();
  expect(await listed()).toEqual([]);
});

test("she takes her own back until somebody has looked at it, and it is gone at once", async () => {
  await booked();
  const [first, second] = [await send(), await send()];
  const theirs = await send(as("nurse"));
  await openFile(ana(), second);
  await removeMyFile(ana(), first);
  expect(await kept()).not.toContain(first.fileId);
  expect(await refusal(openFile(as("nurse"), first))).toMatchObject(notThere);
  expect(await refusal(removeMyFile(ana(), theirs))).toMatchObject(notThere);
  expect(await refusal(removeMyFile(bea(), second))).toMatchObject(notThere);
  expect(await refusal(removeMyFile(as("nurse"), second))).toMatchObject({ code: "FORBIDDEN" });
  await openFile(as("nurse"), second);
  expect(await refusal(removeMyFile(ana(), second))).toMatchObject({
    code: "PRECONDITION_FAILED",
    reason: "paperStays",
  });
  expect(await listed()).toEqual([second.fileId, theirs.fileId]);
});

test("and not on the day itself", async () => {
  await booked();
  const sent = await send();
  const eve = Temporal.Instant.from("2026-06-22T21:59:00Z"); // a minute before midnight in Paris
  expect(await refusal(removeMyFile(ana(eve.add({ minutes: 1 })), sent))).toMatchObject({
    reason: "paperStays",
  });
  await removeMyFile(ana(eve), sent);
  expect(await kept()).toEqual([]);
});

test("who treats her takes out any, can put it back for ten minutes, and then it is deleted for good", async () => {
  await booked();
  const [hers, other] = [await send(), await send()];
  await removeFile(as("nurse"), hers);
  await removeFile(as("nurse"), other);
  expect(await gate()).toMatchObject({ state: "open", answer: null });
  for (const ctx of [ana(), as("nurse")]) expect(await refusal(openFile(ctx, hers))).toMatchObject(notThere);
  expect(await refusal(removeMyFile(ana(), hers))).toMatchObject(notThere);
  expect(await refusal(removeFile(as("nurse"), hers))).toMatchObject(notThere);
  const jobs = await rows.sql`
    select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where identifier = 'forget_file'`;
  expect(jobs.map(({ payload }) => payload.id).toSorted()).toEqual([hers.fileId, other.fileId].toSorted());

  await putFileBack(as("surgeon"), other);
  expect(await refusal(putFileBack(as("surgeon"), other))).toMatchObject(notThere);
  expect(await listed()).toEqual([other.fileId]);
  const forget = (minutes: number, { fileId }: FileOf) =>
    forgetFile(asWorker(scene.practiceId, NOW.add({ minutes })), fileId);
  await forget(9, hers);
  expect(await kept()).toContain(hers.fileId);
  await forget(10, hers);
  await forget(10, other);
  expect(await kept()).toEqual([other.fileId]);
  expect(await refusal(putFileBack(as("nurse"), hers))).toMatchObject(notThere);
  await expect(forgetFile(as("nurse"), other.fileId)).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("the worker is asked at once, and waits until it can no longer be put back", async () => {
  const { fileId: id } = await send();
  await removeFile(as("surgeon"), { ...item(), fileId: id });
  const payload = { practiceId: scene.practiceId, id };
  const asked: unknown[][] = [];
  const job = { id: "7", run_at: new Date("2026-06-16T08:00:00Z") };
  const helpers = { job, addJob: async (...one: unknown[]) => asked.push(one) } as never;
  await tasks.forget_file?.(payload, helpers);
  expect(asked).toEqual([["forget_file_now", payload, { runAt: new Date("2026-06-16T08:10:05Z") }]]);
  expect(await kept()).toEqual([id]);
  await rows.sql`update case_file set removed_at = '2020-01-01T00:00:00Z'`;
  await tasks.forget_file_now?.(payload, helpers);
  expect(await kept()).toEqual([]);
});

test("files cannot be answered away, nor come as an answer", async () => {
  await booked();
  const { fileId } = await send();
  await removeFile(as("nurse"), await send());
  const wrong = { reason: "answerOfKind" };
  expect(await refusal(answerItem(as("nurse"), { ...item(), value: null }))).toMatchObject(wrong);
  expect(await refusal(answerMine(ana(), { ...item(), value: null }))).toMatchObject(wrong);
  expect(await refusal(answerMine(ana(), { ...item(), value: { kind: "tick" } }))).toMatchObject(wrong);
  const files = { kind: "file", files: [] } as never;
  await expect(answerMine(ana(), { ...item(), value: files })).rejects.toHaveProperty("issues");
  expect(await listed()).toEqual([fileId]);
});

test("the copy tells neither what a file is nor how large, and it opens in no other's place", async () => {
  await booked();
  const [pdf, image] = [
    await send(),
    await addFile(
      ana(),
      item(),
      await sharp(await jpegOf("x"))
        .resize(900)
        .toBuffer(),
    ),
  ];
  const [one, other] = await rows.sql<{ sealed: Buffer }[]>`select * from case_file order by file_id`;
  expect(Object.keys(one ?? {})).toEqual([
    "practice_id",
    "file_id",
    "case_id",
    "patient_id",
    "part",
    "sealed",
    "removed_at",
  ]);
  expect(one?.sealed.length).toBe(other?.sealed.length);
  await rows.sql`
    update case_file f set sealed = o.sealed from case_file o where f.file_id <> o.file_id`;
  for (const { fileId } of [pdf, image])
    await expect(openFile(ana(), { fileId })).rejects.toThrow(/authenticate/);
});

test("the database itself keeps them apart: she deletes hers alone, the worker what was taken out, and no desk reads any", async () => {
  await booked();
  const [hers, theirs] = [await send(), await send(as("nurse"))];
  const gone = (ctx: Parameters<typeof transact>[0]) =>
    transact(ctx, (tx) => tx.sql<{ id: string }[]>`delete from case_file returning file_id as id`);
  expect(await gone(asWorker(scene.practiceId))).toHaveLength(0);
  await expect(gone(as("nurse"))).rejects.toMatchObject({ code: "42501" });
  for (const role of ["desk", "manager"] as const)
    await expect(transact(as(role), (tx) => tx.sql`select from case_file`)).rejects.toMatchObject({
      code: "42501",
    });
  expect(await transact(bea(), (tx) => tx.sql`select from case_file`)).toHaveLength(0);
  expect((await gone(ana())).map(({ id }) => id)).toEqual([hers.fileId]);
  await removeFile(as("nurse"), theirs);
  expect(await transact(ana(), (tx) => tx.sql`select from case_file`)).toHaveLength(0);
  expect(await gone(asWorker(scene.practiceId))).toHaveLength(1);
});
