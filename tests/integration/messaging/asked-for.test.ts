import type { JobHelpers } from "graphile-worker";
import { expect, test } from "vitest";
import { messageTasks } from "#server/worker/message-tasks.ts";
import { bookAt, house, one } from "#tests/integration/scheduling/house.ts";
import { picks, planned } from "./post.ts";

const { clinic } = house();

test("one patient whose messages cannot be planned keeps nobody else's back", async () => {
  const c = await clinic({ patients: 2 });
  const [bad, well] = [one(c.patients), one(c.patients, 1)];
  const ahead = Temporal.Now.instant().until(c.at("2026-06-15 09:00")).total("seconds");
  await c.sql`insert into demo_clock (practice_id, offset_seconds) values (${c.practiceId}, ${Math.round(ahead)})`;
  for (const [n, patientId] of c.patients.entries()) {
    await picks(c, patientId);
    await bookAt(c, { at: `2026-07-06 1${n}:00`, patientId });
    await planned(c, patientId);
  }
  await c.sql`update patient set zone = 'Nowhere/None' where patient_id = ${bad}`;
  await c.sql`update message set until = due_at where patient_id = ${bad}`;
  const asked: unknown[] = [];
  const addJob = async (task: string, payload: unknown) => void asked.push([task, payload]);
  const helpers = { job: { id: "1" }, addJob } as unknown as JobHelpers;
  const tasks = messageTasks({ email: null, sms: null });
  await expect(tasks.send_due?.({ practiceId: c.practiceId }, helpers)).rejects.toThrow("time zone");
  const [due] = await c.sql`
    select message_id as id from message where patient_id = ${well} and rule = 'booked' and state = 'planned'`;
  expect(asked).toEqual([["send_message", { practiceId: c.practiceId, id: due?.id }]]);
});

test("each practice is looked through by a job of its own", async () => {
  const c = await clinic();
  await picks(c, one(c.patients));
  await bookAt(c, { at: "2026-07-06 10:00" });
  await planned(c, one(c.patients));
  const asked: unknown[] = [];
  const addJob = async (task: string, payload: unknown) => void asked.push([task, payload]);
  const helpers = { job: { id: "1" }, addJob } as unknown as JobHelpers;
  await messageTasks({ email: null, sms: null }).send_all_due?.({}, helpers);
  expect(asked).toContainEqual(["send_due", { practiceId: c.practiceId }]);
});
