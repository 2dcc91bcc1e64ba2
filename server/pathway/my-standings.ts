import { checklistsOf } from "#server/catalogue/index.ts";
import { type Ctx, notFound, type Tx } from "#server/kernel/index.ts";
import { openPatientKeys } from "#server/privacy/index.ts";
import { lockHerCases } from "./case-lock.ts";
import { emptyPart, openPart, type PartName, writePart } from "./case-part.ts";
import { openContents } from "./contents.ts";
import { deskDone, standingOf } from "./load-standings.ts";
import type { HerPart, LawPart } from "./part-schemas.ts";
import type { Of } from "./queries.ts";
import { tellReadiness } from "./readiness.ts";
import { decisionOf } from "./rules/decided.ts";
import type { Anaesthesia, CaseStanding } from "./rules/gates.ts";
import type { CaseContents } from "./schemas.ts";

/** One case of the signed-in patient's as it stands, and what the worker has found in the law for her. */
export type MyStanding = {
  of: Of;
  requestId: string;
  standing: CaseStanding;
  law: LawPart;
  /** Of its booking that holds, as PostgreSQL writes it; null: no date yet. */
  startsAt: string | null;
  siteId: string | null;
  /** Its planned end has passed. */
  isOver: boolean;
};

type Row = {
  caseId: string;
  surgeonStaffId: string;
  requestId: string;
  sealed: Buffer;
  startsAt: string | null;
  siteId: string | null;
  zone: string | null;
  anaesthesia: Anaesthesia | null;
  isOver: boolean;
};

type Which = {
  caseId?: string;
  /** Also what is over by its planned end: what she signed stays hers to read and to take back. */
  everAfter?: boolean;
};

/** Her cases that it was decided to operate on and that are not over yet, what is booked first. Where nothing is booked the zone is the practice's. */
export async function myStandings(tx: Tx, ctx: Ctx, which: Which = {}): Promise<MyStanding[]> {
  const patientId = ctx.actorId ?? "";
  const [rows, keys, zone] = [
    await casesAhead(tx, ctx, patientId, which),
    await openPatientKeys(tx, ctx, [patientId]),
    await zoneOf(tx, ctx),
  ];
  const key = keys.get(patientId);
  if (!key || rows.length === 0) return [];
  const opened = rows
    .map((row) => ({ row, contents: openContents(key, row.caseId, row.sealed) }))
    .filter(({ contents }) => contents.withdrawnAt === null && decisionOf(contents)?.outcome === "operate");
  const checklists = await checklistsOf(tx, ctx, [
    ...new Set(opened.flatMap(({ contents }) => contents.checklistVersionId ?? [])),
  ]);
  const [parts, done] = [
    await partsOf(tx, ctx, patientId),
    await deskDone(
      tx,
      ctx,
      opened.map(({ row }) => row.caseId),
    ),
  ];
  return opened.map(({ row, contents }) => {
    const { caseId: id, surgeonStaffId, requestId, startsAt, siteId, isOver } = row;
    const of = { caseId: id, patientId, surgeonStaffId, key };
    const open = <P extends PartName>(part: P) => {
      const sealed = parts.get(`${id} ${part}`);
      return sealed ? openPart(key, id, part, sealed) : emptyPart(part);
    };
    const law = lawFor(open("law"), contents);
    const anaesthesia = row.anaesthesia ?? contents.anaesthesia ?? "none";
    const known = { contents, anaesthesia, startsAt, zone: row.zone ?? zone };
    const checklist = checklists.get(contents.checklistVersionId ?? "") ?? null;
    const standing = standingOf(
      known,
      { team: open("team"), hers: open("hers"), deskDone: done(id) },
      checklist,
      law.current,
    );
    return { of, requestId, standing, law, startsAt, siteId, isOver };
  });
}

/** What was found for another procedure is nothing, and no date what was found while other waits were let pass: the worker has yet to look at how it is now. */
function lawFor(law: LawPart, { procedureId, waitWaivers }: CaseContents): LawPart {
  if (law.procedureId !== undefined && law.procedureId !== procedureId) return emptyPart("law");
  const isAsFound =
    law.waivedAt.length === waitWaivers.length && waitWaivers.every(({ at }, n) => at === law.waivedAt[n]);
  return isAsFound ? law : { ...law, consentFrom: null };
}

/** One of them to write on: whoever else writes on a case of hers waits until the transaction ends. NOT_FOUND. */
export async function myCaseInHand(
  tx: Tx,
  ctx: Ctx,
  caseId: string,
  { everAfter = false }: Pick<Which, "everAfter"> = {},
): Promise<MyStanding> {
  await lockHerCases(tx, ctx, ctx.actorId ?? "");
  const [found] = await myStandings(tx, ctx, { caseId, everAfter });
  if (!found) throw notFound("case");
  return found;
}

/** Writes her part with what has changed of it, tells the desk if readiness has, and lets the worker look at what that means in law. */
export async function writeHers(
  tx: Tx,
  ctx: Ctx,
  { of, requestId, standing }: MyStanding,
  change: Partial<HerPart>,
): Promise<void> {
  const hers = { ...standing.hers, ...change };
  await writePart(tx, ctx, of, "hers", hers);
  await tellReadiness(tx, ctx, requestId, { ...standing, hers });
  if (change.consents) await tx.sql`select queue.enqueue('judge', ${requestId}::uuid)`;
}

const casesAhead = (tx: Tx, ctx: Ctx, patientId: string, { caseId, everAfter = false }: Which) => tx.sql<
  Row[]
>`
  select c.case_id as "caseId", c.surgeon_staff_id as "surgeonStaffId", c.request_id as "requestId", c.sealed,
         b.starts_at as "startsAt", b.site_id as "siteId", s.zone, f.anaesthesia,
         coalesce(b.ends_at <= ${ctx.now.toString()}::timestamptz, false) as "isOver"
    from surgical_case c
    left join booking b on b.practice_id = c.practice_id and b.request_id = c.request_id and b.state = 'booked'
    left join site s on s.practice_id = b.practice_id and s.site_id = b.site_id
    left join variant v on v.practice_id = b.practice_id and v.variant_id = b.variant_id
    left join profile f on f.practice_id = v.practice_id and f.profile_id = v.profile_id
   where c.practice_id = ${ctx.practiceId} and c.patient_id = ${patientId}
     and (${caseId ?? null}::uuid is null or c.case_id = ${caseId ?? null})
     and (${everAfter} or b.ends_at is null or b.ends_at > ${ctx.now.toString()}::timestamptz)
   order by b.starts_at nulls last, c.opened_at, c.case_id`;

async function partsOf(tx: Tx, ctx: Ctx, patientId: string): Promise<Map<string, Buffer>> {
  const rows = await tx.sql<{ caseId: string; part: PartName; sealed: Buffer }[]>`
    select case_id as "caseId", part, sealed from case_part
     where practice_id = ${ctx.practiceId} and patient_id = ${patientId} and part in ('team', 'hers', 'law')`;
  return new Map(rows.map(({ caseId, part, sealed }) => [`${caseId} ${part}`, sealed]));
}

async function zoneOf(tx: Tx, ctx: Ctx): Promise<string> {
  const [site] = await tx.sql<{ zone: string }[]>`
    select zone from site where practice_id = ${ctx.practiceId} and active order by site_id limit 1`;
  return site?.zone ?? "UTC";
}
