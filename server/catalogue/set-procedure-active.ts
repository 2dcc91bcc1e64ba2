import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { refuseLoss, standing, withProcedure } from "./change.ts";
import { procedureIn } from "./edit-procedure.ts";
import { lockCatalogue } from "./lock.ts";
import { type ProcedureId, SetProcedureActive } from "./schemas.ts";

/** Takes a procedure out of use, or back in. Cases that were opened go on. CONFLICT `ruleOfThree` when a sensitive one hides behind it. */
export async function setProcedureActive(ctx: Ctx, input: SetProcedureActive): Promise<ProcedureId> {
  authorise(ctx, "catalogue:manage");
  const { procedureId, active } = SetProcedureActive.parse(input);
  return transact(ctx, async (tx) => {
    await lockCatalogue(tx, ctx);
    const now = await standing(tx, ctx);
    const before = procedureIn(now, procedureId);
    await refuseLoss(tx, ctx, now, withProcedure(now.shelf, { ...before, active }));
    await tx.sql`
      update procedure set active = ${active}
       where practice_id = ${ctx.practiceId} and procedure_id = ${procedureId}`;
    await audit(tx, ctx, {
      action: active ? "procedure.reactivated" : "procedure.deactivated",
      subjectKind: "procedure",
      subjectId: procedureId,
      fields: ["active"],
    });
    return { procedureId };
  });
}
