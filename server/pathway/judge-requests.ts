import { holdCatalogue } from "#server/catalogue/index.ts";
import { type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { audit, patientKey } from "#server/privacy/index.ts";
import { lockHerCases } from "./case-lock.ts";
import { openContents } from "./contents.ts";
import { type AskedFor, judge } from "./lawful-case.ts";

type Named = { requestId: string; patientId: string };
type Open = Omit<AskedFor, "contents"> & { caseId: string; sealed: Buffer };

/**
 * Looks again at what the law says of one request, or of all in doubt of one patient or of the practice, whichever the id is of; of a practice also of what is kept from its desk, since time may have ended a wait. Writes the days on which each is lawful, for the
 * desk, which learns nothing else of it. What has begun is left alone, until it should be booked again. One that cannot be judged keeps none of the others waiting; its fault is thrown at the end. For the worker.
 */
export async function judgeRequests(ctx: Ctx, id: string): Promise<void> {
  const found = await transact(
    ctx,
    (tx) => tx.sql<Named[]>`
      select l.request_id as "requestId", l.patient_id as "patientId" from request_law l join scheduling_request r using (practice_id, request_id)
       where l.practice_id = ${ctx.practiceId} and (l.request_id = ${id} or ${id} = l.practice_id and r.state = 'waiting' and l.lawful_from is null or l.doubted and ${id}::uuid in (l.patient_id, l.practice_id)
         and (r.state = 'waiting' or r.state = 'booked' and exists (
           select from booking b where b.practice_id = r.practice_id and b.request_id = r.request_id and b.state = 'booked'
              and b.starts_at > ${ctx.now.toString()}::timestamptz)))`,
  );
  const faults: unknown[] = [];
  for (const one of found)
    await transact(ctx, (tx) => judgeOne(tx, ctx, one)).catch((fault: unknown) => faults.push(fault));
  if (faults.length > 0) throw faults[0];
}

async function judgeOne(tx: Tx, ctx: Ctx, { requestId, patientId }: Named): Promise<void> {
  await holdCatalogue(tx, ctx);
  await lockHerCases(tx, ctx, patientId);
  const open = await openRequest(tx, ctx, requestId);
  if (!open) return;
  const { caseId, sealed, ...asked } = open;
  const key = await patientKey(tx, ctx, asked.patientId);
  if (!key) throw new Error(`case ${caseId} has no key`);
  const judged = await judge(tx, ctx, { ...asked, contents: openContents(key, caseId, sealed) });
  const { from, until } = judged?.told ?? { from: asked.notBefore, until: null };
  const changed = await tx.sql`
    update request_law set lawful_from = ${from}::date, lawful_until = ${until}::date, doubted = false
     where practice_id = ${ctx.practiceId} and request_id = ${requestId}
       and (doubted or (lawful_from, lawful_until) is distinct from (${from}::date, ${until}::date))`;
  if (changed.count === 0) return;
  await audit(tx, ctx, { action: "case.judged", subjectKind: "surgical_case", subjectId: caseId });
}

async function openRequest({ sql }: Tx, ctx: Ctx, requestId: string): Promise<Open | undefined> {
  const [row] = await sql<Open[]>`
    select c.case_id as "caseId", c.sealed, r.site_id as "siteId", s.zone, r.patient_id as "patientId",
           p.birth_date as "birthDate", c.surgeon_staff_id as "surgeonStaffId", r.not_before as "notBefore"
      from scheduling_request r
      join surgical_case c using (practice_id, request_id)
      join site s using (practice_id, site_id)
      join patient p on p.practice_id = r.practice_id and p.patient_id = r.patient_id
     where r.practice_id = ${ctx.practiceId} and r.request_id = ${requestId}`;
  return row;
}
