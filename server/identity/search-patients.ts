import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { type HitRow, hitOf } from "./patient-queries.ts";
import { type PatientHit, SearchPatients } from "./patient-schemas.ts";
import { latestToday } from "./rules/birth-date.ts";
import { searchQuery } from "./rules/search-query.ts";

/**
 * People by name, birth date or phone, at most eight, those that fit exactly first; for clinicians only people they treat. Nobody whom the actor must
 * not know of is among them. Audited once a search: who was shown, never what was typed.
 */
export async function searchPatients(ctx: Ctx, input: SearchPatients): Promise<PatientHit[]> {
  authorise(ctx, "patient:search");
  const wanted = searchQuery(SearchPatients.parse(input).query, latestToday(ctx.now));
  return transact(ctx, async (tx) => {
    const rows = wanted
      ? await tx.sql<HitRow[]>`
          select patient_id as "patientId", given_name as "givenName", family_name as "familyName",
                 birth_date as "birthDate", phone_ending as "phoneEnding"
            from search_patients(${wanted.words}::text[], ${wanted.bornOn}::date[], ${wanted.number?.runs ?? []}::text[],
                                 ${wanted.number?.bornOn ?? []}::date[], ${wanted.number?.bornIn ?? []}::int[],
                                 ${wanted.number?.word ?? null}::text)`
      : [];
    const shown = rows.map(({ patientId }) => patientId);
    await audit(tx, ctx, { action: "patients.searched", subjectKind: "patient", shown });
    return rows.map(hitOf);
  });
}
