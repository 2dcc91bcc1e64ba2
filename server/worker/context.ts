import { transact, type WorkerCtx } from "#server/kernel/index.ts";

/** The worker's context outside every practice: no row of any shows. */
export const hallCtx = (requestId: string): WorkerCtx => ({
  viewer: "worker",
  practiceId: "",
  actorId: null,
  role: "worker",
  now: Temporal.Now.instant(),
  requestId,
});

/** The worker's context in one practice, on the practice's clock (in the demo: shifted by its offset). */
export async function workerCtx(practiceId: string, requestId: string): Promise<WorkerCtx> {
  const real = Temporal.Now.instant();
  const ctx: WorkerCtx = {
    viewer: "worker",
    practiceId,
    actorId: null,
    role: "worker",
    now: real,
    requestId,
  };
  const [clock] = await transact(
    ctx,
    (tx) =>
      tx.sql<
        { offset_seconds: number }[]
      >`select offset_seconds from demo_clock where practice_id = ${practiceId}`,
  );
  return { ...ctx, now: real.add({ seconds: clock?.offset_seconds ?? 0 }) };
}

/** By so much a practice's clock goes before everybody else's. */
export const aheadOf = ({ now }: WorkerCtx): Temporal.Duration => Temporal.Now.instant().until(now);
