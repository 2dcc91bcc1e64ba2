import { expect, test } from "vitest";
import { myMessages, setChoices, setWords } from "#server/messaging/index.ts";
import { rows, scene } from "#tests/integration/pathway/stage.ts";
import { refusal } from "#tests/support/refusal.ts";
import { addBooking, asPatient, asStaff } from "#tests/support/scene.ts";
import { addCase } from "#tests/support/scene-case.ts";

const ana = () => asPatient(scene.practiceId, scene.patients.ana);
const manager = () => asStaff(scene.practiceId, scene.people.manager, "manager");

test("who asks for fewer messages starts none that were stopped meanwhile, and who starts again finds her choices as they were", async () => {
  await setChoices(ana(), { isStopped: true });
  const fewer = await setChoices(ana(), { recovery: "none", weeklyMost: 2, visits: true });
  expect(fewer.choices).toMatchObject({ isStopped: true, recovery: "none", weeklyMost: 2, prepare: true });
  const again = await setChoices(ana(), { isStopped: false });
  expect(again.choices).toMatchObject({ isStopped: false, recovery: "none", weeklyMost: 2, prepare: true });
});

test("words that tell are refused at the field that holds them", async () => {
  const said = (subject: string, text: string) =>
    refusal(setWords(manager(), { rule: "booked", subject, text }));
  expect(await said("Your surgery", "{day}: {link}")).toMatchObject({
    reason: "wordsTell",
    field: "subject",
    params: { words: "surgery" },
  });
  expect(await said("A note", "Fasting from {time}, doctor waits: {link}")).toMatchObject({
    reason: "wordsTell",
    field: "text",
    params: { words: "fasting, doctor" },
  });
  expect(await said("See {link}", "{day}: {link}")).toMatchObject({
    reason: "wordsSubject",
    field: "subject",
  });
  expect(await said("A note", "{day}")).toMatchObject({ reason: "wordsLink", field: "text" });
});

test("the sample of when to have read her page tells the hour that is sent, not when to come", async () => {
  const made = await addCase(rows, scene, scene.patients.ana, { name: "Zq", note: "", sutures: "" });
  await rows.sql`update scheduling_request set state = 'booked' where request_id = ${made.requestId}`;
  await rows.sql`update profile set anaesthesia = 'sedation' where practice_id = ${scene.practiceId}`;
  await addBooking(rows, scene, {
    ...{ patientId: scene.patients.ana, requestId: made.requestId },
    ...{ startsAt: "2026-06-23T08:00:00Z", kind: "day_case", minutes: 60 },
  });
  const { samples } = await myMessages(ana());
  const text = samples.find(({ rule }) => rule === "fasting")?.text;
  expect(text).toContain("before 02:00 on Tue 23 June");
});
