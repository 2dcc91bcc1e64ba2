import { authorise, type Ctx, invalid, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { barsOf } from "./patient-queries.ts";
import type { BarStaff, BarView } from "./patient-schemas.ts";

/**
 * At her request: this colleague, a manager too, must not know of her from now on. Nobody bars herself or himself, so that somebody at the desk is
 * always left who may pick up the phone. A second time changes nothing. Lifted by her, or by another manager.
 */
export async function barStaff(ctx: Ctx, { patientId, staffId }: BarStaff): Promise<BarView[]> {
  authorise(ctx, "patient:write");
  return transact(ctx, async (tx) => {
    // Asked first: whether she exists may not be told by which refusal comes.
    const [row] = await tx.sql<{ found: boolean }[]>`
      select exists (select from patient where practice_id = ${ctx.practiceId} and patient_id = ${patientId}) as found`;
    if (!row?.found) throw notFound("patient");
    if (staffId === ctx.actorId) throw invalid("staffId", "barYourself");
    const [bar] = await tx.sql<{ outcome: string }[]>`select bar_staff(${patientId}, ${staffId}) as outcome`;
    if (bar?.outcome === "no_patient") throw notFound("patient");
    if (bar?.outcome === "no_staff") throw invalid("staffId", "unknownColleague");
    const shown = [staffId];
    await audit(tx, ctx, { action: "patient.bar_set", subjectKind: "patient", subjectId: patientId, shown });
    return barsOf(tx, patientId);
  });
}
