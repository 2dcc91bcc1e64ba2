import { openPool, type Pool } from "#db/client.ts";
import { transact, type WorkerCtx } from "#server/kernel/index.ts";
import { openContents } from "#server/pathway/contents.ts";
import { type Known, loadStandings } from "#server/pathway/load-standings.ts";
import { gatesOf, readinessOf } from "#server/pathway/rules/gates.ts";
import { openPatientKeys } from "#server/privacy/index.ts";
import type { Place } from "./place.ts";
import { atMost, type BenchRow, micros } from "./report.ts";

const CASES = 1000;
const ROUNDS = 5;

type Row = Omit<Known, "of" | "contents"> & {
  caseId: string;
  patientId: string;
  surgeonStaffId: string;
  sealed: Buffer;
};

/** `readiness`: whether all is there for a thousand cases of the demo, unsealed and worked out, against reading the same rows alone. */
export async function readinessBench(place: Place, now: Temporal.Instant): Promise<BenchRow> {
  const owner = openPool(place.ownerUrl, { max: 1, name: "bench owner" });
  const [practice] = await owner<{ id: string }[]>`
    select practice_id as id from surgical_case group by 1 order by count(*) desc limit 1`;
  await owner.end();
  const ctx: WorkerCtx = {
    viewer: "worker",
    practiceId: practice?.id ?? "",
    actorId: null,
    role: "worker",
    now,
    requestId: "bench",
  };
  const rounds = [];
  await ours(ctx);
  await floor(ctx);
  for (let k = 0; k < ROUNDS; k++)
    rounds.push({ floor: await timed(() => floor(ctx)), ours: await timed(() => ours(ctx)) });
  return atMost(`readiness of ${CASES} cases`, 2, [medianOf(rounds)], micros);
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) * 1000;
};

/** The round in the middle by its ratio. */
function medianOf(rounds: readonly { ours: number; floor: number }[]) {
  const sorted = rounds.toSorted((a, b) => a.ours / a.floor - b.ours / b.floor);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error("no round was measured");
  return middle;
}

const rowsOf = (sql: Pool, ctx: WorkerCtx) => sql<Row[]>`
  select c.case_id as "caseId", c.patient_id as "patientId", c.surgeon_staff_id as "surgeonStaffId", c.sealed, f.anaesthesia, s.zone,
         (select b.starts_at from booking b where b.practice_id = r.practice_id and b.request_id = r.request_id and b.state = 'booked'
           limit 1) as "startsAt"
    from surgical_case c
    join scheduling_request r using (practice_id, request_id)
    join site s using (practice_id, site_id)
    join variant v using (practice_id, variant_id)
    join profile f using (practice_id, profile_id)
   where c.practice_id = ${ctx.practiceId} order by c.opened_at desc, c.case_id limit ${CASES}`;

async function ours(ctx: WorkerCtx): Promise<number> {
  return transact(ctx, async (tx) => {
    const rows = await rowsOf(tx.sql as unknown as Pool, ctx);
    const keys = await openPatientKeys(tx, ctx, [...new Set(rows.map(({ patientId }) => patientId))]);
    const known = rows.flatMap(({ caseId, patientId, surgeonStaffId, sealed, ...row }): Known[] => {
      const key = keys.get(patientId);
      if (!key) return [];
      const of = { caseId, patientId, surgeonStaffId, key };
      return [{ ...row, of, contents: openContents(key, caseId, sealed) }];
    });
    const standings = await loadStandings(tx, ctx, known);
    return [...standings.values()].filter((one) => readinessOf(gatesOf(one)) === "ready").length;
  });
}

/** The same rows, as they come. */
async function floor(ctx: WorkerCtx): Promise<number> {
  return transact(ctx, async ({ sql }) => {
    const rows = await rowsOf(sql as unknown as Pool, ctx);
    const cases = rows.map(({ caseId }) => caseId);
    const patients = [...new Set(rows.map(({ patientId }) => patientId))];
    const [keys, parts, done] = await Promise.all([
      sql`select patient_id, wrapped from patient_key where practice_id = ${ctx.practiceId} and patient_id = any(${patients}::uuid[])`,
      sql`select case_id, part, sealed from case_part
           where practice_id = ${ctx.practiceId} and case_id = any(${cases}::uuid[]) and part in ('team', 'hers')`,
      sql`select c.case_id, d.task from surgical_case c join desk_task d using (practice_id, request_id)
           where c.practice_id = ${ctx.practiceId} and c.case_id = any(${cases}::uuid[]) and d.done_at is not null`,
    ]);
    return keys.length + parts.length + done.length;
  });
}
