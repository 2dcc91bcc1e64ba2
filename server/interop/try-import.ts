import { type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { occupiedBetween } from "#server/scheduling/index.ts";
import { type Known, loadKnown, theatreName, unknownIn } from "./plan.ts";
import { keyOf, rowsOf } from "./read-file.ts";
import { type BadRow, isBad, type PlannedRow } from "./rules/row.ts";
import type { Job, Tally } from "./run-import.ts";

/** `line`: of the same file, where no booking holds it yet. */
type Held = { from: number; to: number; bookingId: string | null; line: number | null };

/**
 * What a run would do, without doing it: the same rows against the same claims, kept in memory, so that a trial holds no lock. Writes only the run's
 * findings.
 */
export async function tryImport(ctx: Ctx, job: Job): Promise<Tally> {
  const rows: (PlannedRow | BadRow)[] = [];
  for await (const row of rowsOf(job.file, job.map)) rows.push(row);
  return transact(ctx, async (tx) => {
    const known = await loadKnown(tx, ctx, job.siteId);
    const trial = new Trial(
      job,
      known,
      await heldNow(
        tx,
        ctx,
        known,
        rows.filter((row) => !isBad(row)),
      ),
    );
    const done = await keysBooked(tx, ctx);
    const tally: Tally = { booked: 0, already: 0, conflict: 0, invalid: 0 };
    for (const row of rows) {
      const result = isBad(row) ? { state: "invalid" as const, ...row } : trial.place(row, done);
      tally[result.state]++;
      if (result.state === "booked") continue;
      await tx.sql`
        insert into import_row (practice_id, run_id, line, state, reason, column_name, booking_id, other_line)
        values (${ctx.practiceId}, ${job.runId}, ${row.line}, ${result.state}, ${result.reason ?? null}, ${result.column ?? null},
                ${result.bookingId ?? null}, ${result.otherLine ?? null})`;
    }
    return tally;
  });
}

type Result = {
  state: keyof Tally;
  reason?: string;
  column?: string;
  bookingId?: string | null;
  otherLine?: number | null;
};

class Trial {
  readonly job: Job;
  readonly known: Known;
  readonly held: Map<string, Held[]>;
  constructor(job: Job, known: Known, held: Map<string, Held[]>) {
    this.job = job;
    this.known = known;
    this.held = held;
  }

  place(row: PlannedRow, done: Map<string, string | null>): Result {
    const unknown = unknownIn(this.job.map, this.known, row);
    if (unknown) return { state: "invalid", ...unknown };
    const key = keyOf(this.job.siteId, row);
    const before = done.get(key);
    if (before !== undefined) return { state: "already", bookingId: before };
    const from = row.startsAt.epochMilliseconds;
    const to = from + row.minutes * 60_000;
    const name = theatreName(this.job.map, this.known, row.resource);
    const places = [
      { id: this.known.theatres.get(name) ?? `theatre ${name}`, reason: "importTheatreTaken" },
      {
        id: this.known.patients.get(row.reference) ?? `patient ${row.reference}`,
        reason: "importPatientBusy",
      },
    ];
    for (const { id, reason } of places) {
      const other = this.held.get(id)?.find((one) => one.from < to && one.to > from);
      if (other) return { state: "conflict", reason, bookingId: other.bookingId, otherLine: other.line };
    }
    for (const { id } of places)
      this.held.set(id, [...(this.held.get(id) ?? []), { from, to, bookingId: null, line: row.line }]);
    done.set(key, null);
    return { state: "booked" };
  }
}

async function heldNow(
  tx: Tx,
  ctx: Ctx,
  known: Known,
  rows: readonly (PlannedRow | BadRow)[],
): Promise<Map<string, Held[]>> {
  const starts = rows.flatMap((row) => (isBad(row) ? [] : [row.startsAt.epochMilliseconds]));
  const held = new Map<string, Held[]>();
  if (starts.length === 0) return held;
  const from = Temporal.Instant.fromEpochMilliseconds(Math.min(...starts));
  const to = Temporal.Instant.fromEpochMilliseconds(Math.max(...starts) + 86_400_000);
  const ids = [...known.theatres.values(), ...known.patients.values()];
  for (const one of await occupiedBetween(tx, ctx, ids, from, to)) {
    const span = {
      from: one.startsAt.epochMilliseconds,
      to: one.endsAt.epochMilliseconds,
      bookingId: one.bookingId,
      line: null,
    };
    held.set(one.claimantId, [...(held.get(one.claimantId) ?? []), span]);
  }
  return held;
}

async function keysBooked(tx: Tx, ctx: Ctx): Promise<Map<string, string | null>> {
  const rows = await tx.sql<{ key: string; id: string }[]>`
    select idempotency_key as key, booking_id as id from booking
     where practice_id = ${ctx.practiceId} and starts_with(idempotency_key, 'import:')`;
  return new Map(rows.map(({ key, id }) => [key, id]));
}
