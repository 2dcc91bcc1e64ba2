import type { JobHelpers, TaskList } from "graphile-worker";
import { z } from "zod";
import { Id } from "#server/kernel/id-schemas.ts";
import {
  dueMessages,
  patientsToAwait,
  planMessages,
  practicesThatAsk,
  practicesThatSend,
  sendMessage,
  type WaysOut,
} from "#server/messaging/index.ts";
import { aheadOf, hallCtx, workerCtx } from "./context.ts";

const OfPractice = z.object({ practiceId: Id });
const OfOne = OfPractice.extend({ id: Id });

/** With graphile-worker's pauses, which grow, about three days; then it is given up, and its manager sees it. */
const SEND_ATTEMPTS = 12;

/** What is due is looked for every minute; what has just been planned, at once. Whose answers are to be waited for, long before any of them has gone by. */
export const messageCrontab = "* * * * * send_all_due ?max=1\n*/5 * * * * await_answers ?max=1";

/** Plans and sends messages. Of one message there is one job at the most, whoever asks for it and how often. */
export const messageTasks = (ways: WaysOut): TaskList => ({
  plan_messages: async (payload, helpers) => {
    const { practiceId, id } = OfOne.parse(payload);
    await planMessages(await workerCtx(practiceId, `job ${helpers.job.id}`), id);
    await lookForDue(practiceId, helpers);
  },
  send_all_due: async (_payload, helpers) => {
    for (const practiceId of await practicesThatSend(hallCtx(`job ${helpers.job.id}`)))
      await lookForDue(practiceId, helpers);
  },
  await_answers: async (_payload, { job, addJob }) => {
    for (const practiceId of await practicesThatAsk(hallCtx(`job ${job.id}`)))
      for (const id of await patientsToAwait(await workerCtx(practiceId, `job ${job.id}`)))
        await addJob("plan_messages", { practiceId, id }, { jobKey: `plan_messages:${practiceId}:${id}` });
  },
  send_due: async (payload, helpers) => askForDue(OfPractice.parse(payload).practiceId, helpers),
  send_message: async (payload, helpers) => {
    const { practiceId, id } = OfOne.parse(payload);
    const ctx = await workerCtx(practiceId, `job ${helpers.job.id}`);
    const last = helpers.job.attempts >= helpers.job.max_attempts;
    await sendMessage(ctx, id, { ...ways, ahead: aheadOf(ctx) }, last);
  },
});

/** A job for each practice, so that what is wrong in one keeps none of another's back. */
const lookForDue = (practiceId: string, { addJob }: JobHelpers) =>
  addJob("send_due", { practiceId }, { jobKey: `send_due:${practiceId}` });

async function askForDue(practiceId: string, { job, addJob }: JobHelpers): Promise<void> {
  const ctx = await workerCtx(practiceId, `job ${job.id}`);
  const { messages, patients } = await dueMessages(ctx);
  for (const id of messages)
    await addJob(
      "send_message",
      { practiceId, id },
      {
        jobKey: `send_message:${practiceId}:${id}`,
        jobKeyMode: "unsafe_dedupe",
        maxAttempts: SEND_ATTEMPTS,
      },
    );
  // One that cannot be planned keeps nobody else's back; the job fails all the same, and is tried again.
  const failures: unknown[] = [];
  for (const patientId of patients)
    await planMessages(ctx, patientId).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
