import { fullName } from "#server/identity/index.ts";
import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import type { ToSchedule, WaitingRequest } from "./schemas.ts";

type Row = Omit<WaitingRequest, "patientName"> & { givenName: string; familyName: string };

/** What waits for a date, by "not before": neutral facts alone, and only what may be booked for some day. The names shown are audited. */
export async function toSchedule(ctx: Ctx, input: ToSchedule): Promise<WaitingRequest[]> {
  const { siteId = null, patientId = null, requestId = null } = input;
  authorise(ctx, "case:schedule");
  return transact(ctx, async (tx) => {
    const rows = await tx.sql<Row[]>`
      select r.request_id as "requestId", r.patient_id as "patientId", p.given_name as "givenName",
             p.family_name as "familyName", f.profile_id as "profileId", f.label as "profileLabel",
             r.variant_id as "variantId", v.label as "variantLabel", r.site_id as "siteId", s.name as "siteName",
             r.surgeon_id as "surgeonId", d.name as "surgeonName", greatest(r.not_before, l.lawful_from) as "notBefore", q.readiness
        from scheduling_request r
        join patient p using (practice_id, patient_id)
        join variant v using (practice_id, variant_id)
        join profile f using (practice_id, profile_id)
        join site s using (practice_id, site_id)
        left join request_law l on l.practice_id = r.practice_id and l.request_id = r.request_id
        left join request_readiness q on q.practice_id = r.practice_id and q.request_id = r.request_id
        join resource d on d.practice_id = r.practice_id and d.resource_id = r.surgeon_id
       where r.practice_id = ${ctx.practiceId} and r.state = 'waiting' and (l.request_id is null or l.lawful_from is not null)
         and (${siteId}::uuid is null or r.site_id = ${siteId})
         and (${patientId}::uuid is null or r.patient_id = ${patientId})
         and (${requestId}::uuid is null or r.request_id = ${requestId})
       order by "notBefore", p.family_name, p.given_name, r.request_id`;
    const shown = [...new Set(rows.map((row) => row.patientId))];
    await audit(tx, ctx, { action: "requests.listed", subjectKind: "patient", shown });
    return rows.map(({ givenName, familyName, ...row }) => ({
      ...row,
      patientName: fullName({ givenName, familyName }),
    }));
  });
}
