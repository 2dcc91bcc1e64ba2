import type { Pool } from "#db/client.ts";
import { registerPatient } from "#server/identity/index.ts";
import type { PatientHit, RegisterPatient } from "#server/identity/patient-schemas.ts";
import { DomainError, type StaffCtx } from "#server/kernel/index.ts";

type Given = Partial<RegisterPatient>;

/** Registers a patient and answers her id: `await someone(desk, { givenName: "Nora", familyName: "Primjer" })`. */
export async function someone(desk: StaffCtx, given: Given): Promise<string> {
  const identity = { givenName: "Nora", familyName: "Primjer", birthDate: "1994-04-03", ...given };
  const register = (otherThan: string[]) => registerPatient(desk, { ...identity, otherThan });
  const { patientId } = await register([]).catch((error: unknown) => {
    if (!(error instanceof DomainError && error.reason === "mayBeKnown")) throw error;
    return register((error.params.hits as PatientHit[]).map((hit) => hit.patientId));
  });
  return patientId;
}

/** The audit rows of one action, oldest first. */
export async function audited(
  sql: Pool,
  action: string,
): Promise<{ subjectId: string | null; fields: string[] | null; shown: string[] | null; actorId: string }[]> {
  return sql`
    select subject_id as "subjectId", fields, shown, actor_id as "actorId" from audit_event
     where action = ${action} order by event_id`;
}
