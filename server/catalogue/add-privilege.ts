import { authorise, type Ctx, invalid, newId, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { standing } from "./change.ts";
import { procedureIn } from "./edit-procedure.ts";
import { lockCatalogue } from "./lock.ts";
import { AddPrivilege, type PrivilegeId } from "./schemas.ts";

/** Records what a surgeon is qualified for. BAD_REQUEST `notASurgeon` for somebody who does not work as one; NOT_FOUND for a procedure that is not there. */
export async function addPrivilege(ctx: Ctx, input: AddPrivilege): Promise<PrivilegeId> {
  authorise(ctx, "catalogue:manage");
  const given = AddPrivilege.parse(input);
  return transact(ctx, async (tx) => {
    await lockCatalogue(tx, ctx);
    if (given.procedureId) procedureIn(await standing(tx, ctx), given.procedureId);
    await mustBeSurgeon(tx, ctx, given.staffId);
    const privilegeId = newId();
    await tx.sql`
      insert into privilege (practice_id, privilege_id, staff_id, specialty, procedure_id, valid_from, valid_until, source)
      values (${ctx.practiceId}, ${privilegeId}, ${given.staffId}, ${given.specialty}, ${given.procedureId},
              ${given.validFrom}::date, ${given.validUntil}::date, ${given.source})`;
    await audit(tx, ctx, { action: "privilege.added", subjectKind: "privilege", subjectId: privilegeId });
    return { privilegeId };
  });
}

async function mustBeSurgeon(tx: Tx, ctx: Ctx, staffId: string): Promise<void> {
  const [row] = await tx.sql`
    select from staff_role where practice_id = ${ctx.practiceId} and staff_id = ${staffId} and role = 'surgeon'`;
  if (!row) throw invalid("staffId", "notASurgeon");
}
