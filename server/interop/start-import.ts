import { authorise, type Ctx, newId, notFound, type Tx, transact } from "#server/kernel/index.ts";
import { practiceKey } from "#server/kernel/keys.ts";
import { audit, sealJson, unsealJson } from "#server/privacy/index.ts";
import { failAbandoned, whileHeld } from "./abandoned.ts";
import { checkFile } from "./read-file.ts";
import { endImport, type Job, noteProgress, runImport, type Tally } from "./run-import.ts";
import { ImportMap } from "./schemas.ts";
import { tryImport } from "./try-import.ts";

export type ImportOrder = { siteId: string; file: Uint8Array; map: ImportMap; dryRun: boolean };

/** For a manager's upload: checks the file, keeps it sealed until the worker has read it, and queues the run. Nothing is written when the file is broken. */
export async function startImport(ctx: Ctx, order: ImportOrder): Promise<{ runId: string }> {
  authorise(ctx, "import:run");
  const rows = await checkFile(order.file, order.map);
  const runId = newId();
  const content = { map: order.map, file: Buffer.from(order.file).toString("base64") };
  const sealed = sealJson(practiceKey(ctx.practiceId ?? ""), filePlace(runId), content);
  await transact(ctx, async (tx) => {
    await open(tx, ctx, runId, order, rows, sealed);
    await tx.sql`select queue.enqueue('import', ${runId}::uuid)`;
  });
  return { runId };
}

/** For the command line: the same run, here and now; earlier ones that were killed are marked failed. Returns its id and what came of it. */
export async function importNow(
  ctx: Ctx,
  order: ImportOrder,
  progress: (tally: Tally) => void,
): Promise<{ runId: string; rows: number; tally: Tally }> {
  authorise(ctx, "import:run");
  const rows = await checkFile(order.file, order.map);
  await failAbandoned(ctx);
  const runId = newId();
  return whileHeld(ctx, runId, async () => {
    await transact(ctx, (tx) => open(tx, ctx, runId, order, rows, null));
    try {
      const tally = await carryOut(ctx, { ...order, runId }, order.dryRun, progress);
      return { runId, rows, tally };
    } catch (error) {
      await endImport(ctx, runId, "unforeseen");
      throw error;
    }
  });
}

/** Gives a queued run up: what it has booked stays booked, its sealed file goes. */
export const giveUpImport = (ctx: Ctx, runId: string): Promise<void> => endImport(ctx, runId, "unforeseen");

/** For the worker: opens a queued run's sealed file and carries it out. A run that has ended is left alone. */
export async function carryOutQueued(ctx: Ctx, runId: string): Promise<void> {
  await failAbandoned(ctx);
  // A job that is given back to the queue while its first runner still works waits here, and finds the run ended.
  await whileHeld(ctx, runId, () => carryOutOpen(ctx, runId));
}

async function carryOutOpen(ctx: Ctx, runId: string): Promise<void> {
  const [run] = await transact(
    ctx,
    (tx) => tx.sql<{ site_id: string; dry_run: boolean; sealed: Buffer | null }[]>`
      select site_id, dry_run, sealed from import_run
       where practice_id = ${ctx.practiceId} and run_id = ${runId} and state in ('waiting', 'running')`,
  );
  if (!run?.sealed) return;
  const content = unsealJson(practiceKey(ctx.practiceId ?? ""), filePlace(runId), run.sealed) as {
    map: unknown;
    file: string;
  };
  const job = {
    runId,
    siteId: run.site_id,
    map: ImportMap.parse(content.map),
    file: Buffer.from(content.file, "base64"),
  };
  await carryOut(ctx, job, run.dry_run, () => {});
}

async function carryOut(
  ctx: Ctx,
  job: Job,
  dryRun: boolean,
  progress: (tally: Tally) => void,
): Promise<Tally> {
  const note = async (tally: Tally) => {
    await noteProgress(ctx, job.runId, tally);
    progress(tally);
  };
  const tally = dryRun ? await tryImport(ctx, job, note) : await runImport(ctx, job, note);
  await note(tally);
  await endImport(ctx, job.runId, null);
  return tally;
}

async function open(
  tx: Tx,
  ctx: Ctx,
  runId: string,
  order: ImportOrder,
  rows: number,
  sealed: Buffer | null,
) {
  const [site] =
    await tx.sql`select 1 from site where practice_id = ${ctx.practiceId} and site_id = ${order.siteId}`;
  if (!site) throw notFound("site");
  await tx.sql`
    insert into import_run (practice_id, run_id, site_id, state, dry_run, started_by, started_at, sealed, rows)
    values (${ctx.practiceId}, ${runId}, ${order.siteId}, 'waiting', ${order.dryRun}, ${ctx.actorId},
            ${ctx.now.toString()}::timestamptz, ${sealed}, ${rows})`;
  await audit(tx, ctx, { action: "import.started", subjectKind: "import_run", subjectId: runId });
}

const filePlace = (runId: string) => ({ table: "import_run", column: "sealed", rowId: runId });
