import { type Ctx, DomainError, type Tx, transact } from "#server/kernel/index.ts";
import { audit, patientKey, sealJson } from "#server/privacy/index.ts";
import { bookAsPlanned, occupiedBetween } from "#server/scheduling/index.ts";
import { type Known, NAME_TELLS, unknownIn } from "./known.ts";
import { ensurePlaces, loadKnown } from "./plan.ts";
import { keyOf, rowsOf } from "./read-file.ts";
import { type BadRow, isBad, type PlannedRow } from "./rules/row.ts";
import type { ImportMap } from "./schemas.ts";

export type Job = { runId: string; siteId: string; file: Uint8Array; map: ImportMap };
type Outcome = "booked" | "already" | "conflict" | "invalid";
export type Tally = Record<Outcome, number>;

/**
 * Books a checked file row by row, in its order, each in its own transaction: what is booked stays booked whatever happens later. A run that was cut off
 * goes on where it stopped, since each row's record is written with its booking.
 */
export async function runImport(
  ctx: Ctx,
  job: Job,
  progress: (tally: Tally) => Promise<void>,
): Promise<Tally> {
  const { known, seen } = await transact(ctx, async (tx) => ({
    known: await loadKnown(tx, ctx, job.siteId),
    seen: await linesSeen(tx, ctx, job.runId),
  }));
  const tally: Tally = { booked: 0, already: 0, conflict: 0, invalid: 0 };
  let count = 0;
  for await (const row of rowsOf(job.file, job.map)) {
    const outcome =
      seen.get(row.line) ?? (isBad(row) ? await refuse(ctx, job, row) : await place(ctx, job, known, row));
    tally[outcome]++;
    if (++count % 50 === 0) await progress(tally);
  }
  await progress(tally);
  return tally;
}

async function linesSeen(tx: Tx, ctx: Ctx, runId: string): Promise<Map<number, Outcome>> {
  const rows = await tx.sql<{ line: number; state: Outcome }[]>`
    select line, state from import_row where practice_id = ${ctx.practiceId} and run_id = ${runId}`;
  return new Map(rows.map((row) => [row.line, row.state]));
}

class Overlap extends Error {
  readonly claimants: readonly string[];
  constructor(claimants: readonly string[]) {
    super("overlap");
    this.claimants = claimants;
  }
}

async function place(ctx: Ctx, job: Job, known: Known, row: PlannedRow): Promise<Outcome> {
  const unknown = unknownIn(job.map, known, row);
  if (unknown) return refuse(ctx, job, { line: row.line, ...unknown });
  try {
    const done = await transact(ctx, async (tx) => {
      const places = await ensurePlaces(tx, ctx, job.map, known, row);
      const plan = { ...places, ...row, idempotencyKey: keyOf(job.siteId, row), siteId: job.siteId };
      const result = await bookAsPlanned(tx, ctx, { ...plan, label: `${row.service}, ${row.minutes} min` });
      if (result.made && result.claims < 2) throw new Overlap([places.resourceId, places.patientId]);
      const state = result.made ? "booked" : "already";
      const key = await patientKey(tx, ctx, places.patientId, true);
      if (!key) throw new DomainError("PRECONDITION_FAILED", "noKey");
      const sealed = sealJson(key, rowPlace(job, row.line), { code: row.code, text: row.text });
      const bookingId = result.bookingId ?? (await bookedAs(tx, ctx, plan.idempotencyKey));
      await record(tx, ctx, job, { line: row.line, state, bookingId, sealed });
      return { state, added: places.added } as const;
    });
    done.added();
    return done.state;
  } catch (error) {
    if (error instanceof Overlap) return collide(ctx, job, row, error.claimants);
    if (!(error instanceof DomainError) || error.reason !== NAME_TELLS) throw error;
    return refuse(ctx, job, { line: row.line, reason: error.reason, column: job.map.columns.service });
  }
}

/** The booking that has this key already: whoever must not know of it must not be told of it either. */
async function bookedAs(tx: Tx, ctx: Ctx, key: string): Promise<string | null> {
  const [row] = await tx.sql<{ id: string }[]>`
    select booking_id as id from booking where practice_id = ${ctx.practiceId} and idempotency_key = ${key}`;
  return row?.id ?? null;
}

// The theatre first, as in a trial: who meets a theatre taken learns nothing of where the patient is.
async function collide(ctx: Ctx, job: Job, row: PlannedRow, claimants: readonly string[]): Promise<Outcome> {
  await transact(ctx, async (tx) => {
    const to = row.startsAt.add({ minutes: row.minutes });
    const others = await occupiedBetween(tx, ctx, claimants, row.startsAt, to);
    const other = others.find((one) => one.resourceId !== null) ?? others[0];
    const reason = other?.resourceId === null ? "importPatientBusy" : "importTheatreTaken";
    await record(tx, ctx, job, {
      line: row.line,
      state: "conflict",
      reason,
      bookingId: other?.bookingId ?? null,
    });
  });
  return "conflict";
}

async function refuse(ctx: Ctx, job: Job, row: BadRow): Promise<Outcome> {
  await transact(ctx, (tx) => record(tx, ctx, job, { ...row, state: "invalid", columnName: row.column }));
  return "invalid";
}

const rowPlace = (job: Job, line: number) => ({
  table: "import_row",
  column: "sealed",
  rowId: `${job.runId}:${line}`,
});

type Finding = {
  line: number;
  state: Outcome;
  reason?: string;
  columnName?: string | null;
  bookingId?: string | null;
  sealed?: Buffer;
};

/** Keeps a row's outcome, once, and audits that it was kept and whether something of it was sealed. */
async function record(tx: Tx, ctx: Ctx, job: Job, found: Finding): Promise<void> {
  const kept = await tx.sql`
    insert into import_row (practice_id, run_id, line, state, reason, column_name, booking_id, sealed)
    values (${ctx.practiceId}, ${job.runId}, ${found.line}, ${found.state}, ${found.reason ?? null}, ${found.columnName ?? null},
            ${found.bookingId ?? null}, ${found.sealed ?? null})
    on conflict do nothing`;
  if (kept.count === 0) return;
  const [action, fields] = found.sealed
    ? ["import.row_sealed", ["code", "text"]]
    : ["import.row_refused", ["reason"]];
  await audit(tx, ctx, { action, subjectKind: "import_run", subjectId: job.runId, fields });
}

/** Marks a run as ended, drops its sealed file, and audits what came of it. A real run's sums are those of its rows' own records. */
export async function endImport(ctx: Ctx, runId: string, failure: string | null): Promise<void> {
  await transact(ctx, async (tx) => {
    await tx.sql`
      update import_run r set state = ${failure ? "failed" : "done"}, failure = ${failure}, sealed = null, ended_at = ${ctx.now.toString()}::timestamptz,
             booked = case when r.dry_run then r.booked else s.booked end, already = case when r.dry_run then r.already else s.already end,
             conflicts = case when r.dry_run then r.conflicts else s.conflicts end, invalid = case when r.dry_run then r.invalid else s.invalid end
        from (select count(*) filter (where state = 'booked')::int as booked, count(*) filter (where state = 'already')::int as already,
                     count(*) filter (where state = 'conflict')::int as conflicts, count(*) filter (where state = 'invalid')::int as invalid
                from import_row where practice_id = ${ctx.practiceId} and run_id = ${runId}) s
       where r.practice_id = ${ctx.practiceId} and r.run_id = ${runId}`;
    await audit(tx, ctx, {
      action: failure ? "import.failed" : "import.ended",
      subjectKind: "import_run",
      subjectId: runId,
    });
  });
}

/** Writes how far a run has come. */
export async function noteProgress(ctx: Ctx, runId: string, tally: Tally): Promise<void> {
  await transact(
    ctx,
    (tx) => tx.sql`
      update import_run set state = 'running', booked = ${tally.booked}, conflicts = ${tally.conflict}, invalid = ${tally.invalid},
             already = ${tally.already}
       where practice_id = ${ctx.practiceId} and run_id = ${runId} and state in ('waiting', 'running')`,
  );
}
