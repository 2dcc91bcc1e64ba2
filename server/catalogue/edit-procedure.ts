import { authorise, type Ctx, invalid, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { mustExist, refuseLoss, type Standing, standing, withProcedure } from "./change.ts";
import { lockCatalogue } from "./lock.ts";
import { mustNotBeTold } from "./neutral.ts";
import { existing, type ProcedureRow } from "./queries.ts";
import { EditProcedure, type ProcedureId } from "./schemas.ts";

const told = ["name", "code", "specialty", "policyGroup", "sensitive", "policyControlled"] as const;

/**
 * Changes what a procedure is called and which rules hold for it. "Sensitive" and "policy-controlled" cannot be taken back: what was promised to
 * patients would end with a tick. CONFLICT `ruleOfThree`, PRECONDITION_FAILED `permittedNowhere`, BAD_REQUEST `nameOnLabels`.
 */
export async function editProcedure(ctx: Ctx, input: EditProcedure): Promise<ProcedureId> {
  authorise(ctx, "catalogue:manage");
  const given = EditProcedure.parse(input);
  return transact(ctx, async (tx) => {
    await lockCatalogue(tx, ctx);
    const now = await standing(tx, ctx);
    const before = procedureIn(now, given.procedureId);
    if (before.sensitive && !given.sensitive) throw invalid("sensitive", "staysMarked");
    if (before.policyControlled && !given.policyControlled) throw invalid("policyControlled", "staysMarked");
    const changed = { ...before, ...given };
    mustExist(now, changed);
    const tells = ["name", "code", "policyGroup", "sensitive"] as const;
    const others = now.shelf.procedures.filter((one) => one.procedureId !== given.procedureId);
    if (given.sensitive && tells.some((field) => before[field] !== given[field]))
      await mustNotBeTold(tx, ctx, given, others);
    await refuseLoss(tx, ctx, now, withProcedure(now.shelf, changed));
    await tx.sql`
      update procedure set name = ${given.name}, code = ${given.code}, specialty = ${given.specialty},
             policy_group = ${given.policyGroup}, sensitive = ${given.sensitive}, policy_controlled = ${given.policyControlled},
             sided = ${given.sided}
       where practice_id = ${ctx.practiceId} and procedure_id = ${given.procedureId}`;
    await audit(tx, ctx, {
      action: "procedure.edited",
      subjectKind: "procedure",
      subjectId: given.procedureId,
      fields: told.filter((field) => before[field] !== given[field]),
    });
    return { procedureId: given.procedureId };
  });
}

/** One that exists somewhere in the practice; throws NOT_FOUND, for a blocked one too. */
export function procedureIn({ shelf, places }: Standing, procedureId: string): ProcedureRow {
  const found = existing(shelf, places).find((one) => one.procedureId === procedureId);
  if (!found) throw notFound("procedure");
  return found;
}
