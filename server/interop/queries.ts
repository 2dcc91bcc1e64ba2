import { authorise, type Ctx, notFound, type Tx, toInstant, transact } from "#server/kernel/index.ts";
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
};

/** The practice's latest runs, newest first, without their findings. */
export async function listImports(ctx: Ctx): Promise<ImportRunView[]> {
  authorise(ctx, "import:run");
  return transact(ctx, async (tx) => (await runs(tx, ctx, null)).map((run) => viewOf(run, [])));
}

/** One run with the rows that need a person, in the file's order. Throws NOT_FOUND. */
export async function getImport(ctx: Ctx, input: { runId: string }): Promise<ImportRunView> {
  authorise(ctx, "import:run");
  return transact(ctx, async (tx) => {
    const [run] = await runs(tx, ctx, input.runId);
    if (!run) throw notFound("import");
    return viewOf(run, await findings(tx, ctx, input.runId));
  });
}

const runs = (tx: Tx, ctx: Ctx, runId: string | null) => tx.sql<RunRow[]>`
  select run_id, site_id, state, dry_run, started_at, ended_at, failure, rows, booked, conflicts, invalid, already
    from import_run where practice_id = ${ctx.practiceId} and (${runId}::uuid is null or run_id = ${runId})
   order by started_at desc, run_id desc limit 20`;

async function findings(tx: Tx, ctx: Ctx, runId: string): Promise<ImportFinding[]> {
  type Row = { line: number; state: ImportFinding["state"]; reason: string; column_name: string | null } & {
    booking_id: string | null;
    resource: string | null;
    starts_at: string | null;
    ends_at: string | null;
    other_line: number | null;
  };
  const rows = await tx.sql<Row[]>`
    select r.line, r.state, r.reason, r.column_name, r.booking_id, r.other_line, t.name as resource, c.starts_at, c.ends_at
      from import_row r
      left join lateral (
        select claimant_id, starts_at, ends_at from claim
         where practice_id = r.practice_id and booking_id = r.booking_id and claimant_kind = 'resource' order by starts_at limit 1) c on true
      left join resource t on t.practice_id = r.practice_id and t.resource_id = c.claimant_id
     where r.practice_id = ${ctx.practiceId} and r.run_id = ${runId} and r.state in ('conflict', 'invalid')
     order by r.line`;
  return rows.map((row) => ({
    line: row.line,
    state: row.state,
    reason: row.reason,
    column: row.column_name,
    other:
      row.booking_id && row.starts_at && row.ends_at
        ? {
            bookingId: row.booking_id,
            resource: row.resource ?? "",
            startsAt: toInstant(row.starts_at).toString(),
            endsAt: toInstant(row.ends_at).toString(),
          }
        : null,
    otherLine: row.other_line,
  }));
}

const viewOf = (run: RunRow, found: ImportFinding[]): ImportRunView => ({
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
  conflicts: run.conflicts,
  invalid: run.invalid,
  already: run.already,
  findings: found,
});
