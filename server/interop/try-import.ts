import { type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { occupiedInPieces } from "#server/scheduling/index.ts";
import { type Known, theatreName, unknownIn } from "./known.ts";
import { loadKnown } from "./plan.ts";
import { keyOf, rowsOf } from "./read-file.ts";
import { Occupancy } from "./rules/occupancy.ts";
import { isBad, type PlannedRow } from "./rules/row.ts";
import type { Job, Tally } from "./run-import.ts";

/** Rows between two reports; their findings are written together. */
const STEP = 1000;

/**
 * What a run would do, without doing it: the same rows against the same claims, kept in memory, so that a trial holds no lock. The file is read twice,
 * for its span and for its rows, of which none is kept but where it would stand. Writes only the run's findings.
 */
export async function tryImport(
  ctx: Ctx,
  job: Job,
  progress: (tally: Tally) => Promise<void>,
): Promise<Tally> {
  const span = await spanOf(job);
  const trial = await transact(ctx, async (tx) => {
    const known = await loadKnown(tx, ctx, job.siteId);
    return new Trial(job, known, await heldNow(tx, ctx, known, span), await keysBooked(tx, ctx));
  });
  const tally: Tally = { booked: 0, already: 0, conflict: 0, invalid: 0 };
  const found: Found[] = [];
  let count = 0;
  for await (const row of rowsOf(job.file, job.map)) {
    const result: Result = isBad(row) ? { state: "invalid", ...row } : trial.place(row);
    tally[result.state]++;
    if (result.state !== "booked") found.push({ ...result, line: row.line });
    if (++count % STEP > 0) continue;
    await keep(ctx, job, found.splice(0));
    await progress(tally);
  }
  await keep(ctx, job, found);
  return tally;
}

type Result = {
  state: keyof Tally;
  reason?: string;
  column?: string | null;
  bookingId?: string | null;
  otherLine?: number | null;
};
type Found = Result & { line: number };
type Span = { from: Temporal.Instant; to: Temporal.Instant };

class Trial {
  readonly #job: Job;
  readonly #known: Known;
  readonly #held: Occupancy;
  readonly #done: Map<string, string | null>;
  constructor(job: Job, known: Known, held: Occupancy, done: Map<string, string | null>) {
    this.#job = job;
    this.#known = known;
    this.#held = held;
    this.#done = done;
  }

  place(row: PlannedRow): Result {
    const unknown = unknownIn(this.#job.map, this.#known, row);
    if (unknown) return { state: "invalid", ...unknown };
    const key = keyOf(this.#job.siteId, row);
    const before = this.#done.get(key);
    if (before !== undefined) return { state: "already", bookingId: before };
    const from = row.startsAt.epochMilliseconds;
    const to = from + row.minutes * 60_000;
    const places = this.#placesOf(row);
    for (const { id, reason } of places) {
      const other = this.#held.meets(id, from, to);
      if (other) return { state: "conflict", reason, bookingId: other.bookingId, otherLine: other.line };
    }
    for (const { id } of places) this.#held.add(id, { from, to, bookingId: null, line: row.line });
    this.#done.set(key, null);
    return { state: "booked" };
  }

  #placesOf(row: PlannedRow) {
    const name = theatreName(this.#job.map, this.#known, row.resource);
    const theatre = this.#known.theatres.get(name) ?? `theatre ${name}`;
    const patient = this.#known.patients.get(row.reference) ?? `patient ${row.reference}`;
    return [
      { id: theatre, reason: "importTheatreTaken" },
      { id: patient, reason: "importPatientBusy" },
    ];
  }
}

/** From the first start of the file to a day after its last; null when no row of it can be read. */
async function spanOf(job: Job): Promise<Span | null> {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for await (const row of rowsOf(job.file, job.map)) {
    if (isBad(row)) continue;
    first = Math.min(first, row.startsAt.epochMilliseconds);
    last = Math.max(last, row.startsAt.epochMilliseconds);
  }
  if (first > last) return null;
  const [from, to] = [first, last + 86_400_000].map((at) => Temporal.Instant.fromEpochMilliseconds(at));
  return from && to ? { from, to } : null;
}

async function heldNow(tx: Tx, ctx: Ctx, known: Known, span: Span | null): Promise<Occupancy> {
  const held = new Occupancy();
  if (!span) return held;
  const theatres = [...known.theatres.values()];
  for await (const piece of occupiedInPieces(tx, ctx, theatres, span.from, span.to)) {
    for (const { claimantId, bookingId, startsAt, endsAt } of piece) {
      const [from, to] = [startsAt.epochMilliseconds, endsAt.epochMilliseconds];
      held.add(claimantId, { from, to, bookingId, line: null });
    }
  }
  return held;
}

async function keysBooked(tx: Tx, ctx: Ctx): Promise<Map<string, string | null>> {
  const rows = await tx.sql<{ key: string; id: string }[]>`
    select idempotency_key as key, booking_id as id from booking
     where practice_id = ${ctx.practiceId} and starts_with(idempotency_key, 'import:')`;
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** Writes what needs a person, and what was booked before; a trial that was cut off and begins again finds its own there. */
async function keep(ctx: Ctx, job: Job, found: readonly Found[]): Promise<void> {
  if (found.length === 0) return;
  const of = <T>(value: (one: Found) => T) => found.map(value);
  await transact(ctx, async (tx) => {
    await tx.sql`
      insert into import_row (practice_id, run_id, line, state, reason, column_name, booking_id, other_line)
      select ${ctx.practiceId}::uuid, ${job.runId}::uuid, f.*
        from unnest(${of(({ line }) => line)}::integer[], ${of(({ state }) => state)}::text[],
                    ${of(({ reason }) => reason ?? null)}::text[], ${of(({ column }) => column ?? null)}::text[],
                    ${of(({ bookingId }) => bookingId ?? null)}::uuid[], ${of(({ otherLine }) => otherLine ?? null)}::integer[]) f
      on conflict do nothing`;
    const run = { subjectKind: "import_run", subjectId: job.runId };
    await audit(tx, ctx, { action: "import.rows_tried", ...run, fields: ["reason"] });
  });
}
