import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { carryOutQueued, giveUpImport } from "#server/interop/index.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { announce } from "#server/kernel/live.ts";
import { forgetFile, judgeRequests, keptPractices, PUT_BACK_MINUTES } from "#server/pathway/index.ts";
import { hallCtx, workerCtx } from "./context.ts";

/** An import goes on where it stopped; after so many tries it is given up and says so. */
const IMPORT_ATTEMPTS = 4;

const Payload = z.object({ practiceId: Id, id: Id });

/** What is done by the clock: a wait that has ended opens a case to the desk within five minutes. */
export const crontab = "*/5 * * * * judge_kept ?max=1";

/** What the worker can be asked to do. Payloads hold ids, never contents. */
export const tasks: TaskList = {
  import: async (payload, helpers) => {
    const { practiceId, id } = Payload.parse(payload);
    const ctx = await workerCtx(practiceId, `job ${helpers.job.id}`);
    try {
      await carryOutQueued(ctx, id);
    } catch (error) {
      if (helpers.job.attempts < IMPORT_ATTEMPTS) throw error;
      await giveUpImport(ctx, id);
    }
  },
  judge: async (payload, helpers) => {
    const { practiceId, id } = Payload.parse(payload);
    await judgeRequests(await workerCtx(practiceId, `job ${helpers.job.id}`), id);
    announce(practiceId);
  },
  refresh: async (payload, helpers) => {
    const { practiceId, id } = Payload.parse(payload);
    await judgeRequests(await workerCtx(practiceId, `job ${helpers.job.id}`), id, true);
  },
  // Asked for at once, done when it can no longer be put back: the second of the two waits in the queue.
  forget_file: async (payload, { job, addJob }) => {
    const runAt = new Date(job.run_at.getTime() + (PUT_BACK_MINUTES * 60 + 5) * 1000);
    await addJob("forget_file_now", Payload.parse(payload), { runAt });
  },
  forget_file_now: async (payload, helpers) => {
    const { practiceId, id } = Payload.parse(payload);
    await forgetFile(await workerCtx(practiceId, `job ${helpers.job.id}`), id);
  },
  judge_kept: async (_payload, helpers) => {
    const requestId = `job ${helpers.job.id}`;
    for (const id of await keptPractices(hallCtx(requestId)))
      await judgeRequests(await workerCtx(id, requestId), id);
  },
};
