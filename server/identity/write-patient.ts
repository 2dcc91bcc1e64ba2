import { type Ctx, newId, type Tx } from "#server/kernel/index.ts";
import type { Contact, PatientView } from "./patient-schemas.ts";
import type { PatientRecord } from "./rules/patient-changes.ts";
import { phoneDigits } from "./rules/phone.ts";
import { plainForm } from "./rules/plain-form.ts";

/** A new patient, who can be held by bookings from now on. Answers her id. */
export async function insertPatient(tx: Tx, ctx: Ctx, identity: PatientRecord["identity"]): Promise<string> {
  const patientId = newId();
  const { givenName, familyName, birthDate, phone, email, language, zone } = identity;
  await tx.sql`
    with held as (
      insert into claimant (practice_id, claimant_id, kind) values (${ctx.practiceId}, ${patientId}, 'patient'))
    insert into patient (practice_id, patient_id, given_name, family_name, search_name, birth_date, phone, phone_digits,
                         email, language, zone, registered_at)
    values (${ctx.practiceId}, ${patientId}, ${givenName}, ${familyName}, ${searchName(identity)}, ${birthDate}::date,
            ${phone}, ${phoneDigits(phone)}, ${email}, ${language}, ${zone}, ${ctx.now.toString()}::timestamptz)`;
  return patientId;
}

export async function writeIdentity(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
  identity: PatientRecord["identity"],
): Promise<void> {
  const { givenName, familyName, birthDate, phone, email, language, zone } = identity;
  await tx.sql`
    update patient set given_name = ${givenName}, family_name = ${familyName}, search_name = ${searchName(identity)},
           birth_date = ${birthDate}::date, phone = ${phone}, phone_digits = ${phoneDigits(phone)}, email = ${email},
           language = ${language}, zone = ${zone}
     where practice_id = ${ctx.practiceId} and patient_id = ${patientId}`;
}

export async function writeContact(tx: Tx, ctx: Ctx, patientId: string, contact: Contact): Promise<void> {
  const { channel, safeFromMinute, safeToMinute, safeWeekdays, voicemail, letters, coverLine } = contact;
  await tx.sql`
    insert into contact_preference (practice_id, patient_id, channel, safe_from_minute, safe_to_minute, safe_weekdays,
                                    voicemail, letters, name_to_use, phone_word, cover_line)
    values (${ctx.practiceId}, ${patientId}, ${channel}, ${safeFromMinute}, ${safeToMinute}, ${safeWeekdays}::smallint[],
            ${voicemail}, ${letters}, ${contact.nameToUse}, ${contact.phoneWord}, ${coverLine})
    on conflict (practice_id, patient_id) do update
       set channel = excluded.channel, safe_from_minute = excluded.safe_from_minute,
           safe_to_minute = excluded.safe_to_minute, safe_weekdays = excluded.safe_weekdays,
           voicemail = excluded.voicemail, letters = excluded.letters, name_to_use = excluded.name_to_use,
           phone_word = excluded.phone_word, cover_line = excluded.cover_line`;
}

export async function writeFlags(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
  flags: PatientView["flags"],
): Promise<void> {
  await tx.sql`delete from need_flag where practice_id = ${ctx.practiceId} and patient_id = ${patientId}`;
  await tx.sql`
    insert into need_flag (practice_id, patient_id, flag)
    select ${ctx.practiceId}, ${patientId}, flag from unnest(${[...flags]}::text[]) flag`;
}

export async function writePeople(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
  people: PatientView["people"],
): Promise<void> {
  await tx.sql`delete from patient_person where practice_id = ${ctx.practiceId} and patient_id = ${patientId}`;
  for (const { kind, name, phone, maySay } of people) {
    await tx.sql`
      insert into patient_person (practice_id, person_id, patient_id, kind, name, phone, may_say)
      values (${ctx.practiceId}, ${newId()}, ${patientId}, ${kind}, ${name}, ${phone}, ${maySay})`;
  }
}

const searchName = ({ givenName, familyName }: { givenName: string; familyName: string }) =>
  plainForm(`${givenName} ${familyName}`);
