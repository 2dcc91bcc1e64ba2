import { authorise, type Ctx, notFound, type Tx, toInstant, transact } from "#server/kernel/index.ts";
import { isAbandoned } from "./abandoned.ts";
import { type FindingRow, findingFor } from "./rules/finding.ts";
import type { ImportFinding, ImportRunView } from "./schemas.ts";

type RunRow = {
  run_id: string;
  site_id: string;
  state: ImportRunView["state"];
  dry_run: boolean;
  started_at: string;
  ended_at: string | null;
  failure: string | null;
  rows: number;
  booked: number;
  conflicts: number;
  invalid: number;
  already: number;
  hidden: number;
};

/** The practice's latest runs, newest first, without their findings. */
export async function listImports(ctx: Ctx): Promise<ImportRunView[]> {
  authorise(ctx, "import:run");
  return transact(ctx, async (tx) => (await runs(tx, ctx, null)).map((run) => viewOf(run, [])));
}

/**
 * One run with the rows that need a person, in the file's order; a booking that the reader must not know of is a theatre taken, and no more. Throws
 * NOT_FOUND.
 */
export async function getImport(ctx: Ctx, input: { runId: string }): Promise<ImportRunView> {
  authorise(ctx, "import:run");
  return transact(ctx, async (tx) => {
    const [run] = await runs(tx, ctx, input.runId);
    if (!run) throw notFound("import");
    return viewOf(run, await findings(tx, ctx, run));
  });
}

/** A run that was killed has failed, though nobody has marked it yet. `hidden`: rows booked before whose bookings this reader must not know of. `booking` shows each reader what its policies let through. */
const runs = (tx: Tx, ctx: Ctx, runId: string | null) => tx.sql<RunRow[]>`
  with latest as (
    select r.*, ${isAbandoned(tx)} as abandoned from import_run r
     where r.practice_id = ${ctx.practiceId} and (${runId}::uuid is null or r.run_id = ${runId})
     order by r.started_at desc, r.run_id desc limit 20),
  unseen as (
    select l.run_id, count(*)::int as rows from latest l
      join import_row r on r.practice_id = l.practice_id and r.run_id = l.run_id and r.state = 'already' and r.booking_id is not null
      left join booking b on b.practice_id = r.practice_id and b.booking_id = r.booking_id
      left join import_row own on own.practice_id = r.practice_id and own.run_id = r.run_id and own.booking_id = r.booking_id
                              and own.state = 'booked'
     where b.booking_id is null and own.line is null group by 1)
  select l.run_id, l.site_id, case when l.abandoned then 'failed' else l.state end as state, l.dry_run, l.started_at, l.ended_at, l.failure, l.rows, l.booked, l.conflicts, l.invalid, l.already,
         coalesce(u.rows, 0) as hidden
    from latest l left join unseen u on u.run_id = l.run_id order by l.started_at desc, l.run_id desc`;

async function findings(tx: Tx, ctx: Ctx, run: RunRow): Promise<ImportFinding[]> {
  type Row = Omit<FindingRow, "other"> & {
    resource: string | null;
    starts_at: string | null;
    ends_at: string | null;
  };
  const rows = await tx.sql<Row[]>`
    select r.line, r.state, r.reason, r.column_name as "column", r.booking_id as "bookingId", r.other_line as "otherLine",
           b.booking_id is not null as seen, own.line as "ownLine", c.name as resource, c.starts_at, c.ends_at
      from import_row r
      left join booking b on b.practice_id = r.practice_id and b.booking_id = r.booking_id
      left join import_row own on own.practice_id = r.practice_id and own.run_id = r.run_id and own.booking_id = r.booking_id
                              and own.state = 'booked'
      left join lateral (
        select t.name, k.starts_at, k.ends_at
          from claim k join resource t on t.practice_id = k.practice_id and t.resource_id = k.claimant_id
         where k.practice_id = b.practice_id and k.booking_id = b.booking_id
         order by t.kind = 'theatre' desc, k.starts_at limit 1) c on true
     where r.practice_id = ${ctx.practiceId} and r.run_id = ${run.run_id}
       and (r.state in ('conflict', 'invalid')
            or r.state = 'already' and r.booking_id is not null and b.booking_id is null and own.line is null)
     order by r.line`;
  return rows.map(({ resource, starts_at, ends_at, ...row }) =>
    findingFor(run.dry_run, {
      ...row,
      other:
        starts_at && ends_at
          ? {
              resource: resource ?? "",
              startsAt: toInstant(starts_at).toString(),
              endsAt: toInstant(ends_at).toString(),
            }
          : null,
    }),
  );
}

/** What is hidden counts as what it looks like: a theatre taken. While a run goes on, its rows may be ahead of its sums. */
function viewOf(run: RunRow, found: ImportFinding[]): ImportRunView {
  const hidden = Math.min(run.hidden, run.already);
  return {
    runId: run.run_id,
    siteId: run.site_id,
    state: run.state,
    dryRun: run.dry_run,
    startedAt: toInstant(run.started_at).toString(),
    endedAt: run.ended_at ? toInstant(run.ended_at).toString() : null,
    failure: run.failure,
    rows: run.rows,
    done: run.booked + run.conflicts + run.invalid + run.already,
    booked: run.booked,
    conflicts: run.conflicts + hidden,
    invalid: run.invalid,
    already: run.already - hidden,
    findings: found,
  };
}
