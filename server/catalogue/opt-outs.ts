import { authorise, type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { practiceKey } from "#server/kernel/keys.ts";
import { audit, type Place, seal, unseal } from "#server/privacy/index.ts";
import { OptOuts } from "./schemas.ts";

const placeOf = (staffId: string): Place => ({ table: "opt_out", column: "sealed", rowId: staffId });
const LENGTH = 8192;

/** The procedures that the acting surgeon does not do: nobody else can read them, no reason is kept, and no list, error or audit tells of them. */
export async function optOuts(ctx: Ctx): Promise<OptOuts> {
  authorise(ctx, "case:request");
  return transact(ctx, async (tx) => ({ procedureIds: [...(await optedOut(tx, ctx))] }));
}

/** From then on they are not offered to this surgeon; what was asked for before stays. */
export async function setOptOuts(ctx: Ctx, input: OptOuts): Promise<OptOuts> {
  authorise(ctx, "case:request");
  const { procedureIds } = OptOuts.parse(input);
  const staffId = ctx.actorId ?? "";
  // One length, however many there are.
  const content = JSON.stringify({ procedureIds }).padEnd(LENGTH);
  const sealed = seal(practiceKey(ctx.practiceId ?? ""), placeOf(staffId), Buffer.from(content));
  await transact(ctx, async (tx) => {
    await tx.sql`
      insert into opt_out (practice_id, staff_id, sealed, changed_at)
      values (${ctx.practiceId}, ${staffId}, ${sealed}, ${ctx.now.toString()}::timestamptz)
      on conflict (practice_id, staff_id) do update set sealed = excluded.sealed, changed_at = excluded.changed_at`;
    await audit(tx, ctx, { action: "staff.preferences", subjectKind: "staff", subjectId: staffId });
  });
  return { procedureIds };
}

/** For the acting surgeon's own offers. */
export async function optedOut(tx: Tx, ctx: Ctx): Promise<ReadonlySet<string>> {
  const staffId = ctx.actorId ?? "";
  const [row] = await tx.sql<{ sealed: Buffer }[]>`
    select sealed from opt_out where practice_id = ${ctx.practiceId} and staff_id = ${staffId}`;
  if (!row) return new Set();
  const content = unseal(practiceKey(ctx.practiceId ?? ""), placeOf(staffId), row.sealed).toString();
  return new Set(OptOuts.parse(JSON.parse(content)).procedureIds);
}
