import { authorise, type Ctx, newId, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { mustExist, standing } from "./change.ts";
import { generalRecovery } from "./defaults/recovery.ts";
import { writeDraft } from "./draft-template.ts";
import { lockCatalogue } from "./lock.ts";
import { mustNotBeTold } from "./neutral.ts";
import { AddProcedure, type ProcedureId } from "./schemas.ts";

/** Adds a procedure with a first draft of its text. It can be asked for once variants are ticked and a surgeon has approved the text. BAD_REQUEST `nameOnLabels`. */
export async function addProcedure(ctx: Ctx, input: AddProcedure): Promise<ProcedureId> {
  authorise(ctx, "catalogue:manage");
  const given = AddProcedure.parse(input);
  return transact(ctx, async (tx) => {
    await lockCatalogue(tx, ctx);
    const procedureId = newId();
    const bare = { ...given, procedureId, active: true, variantIds: [], tickedIds: [], milestones: null };
    const now = await standing(tx, ctx);
    mustExist(now, bare);
    if (given.sensitive) await mustNotBeTold(tx, ctx, given, now.shelf.procedures);
    await tx.sql`
      insert into procedure (practice_id, procedure_id, name, code, specialty, policy_group, sensitive, policy_controlled, sided)
      values (${ctx.practiceId}, ${procedureId}, ${given.name}, ${given.code}, ${given.specialty}, ${given.policyGroup},
              ${given.sensitive}, ${given.policyControlled}, ${given.sided})`;
    await audit(tx, ctx, { action: "procedure.added", subjectKind: "procedure", subjectId: procedureId });
    await firstText(tx, ctx, procedureId);
    return { procedureId };
  });
}

async function firstText(tx: Tx, ctx: Ctx, procedureId: string): Promise<void> {
  const templateId = newId();
  await tx.sql`
    insert into template (practice_id, template_id, procedure_id, kind)
    values (${ctx.practiceId}, ${templateId}, ${procedureId}, 'recovery')`;
  await writeDraft(tx, ctx, { templateId, version: 1, content: generalRecovery() });
}
