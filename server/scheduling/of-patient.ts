import { authorise, type Ctx, notFound, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { bookingViews } from "./booking-views.ts";
import { type PatientBookings, PatientId } from "./schemas.ts";

/** All of a patient's bookings, latest first, for those who may know her. NOT_FOUND for everybody else. Audited. */
export async function ofPatient(ctx: Ctx, input: PatientId): Promise<PatientBookings> {
  authorise(ctx, "patient:open");
  const { patientId } = PatientId.parse(input);
  return transact(ctx, async (tx) => {
    const [, views, barred] = await Promise.all([
      mustKnow(tx, ctx, patientId),
      bookingViews(tx, ctx, { patientId }),
      ctx.role === "desk" ? barredOf(tx, patientId) : [],
    ]);
    await audit(tx, ctx, { action: "bookings.listed", subjectKind: "patient", subjectId: patientId });
    return views.map(({ resources, ...view }) => {
      const held = new Set(resources.map(({ resourceId }) => resourceId));
      const holding = barred.filter(({ resourceId }) => held.has(resourceId));
      return { ...view, barredStaffIds: [...new Set(holding.map(({ staffId }) => staffId))] };
    });
  });
}

/** What stands for whom she barred: one who operates and gives anaesthesia is two resources. */
async function barredOf(tx: Tx, patientId: string) {
  return tx.sql<{ resourceId: string; staffId: string }[]>`
    select r.resource_id as "resourceId", r.staff_id as "staffId"
      from barred_resources(${patientId}) barred join resource r on r.resource_id = barred`;
}

/** Throws NOT_FOUND unless the viewer's policies show her. */
export async function mustKnow(tx: Tx, ctx: Ctx, patientId: string): Promise<void> {
  const [row] = await tx.sql`
    select 1 from patient where practice_id = ${ctx.practiceId} and patient_id = ${patientId}`;
  if (!row) throw notFound("patient");
}
