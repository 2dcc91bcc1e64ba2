import type { Ctx, Tx } from "#server/kernel/index.ts";
import { practiceKey } from "#server/kernel/keys.ts";
import { type Place, sealJson, unsealJson } from "#server/privacy/index.ts";
import { type Periods, SetPeriods } from "./schemas.ts";

const placeOf = (staffId: string): Place => ({ table: "own_period", column: "sealed", rowId: staffId });
// As long whatever is set, up to 200 procedures.
const STEP = 24_576;

/** What each surgeon has set for each procedure, by their ids: `staffId procedureId`. For surgeons alone. */
export async function periodsOf(
  tx: Tx,
  ctx: Ctx,
  staffIds: readonly string[],
): Promise<(staffId: string, procedureId: string) => Periods | null> {
  const rows = await tx.sql<{ staffId: string; sealed: Buffer }[]>`
    select staff_id as "staffId", sealed from own_period
     where practice_id = ${ctx.practiceId} and staff_id = any(${[...staffIds]}::uuid[])`;
  const key = practiceKey(ctx.practiceId ?? "");
  const set = new Map(
    rows.flatMap(({ staffId, sealed }) =>
      SetPeriods.parse(unsealJson(key, placeOf(staffId), sealed)).periods.map(
        ({ procedureId, ...periods }) => [`${staffId} ${procedureId}`, periods] as const,
      ),
    ),
  );
  return (staffId, procedureId) => set.get(`${staffId} ${procedureId}`) ?? null;
}

/** Keeps the acting surgeon's own, in the caller's transaction. */
export async function keepPeriods(tx: Tx, ctx: Ctx, periods: SetPeriods): Promise<void> {
  const staffId = ctx.actorId ?? "";
  const sealed = sealJson(practiceKey(ctx.practiceId ?? ""), placeOf(staffId), periods, STEP);
  await tx.sql`
    insert into own_period (practice_id, staff_id, sealed, changed_at)
    values (${ctx.practiceId}, ${staffId}, ${sealed}, ${ctx.now.toString()}::timestamptz)
    on conflict (practice_id, staff_id) do update set sealed = excluded.sealed, changed_at = excluded.changed_at`;
}
