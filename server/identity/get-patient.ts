import { authorise, type Ctx, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { viewOf } from "./patient-queries.ts";
import type { PatientId, PatientView } from "./patient-schemas.ts";

/** Her record for the desk and the treating team. NOT_FOUND alike for nobody, another practice's, and one the actor must not know of. Audited. */
export async function getPatient(ctx: Ctx, { patientId }: PatientId): Promise<PatientView> {
  authorise(ctx, "patient:open");
  return transact(ctx, async (tx) => {
    const view = await viewOf(tx, ctx, patientId);
    if (!view) throw notFound("patient");
    await audit(tx, ctx, { action: "patient.opened", subjectKind: "patient", subjectId: patientId });
    return view;
  });
}
