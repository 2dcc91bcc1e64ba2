import { authorise, type Ctx, DomainError, invalid, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { type HitRow, hitOf } from "./patient-queries.ts";
import { type PatientHit, RegisterPatient } from "./patient-schemas.ts";
import { birthDateFault, readEitherWay } from "./rules/birth-date.ts";
import type { PatientRecord } from "./rules/patient-changes.ts";
import { phoneEnd } from "./rules/phone.ts";
import { plainForm } from "./rules/plain-form.ts";
import { insertPatient } from "./write-patient.ts";

const SAME_PRESS_MINUTES = 2;

type Identity = PatientRecord["identity"] & { birthDate: string };

/**
 * A new patient. CONFLICT `mayBeKnown` with `params.hits` when somebody of a like name was born that day, or has that phone, unless the desk was
 * shown them and says that she is another; then nothing was written but the audit of who was shown. Somebody hidden from the actor is not counted.
 */
export async function registerPatient(ctx: Ctx, input: RegisterPatient): Promise<PatientHit> {
  authorise(ctx, "patient:write");
  const { otherThan, ...identity } = RegisterPatient.parse(input);
  const fault = birthDateFault(identity.birthDate, ctx.now);
  if (fault) throw invalid("birthDate", fault);
  const outcome = await transact(ctx, async (tx) => {
    await oneAtATime(tx, ctx);
    // Only who was shown others can have pressed the same button before.
    const again = otherThan.length > 0 ? await samePress(tx, ctx, identity, otherThan) : null;
    if (again) return { registered: again };
    const known = (await knownPatients(tx, identity)).filter(
      ({ patientId }) => !otherThan.includes(patientId),
    );
    if (known.length > 0) {
      const shown = known.map(({ patientId }) => patientId);
      await audit(tx, ctx, { action: "patients.found_alike", subjectKind: "patient", shown });
      return { known };
    }
    return { registered: await register(tx, ctx, identity) };
  });
  if (outcome.known) throw new DomainError("CONFLICT", "mayBeKnown", { params: { hits: outcome.known } });
  return outcome.registered;
}

// The second of two desks must find whom the first one registers; there is no constraint that could say "a like name".
const oneAtATime = (tx: Tx, ctx: Ctx) =>
  tx.sql`select pg_advisory_xact_lock(hashtextextended(${`register/${ctx.practiceId}`}, 0))`;

async function knownPatients(tx: Tx, identity: Identity): Promise<PatientHit[]> {
  const { givenName, familyName, birthDate, phone } = identity;
  const rows = await tx.sql<HitRow[]>`
    select patient_id as "patientId", given_name as "givenName", family_name as "familyName",
           birth_date as "birthDate", phone_ending as "phoneEnding"
      from known_patients(${plainForm(`${givenName} ${familyName}`)}, ${readEitherWay(birthDate)}::date[], ${phoneEnd(phone)})`;
  return rows.map(hitOf);
}

/** Whom the first press of the same button registered: to the letter the same, a moment ago. */
async function samePress(
  tx: Tx,
  ctx: Ctx,
  identity: Identity,
  otherThan: readonly string[],
): Promise<PatientHit | null> {
  const since = ctx.now.subtract({ minutes: SAME_PRESS_MINUTES }).toString();
  const [row] = await tx.sql<HitRow[]>`
    select patient_id as "patientId", given_name as "givenName", family_name as "familyName",
           birth_date as "birthDate", right(phone_digits, 4) as "phoneEnding"
      from patient
     where practice_id = ${ctx.practiceId} and birth_date = ${identity.birthDate}::date
       and given_name = ${identity.givenName} and family_name = ${identity.familyName}
       and phone is not distinct from ${identity.phone} and email is not distinct from ${identity.email}
       and registered_at >= ${since}::timestamptz and patient_id <> all(${[...otherThan]}::uuid[])
     order by registered_at desc limit 1`;
  return row ? hitOf(row) : null;
}

async function register(tx: Tx, ctx: Ctx, identity: Identity): Promise<PatientHit> {
  const patientId = await insertPatient(tx, ctx, identity);
  const fields = Object.entries(identity).flatMap(([field, value]) => (value === null ? [] : [field]));
  await audit(tx, ctx, {
    action: "patient.registered",
    subjectKind: "patient",
    subjectId: patientId,
    fields,
  });
  const { givenName, familyName, birthDate } = identity;
  const phoneEnding = phoneEnd(identity.phone)?.slice(-4) ?? null;
  return hitOf({ patientId, givenName, familyName, birthDate, phoneEnding });
}
