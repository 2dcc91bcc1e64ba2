import { authorise, type Ctx, lockSiteForChange, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { closuresOf } from "./queries.ts";
import { ClosureId, type ClosureView } from "./schemas.ts";

/** Takes a closure or an opening back. The second of two gets NOT_FOUND. */
export async function liftClosure(ctx: Ctx, input: ClosureId): Promise<ClosureView> {
  authorise(ctx, "closure:write");
  const { closureId } = ClosureId.parse(input);
  return transact(ctx, async (tx) => {
    await lockSiteForChange(tx, ctx, null);
    const [closure] = await closuresOf(tx, ctx, { closureId });
    if (!closure) throw notFound("closure");
    await tx.sql`
      update closure set lifted_at = ${ctx.now.toString()}::timestamptz
       where practice_id = ${ctx.practiceId} and closure_id = ${closureId} and lifted_at is null`;
    await audit(tx, ctx, { action: "closure.lifted", subjectKind: "closure", subjectId: closureId });
    return closure;
  });
}
