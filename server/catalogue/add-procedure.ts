import { authorise, type Ctx, newId, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { mustExist, standing } from "./change.ts";
import { firstDraft } from "./draft-template.ts";
import { lockCatalogue } from "./lock.ts";
import { mustNotBeTold } from "./neutral.ts";
import { AddProcedure, type ProcedureId } from "./schemas.ts";

/** Adds a procedure with a first draft of each of its texts. It can be asked for once variants are ticked and a surgeon has approved them. BAD_REQUEST `nameOnLabels`. */
export async function addProcedure(ctx: Ctx, input: AddProcedure): Promise<ProcedureId> {
  authorise(ctx, "catalogue:manage");
  const given = AddProcedure.parse(input);
  return transact(ctx, async (tx) => {
    await lockCatalogue(tx, ctx);
    const procedureId = newId();
    const bare = {
      ...given,
      procedureId,
      active: true,
      variantIds: [],
      tickedIds: [],
      milestones: null,
      deskItems: [],
    };
    const now = await standing(tx, ctx);
    mustExist(now, bare);
    if (given.sensitive) await mustNotBeTold(tx, ctx, given, now.shelf.procedures);
    await tx.sql`
      insert into procedure (practice_id, procedure_id, name, code, specialty, policy_group, sensitive, policy_controlled, sided)
      values (${ctx.practiceId}, ${procedureId}, ${given.name}, ${given.code}, ${given.specialty}, ${given.policyGroup},
              ${given.sensitive}, ${given.policyControlled}, ${given.sided})`;
    await audit(tx, ctx, { action: "procedure.added", subjectKind: "procedure", subjectId: procedureId });
    for (const kind of ["recovery", "consent", "checklist"] as const)
      await firstDraft(tx, ctx, { procedureId, kind });
    return { procedureId };
  });
}
