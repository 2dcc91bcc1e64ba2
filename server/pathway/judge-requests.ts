import { holdCatalogue } from "#server/catalogue/index.ts";
import { type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { audit, openPatientKeys } from "#server/privacy/index.ts";
import { openContents } from "./contents.ts";
import { type AskedFor, judge, type Laws } from "./lawful-case.ts";

type Doubted = Omit<AskedFor, "contents"> & { requestId: string; caseId: string; sealed: Buffer };

/**
 * Looks again at what the law says of requests in doubt: of one request, of one patient's, or of all of the practice's, whichever the id is of. Writes the days on which each
 * is lawful, for the desk, which learns nothing else of it. For the worker.
 */
export async function judgeRequests(ctx: Ctx, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    await holdCatalogue(tx, ctx);
    const doubted = await doubtedRequests(tx, ctx, id);
    const keys = await openPatientKeys(tx, ctx, [...new Set(doubted.map(({ patientId }) => patientId))]);
    const laws: Laws = new Map();
    for (const { requestId, caseId, sealed, ...asked } of doubted) {
      const key = keys.get(asked.patientId);
      if (!key) throw new Error(`case ${caseId} has no key`);
      const contents = openContents(key, caseId, sealed);
      const judged = await judge(tx, ctx, { ...asked, contents }, laws);
      const { from, until } = judged?.days ?? { from: asked.notBefore, until: null };
      await tx.sql`
        update request_law set lawful_from = ${from}::date, lawful_until = ${until}::date, doubted = false
         where practice_id = ${ctx.practiceId} and request_id = ${requestId}`;
      await audit(tx, ctx, { action: "case.judged", subjectKind: "surgical_case", subjectId: caseId });
    }
  });
}

const doubtedRequests = ({ sql }: Tx, ctx: Ctx, id: string) => sql<Doubted[]>`
  select r.request_id as "requestId", c.case_id as "caseId", c.sealed, r.site_id as "siteId", s.zone, r.patient_id as "patientId",
         p.birth_date as "birthDate", c.surgeon_staff_id as "surgeonStaffId", r.not_before as "notBefore"
    from request_law l
    join scheduling_request r using (practice_id, request_id)
    join surgical_case c using (practice_id, request_id)
    join site s using (practice_id, site_id)
    join patient p on p.practice_id = r.practice_id and p.patient_id = r.patient_id
   where l.practice_id = ${ctx.practiceId} and l.doubted and ${id}::uuid in (l.request_id, l.patient_id, l.practice_id)`;
