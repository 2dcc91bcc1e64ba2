import { isDeepStrictEqual } from "node:util";
import { currentConsents, holdCatalogue } from "#server/catalogue/index.ts";
import { type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { audit, patientKey } from "#server/privacy/index.ts";
import { lockHerCases } from "./case-lock.ts";
import { readPart, writePart } from "./case-part.ts";
import { openContents } from "./contents.ts";
import { type AskedFor, consentFrom, type Judged, judge } from "./lawful-case.ts";
import { loadStanding } from "./load-standings.ts";
import type { LawPart } from "./part-schemas.ts";
import { tellReadiness } from "./readiness.ts";
import type { Anaesthesia } from "./rules/gates.ts";
import type { CaseContents } from "./schemas.ts";

type Named = { requestId: string; patientId: string };
type Open = Omit<AskedFor, "contents" | "hers"> & {
  caseId: string;
  doubted: boolean;
  sealed: Buffer;
  anaesthesia: Anaesthesia;
  startsAt: string | null;
};

/**
 * Looks again at what the law says of one request, or of all in doubt of one patient or of the practice, whichever the id is of; of a practice also of what is kept from its desk, since
 * time may have ended a wait, and with `all` of everything that lies ahead, since a text has changed. Writes the days on which each is lawful and whether it is ready, for the desk, which
 * learns nothing else of it, and from when she may sign what. What has begun is left alone, until it should be booked again. One that cannot be judged keeps none of the others waiting; its
 * fault is thrown at the end. For the worker.
 */
export async function judgeRequests(ctx: Ctx, id: string, all = false): Promise<void> {
  const found = await transact(
    ctx,
    (tx) => tx.sql<Named[]>`
      select l.request_id as "requestId", l.patient_id as "patientId" from request_law l join scheduling_request r using (practice_id, request_id)
       where l.practice_id = ${ctx.practiceId} and (l.request_id = ${id} or ${id} = l.practice_id and r.state = 'waiting' and l.lawful_from is null
         or (l.doubted or ${all}) and ${id}::uuid in (l.patient_id, l.practice_id)
         and (r.state = 'waiting' or r.state = 'booked' and exists (
           select from booking b where b.practice_id = r.practice_id and b.request_id = r.request_id and b.state = 'booked'
              and b.starts_at > ${ctx.now.toString()}::timestamptz)))`,
  );
  const faults: unknown[] = [];
  for (const one of found)
    await transact(ctx, (tx) => judgeOne(tx, ctx, one, all || id !== ctx.practiceId)).catch(
      (fault: unknown) => faults.push(fault),
    );
  if (faults.length > 0) throw faults[0];
}

/** `asked`: by what somebody did, not by the clock alone. */
async function judgeOne(tx: Tx, ctx: Ctx, { requestId, patientId }: Named, asked: boolean): Promise<void> {
  await holdCatalogue(tx, ctx);
  await lockHerCases(tx, ctx, patientId);
  const open = await openRequest(tx, ctx, requestId);
  if (!open) return;
  const { caseId, doubted, sealed, anaesthesia, startsAt, ...wish } = open;
  const key = await patientKey(tx, ctx, patientId);
  if (!key) throw new Error(`case ${caseId} has no key`);
  const contents = openContents(key, caseId, sealed);
  const of = { caseId, patientId, surgeonStaffId: wish.surgeonStaffId, key };
  const standing = await loadStanding(tx, ctx, { of, contents, anaesthesia, startsAt, zone: wish.zone });
  const judged = await judge(tx, ctx, { ...wish, contents, hers: standing.hers });
  const forHer = await lawForHer(tx, ctx, contents, judged);
  // Also what stays as it is: a part that is written where one procedure's text has changed, and not where another's, would tell a copy which case is for which.
  if (asked || doubted || !isDeepStrictEqual(forHer, await readPart(tx, ctx, of, "law")))
    await writePart(tx, ctx, of, "law", forHer);
  await tellReadiness(tx, ctx, requestId, standing);
  const { from, until } = judged?.told ?? { from: wish.notBefore, until: null };
  const changed = await tx.sql`
    update request_law set lawful_from = ${from}::date, lawful_until = ${until}::date, doubted = false
     where practice_id = ${ctx.practiceId} and request_id = ${requestId}
       and (doubted or (lawful_from, lawful_until) is distinct from (${from}::date, ${until}::date))`;
  if (changed.count === 0) return;
  await audit(tx, ctx, { action: "case.judged", subjectKind: "surgical_case", subjectId: caseId });
}

/** From when she may sign, and what: nothing before it is decided to operate. */
async function lawForHer(
  tx: Tx,
  ctx: Ctx,
  { procedureId, waitWaivers }: CaseContents,
  judged: Judged | null,
): Promise<LawPart> {
  const { of, anaesthesia } = await currentConsents(tx, ctx);
  const current = { surgery: (procedureId && of.get(procedureId)) ?? null, anaesthesia };
  const waivedAt = waitWaivers.map(({ at }) => at);
  return { procedureId, waivedAt, consentFrom: judged && consentFrom(judged), current };
}

async function openRequest({ sql }: Tx, ctx: Ctx, requestId: string): Promise<Open | undefined> {
  const [row] = await sql<Open[]>`
    select c.case_id as "caseId", l.doubted, c.sealed, r.site_id as "siteId", s.zone, r.patient_id as "patientId", f.anaesthesia,
           p.birth_date as "birthDate", c.surgeon_staff_id as "surgeonStaffId", r.not_before as "notBefore",
           (select b.starts_at from booking b where b.practice_id = r.practice_id and b.request_id = r.request_id and b.state = 'booked'
             limit 1) as "startsAt"
      from scheduling_request r
      join request_law l using (practice_id, request_id)
      join surgical_case c using (practice_id, request_id)
      join site s using (practice_id, site_id)
      join variant v using (practice_id, variant_id)
      join profile f using (practice_id, profile_id)
      join patient p on p.practice_id = r.practice_id and p.patient_id = r.patient_id
     where r.practice_id = ${ctx.practiceId} and r.request_id = ${requestId}`;
  return row;
}
