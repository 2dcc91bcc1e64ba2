import { closePools, newId, usePools } from "#server/kernel/index.ts";
import { practiceKey } from "#server/kernel/keys.ts";
import { replyPlace, STEP } from "#server/messaging/reply-place.ts";
import { addFile, removeFile } from "#server/pathway/index.ts";
import type { FileOf } from "#server/pathway/schemas.ts";
import { sealJson } from "#server/privacy/index.ts";
import { careFor, recoveryQueue, sendCheckIn } from "#server/recovery/index.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { pdfOf } from "#tests/support/papers.ts";
import { addBooking, asPatient, asStaff, playScene, Rows } from "#tests/support/scene.ts";
import { addCase, ITEMS } from "#tests/support/scene-case.ts";
import type { Scenes } from "./viewers.ts";

export type Stage = Scenes & {
  /** Ana's: one that waits, one that is booked for the 23rd, one of six days ago. Bea's is booked for the 23rd too. */
  cases: { waiting: Ids; booked: Ids; done: Ids; bea: Ids };
  /** What she sent on the sixth day after that one; it asks for a look. */
  checkIn: { checkInId: string; day: number };
  /** Of the same operation: a day that she has said nothing about. */
  silenceId: string;
  /** A stretch of a nurse on the rota. */
  dutyId: string;
  operations: { ana: string; bea: string };
  /** A consultation of Ana's, a week ago, to which she did not come. */
  missed: string;
  /** A message to Ana that nobody took. */
  stuck: string;
  /** She wrote something by text. */
  call: string;
  /** Of Ana's booked case: one that she sent, a PDF; one that was taken out. */
  files: { sent: FileOf; removed: FileOf };
};
export type Words = { name: string; note: string; sutures: string; code?: string };
type Ids = { caseId: string; requestId: string; consentId: string };

/** Two practices; in the first Ana has a case that waits, with a task of the desk, and an operation that is booked, Bea one too. `words` go into Ana's clinical fields. */
export async function setStage(superUrl: string, words?: Words, family = "Lindqvist"): Promise<Stage> {
  const rows = new Rows(superUrl);
  const here = await playScene(rows, { ana: family, bea: "Moreau" });
  const there = await playScene(rows, { ana: "Okafor", bea: "Silva" });
  // A room out of use, and somebody who left.
  await rows.sql`update resource set active = false where resource_id = ${here.places.spareRoom}`;
  await rows.sql`update staff_account set active = false where staff_id = ${here.people.otherNurse}`;
  const plain = { name: "Procedure 0", note: "Note", sutures: "Vicryl" };
  const cases = {
    waiting: await addCase(rows, here, here.patients.ana, words ?? plain),
    booked: await addCase(rows, here, here.patients.ana, words ?? plain),
    done: await addCase(rows, here, here.patients.ana, words ?? plain),
    bea: await addCase(rows, here, here.patients.bea, plain),
  };
  const book = async (patientId: string, { requestId }: Ids, startsAt: string) => {
    await rows.sql`update scheduling_request set state = 'booked' where request_id = ${requestId}`;
    return addBooking(rows, here, { patientId, requestId, startsAt, kind: "day_case", minutes: 60 });
  };
  const operations = {
    ana: await book(here.patients.ana, cases.booked, "2026-06-23T08:00:00Z"),
    bea: await book(here.patients.bea, cases.bea, "2026-06-23T11:00:00Z"),
  };
  const booking_id = await book(here.patients.ana, cases.done, "2026-06-10T08:00:00Z");
  const missed = await addBooking(rows, here, {
    patientId: here.patients.ana,
    startsAt: "2026-06-09T07:00:00Z",
    state: "no_show",
  });
  const [practice_id, patient_id] = [here.practiceId, here.patients.ana];
  const [stuck, silenceId, dutyId, call, replyId] = [newId(), newId(), newId(), newId(), newId()];
  const at = "2026-06-15T15:00:00Z";
  const written = sealJson(practiceKey(practice_id), replyPlace(replyId), "Note", STEP);
  await rows.add(
    [
      "desk_task",
      { practice_id, request_id: cases.waiting.requestId, task: "documents", patient_id, days_before: 3 },
    ],
    [
      "message",
      {
        ...{ practice_id, patient_id, message_id: stuck, booking_id: operations.ana, schedule_version: 1 },
        ...{ rule: "booked", occasion: 0, channel: "sms", due_at: at, until: "2026-06-23T08:00:00Z" },
        ...{ state: "failed", reason: "noWayThrough", changed_at: at },
      },
    ],
    [
      "duty",
      {
        ...{ practice_id, duty_id: dutyId, site_id: here.places.site, staff_id: here.people.nurse },
        ...{ weekday: 2, starts_minute: 480, ends_minute: 1080, rank: 1 },
      },
    ],
    [
      "silence",
      {
        ...{ practice_id, patient_id, silence_id: silenceId, case_id: cases.done.caseId, booking_id },
        ...{
          site_id: here.places.site,
          days: [7],
          due: [at],
          begins_at: at,
          ends_at: "2026-07-01T22:00:00Z",
        },
      },
    ],
    [
      "sms_reply",
      {
        practice_id,
        reply_id: replyId,
        provider_id: "SM0000000000",
        kind: "other",
        heard_at: at,
        sealed: written,
      },
    ],
    ["desk_call", { practice_id, call_id: call, patient_id, why: "other", reply_id: replyId, asked_at: at }],
    [
      "booking_confirmation",
      {
        ...{ practice_id, patient_id, booking_id: operations.ana, schedule_version: 1 },
        ...{ by: "sms", confirmed_at: at },
      },
    ],
  );
  await rows.end();
  const paper = { caseId: cases.booked.caseId, itemId: ITEMS.papers };
  const send = () => addFile(asPatient(practice_id, patient_id), paper, pdfOf(words?.note ?? "Note"));
  const files = { sent: await send(), removed: await send() };
  await removeFile(asStaff(practice_id, here.people.surgeon, "surgeon"), files.removed);
  const checkIn = await report(here, cases.done.caseId, words?.note ?? "Note");
  return { here, there, cases, operations, missed, stuck, call, files, checkIn, silenceId, dutyId };
}

/** A database with the stage set, to be cloned; pools point nowhere afterwards. */
export async function stagedDatabase(): Promise<{ database: TestDatabase; stage: Stage }> {
  const database = await createTestDatabase();
  await usePools(database.viewerUrl);
  const stage = await setStage(database.superUrl);
  await closePools();
  return { database, stage };
}

/** What must not reach a stranger: Ana's ids, names and number. */
export function marksOf({ here, cases, operations, missed }: Stage): string[] {
  const ids = [here.patients.ana, here.bookings.consultation, operations.ana, missed];
  const hers = [cases.waiting, cases.booked].flatMap(({ caseId, requestId }) => [caseId, requestId]);
  return [...ids, ...hers, "Lindqvist", "+33 6 00 00 00 0435", "336000000000435"];
}

/** She sends words on the sixth day, and a nurse writes the same down. */
async function report({ practiceId, patients, people }: Stage["here"], caseId: string, words: string) {
  const answers = { pain: 3, temperature: null, bleeding: "none" as const, water: true, signs: [], words };
  await sendCheckIn(asPatient(practiceId, patients.ana), { caseId, day: 6, answers });
  const nurse = asStaff(practiceId, people.nurse, "nurse");
  const [item] = (await recoveryQueue(nurse)).open;
  if (!item) throw new Error("nothing waits");
  const { checkInId, day } = item;
  await careFor(nurse, { kind: "noted", checkInId, words });
  return { checkInId, day };
}
