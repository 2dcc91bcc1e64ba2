import { type Ctx, transact } from "#server/kernel/index.ts";
import { BeingChecked } from "./refusals.ts";

const [TIMES, EVERY_MS] = [20, 150];

/**
 * What the law says of a request is known to whoever may read the case, never to the desk: where it is in doubt, the worker looks, and what was to be done is done once it
 * has. PRECONDITION_FAILED `beingChecked` when that takes longer than three seconds.
 */
export async function whenChecked<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BeingChecked)) throw error;
    const { requestId } = error;
    await transact(ctx, (tx) => tx.sql`select queue.enqueue('judge', ${requestId}::uuid)`);
    for (let k = 0; k < TIMES; k++) {
      await new Promise((go) => setTimeout(go, EVERY_MS));
      if (!(await isDoubted(ctx, requestId))) return work();
    }
    throw error;
  }
}

const isDoubted = (ctx: Ctx, requestId: string): Promise<boolean> =>
  transact(ctx, async ({ sql }) => {
    const [law] = await sql<{ doubted: boolean }[]>`
      select doubted from request_law where practice_id = ${ctx.practiceId} and request_id = ${requestId}`;
    return law?.doubted ?? false;
  });
