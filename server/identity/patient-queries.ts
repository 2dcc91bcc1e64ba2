import { type Ctx, type Tx, toInstant } from "#server/kernel/index.ts";
import { onClockOf } from "./door.ts";
import type { BarView, Contact, PatientHit, PatientView } from "./patient-schemas.ts";
import { fullName } from "./rules/full-name.ts";
import { type PatientRecord, SILENT, versionsOf } from "./rules/patient-changes.ts";
import { patientReference } from "./rules/reference.ts";

/** Held by whoever changes her record, until the transaction ends: the second of two reads what the first one wrote. */
export async function lockPatient(tx: Tx, ctx: Ctx, patientId: string): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`patient/${ctx.practiceId}/${patientId}`}, 0))`;
}

/** Her record as far as the row policies show it to the viewer; null when they do not show her at all. */
export async function recordOf(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
): Promise<(PatientRecord & { registeredAt: string }) | null> {
  const here = { practice: ctx.practiceId, patient: patientId };
  const [[hers], [contact], flags, people] = await Promise.all([
    tx.sql<(PatientRecord["identity"] & { registeredAt: string })[]>`
      select given_name as "givenName", family_name as "familyName", birth_date as "birthDate", phone, email, language,
             zone, registered_at as "registeredAt"
        from patient where practice_id = ${here.practice} and patient_id = ${here.patient}`,
    tx.sql<Contact[]>`
      select channel, safe_from_minute as "safeFromMinute", safe_to_minute as "safeToMinute",
             safe_weekdays as "safeWeekdays", voicemail, letters, name_to_use as "nameToUse", phone_word as "phoneWord",
             cover_line as "coverLine"
        from contact_preference where practice_id = ${here.practice} and patient_id = ${here.patient}`,
    tx.sql<{ flag: PatientView["flags"][number] }[]>`
      select flag from need_flag where practice_id = ${here.practice} and patient_id = ${here.patient} order by flag`,
    tx.sql<PatientView["people"]>`
      select kind, name, phone, may_say as "maySay" from patient_person
       where practice_id = ${here.practice} and patient_id = ${here.patient} order by kind, person_id`,
  ]);
  if (!hers) return null;
  const { registeredAt, ...identity } = hers;
  return {
    identity,
    contact: contact ? { ...contact } : SILENT,
    flags: flags.map(({ flag }) => flag),
    people: [...people],
    registeredAt: toInstant(registeredAt).toString(),
  };
}

/** The patient's page; null for somebody the viewer must not know of. Bars and access are for the desk alone. */
export async function viewOf(tx: Tx, ctx: Ctx, patientId: string): Promise<PatientView | null> {
  const record = await recordOf(tx, ctx, patientId);
  if (!record) return null;
  const { registeredAt, ...parts } = record;
  const { identity, ...others } = parts;
  const forDesk =
    ctx.role === "desk"
      ? { bars: await barsOf(tx, patientId), ...(await accessOf(tx, ctx, patientId)) }
      : { bars: [], access: "none" as const, codeExpiresAt: null };
  return {
    patientId,
    reference: patientReference(patientId),
    registeredAt,
    ...identity,
    ...others,
    ...forDesk,
    versions: versionsOf(parts),
  };
}

/** Whom she barred. Answered to the desk (unless barred itself) and to her. */
export async function barsOf(tx: Tx, patientId: string): Promise<BarView[]> {
  const rows = await tx.sql<BarView[]>`
    select staff_id as "staffId", staff_name as "staffName", set_at as since from bars_of(${patientId})`;
  return rows.map((row) => ({ ...row, since: toInstant(row.since).toString() }));
}

async function accessOf(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
): Promise<Pick<PatientView, "access" | "codeExpiresAt">> {
  const [row] = await tx.sql<{ signedUp: boolean; codeExpiresAt: string | null }[]>`
    select signed_up as "signedUp", code_expires_at as "codeExpiresAt" from patient_access(${patientId})`;
  const codeExpiresAt = row?.codeExpiresAt ? onClockOf(ctx, toInstant(row.codeExpiresAt)) : null;
  return { access: row?.signedUp ? "signed_up" : codeExpiresAt ? "code_issued" : "none", codeExpiresAt };
}

/** A row of search_patients or known_patients as somebody to pick from. */
export type HitRow = {
  patientId: string;
  givenName: string;
  familyName: string;
  birthDate: string | null;
  phoneEnding: string | null;
};

export const hitOf = ({ givenName, familyName, ...row }: HitRow): PatientHit => ({
  ...row,
  name: fullName({ givenName, familyName }),
});
