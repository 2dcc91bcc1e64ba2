import { fullName } from "#server/identity/index.ts";
import { type Ctx, type Tx, toInstant } from "#server/kernel/index.ts";
import { openPatientKeys, sealedOf } from "#server/privacy/index.ts";
import { openContents } from "./contents.ts";
import { caseState } from "./rules/case-state.ts";
import type { CaseContents, CaseSummary } from "./schemas.ts";

type CaseRow = Omit<CaseSummary, "procedureName" | "side" | "state" | "requestedAt" | "startsAt"> & {
  givenName: string;
  familyName: string;
  birthDate: string | null;
  surgeonStaffId: string;
  surgeonName: string;
  siteId: string;
  variantId: string;
  requestId: string;
  sealed: string;
  requestState: "waiting" | "booked" | "withdrawn";
  bookingState: "booked" | "no_show" | null;
  requestedAt: string;
  startsAt: string | null;
  endsAt: string | null;
};

/** A case and the key that its parts are sealed with. */
export type Of = { caseId: string; patientId: string; surgeonStaffId: string; key: Uint8Array };

/** A case with its contents opened, for whoever of the treating team asks. */
export type OpenedCase = { row: CaseRow; contents: CaseContents; summary: CaseSummary; of: Of };

type CaseFilter = {
  caseId?: string;
  patientId?: string;
  surgeonStaffId?: string;
  doneSince?: Temporal.Instant;
  /** What waits for a date, and what is booked to begin until then and is not over. */
  aheadUntil?: Temporal.Instant;
};

/** Only what is asked for stands in the statement: PostgreSQL keeps a plan for each wish, and would otherwise plan for every reading anew. */
function asked({ sql }: Tx, ctx: Ctx, filter: CaseFilter) {
  const { caseId, patientId, surgeonStaffId } = filter;
  const doneSince = filter.doneSince?.toString();
  const aheadUntil = filter.aheadUntil?.toString();
  return sql`
    ${caseId ? sql`and c.case_id = ${caseId}` : sql``}
    ${patientId ? sql`and c.patient_id = ${patientId}` : sql``}
    ${surgeonStaffId ? sql`and c.surgeon_staff_id = ${surgeonStaffId}` : sql``}
    ${doneSince ? sql`and (r.state = 'waiting' or b.ends_at is null or b.ends_at >= ${doneSince}::timestamptz)` : sql``}
    ${
      aheadUntil
        ? sql`and (r.state = 'waiting' and b.booking_id is null
               or r.state = 'booked' and b.state = 'booked' and b.starts_at < ${aheadUntil}::timestamptz
                  and b.ends_at > ${ctx.now.toString()}::timestamptz)`
        : sql``
    }`;
}

/** The cases that the row policies show to a clinician, oldest request first: never in an order that follows from the procedure. */
export async function openCases(tx: Tx, ctx: Ctx, filter: CaseFilter): Promise<OpenedCase[]> {
  const rows = await tx.sql<CaseRow[]>`
    with asked as materialized ( -- who is not asked for needs no names
      select c.practice_id, c.case_id, c.patient_id, c.surgeon_staff_id, c.sealed, c.request_id, r.state, r.not_before, r.requested_at, r.variant_id, r.site_id, r.surgeon_id,
             b.booking_id, b.state as booking_state, b.starts_at, b.ends_at
      from surgical_case c
      join scheduling_request r using (practice_id, request_id)
      left join lateral (
        select * from booking
         where practice_id = r.practice_id and request_id = r.request_id and state <> 'cancelled'
         order by state = 'booked' desc, starts_at desc limit 1) b on true
     where c.practice_id = ${ctx.practiceId}
       ${asked(tx, ctx, filter)})
    select a.case_id as "caseId", a.patient_id as "patientId", a.surgeon_staff_id as "surgeonStaffId", encode(a.sealed, 'base64') as sealed,
           p.given_name as "givenName", p.family_name as "familyName", p.birth_date as "birthDate", a.state as "requestState",
           a.not_before as "notBefore", a.requested_at as "requestedAt", f.label as "profileLabel",
           v.label as "variantLabel", a.variant_id as "variantId", f.anaesthesia, a.site_id as "siteId", a.request_id as "requestId", s.name as "siteName", s.zone, d.name as "surgeonName",
           a.booking_id as "bookingId", a.booking_state as "bookingState", a.starts_at as "startsAt", a.ends_at as "endsAt"
      from asked a
      join patient p using (practice_id, patient_id)
      join variant v using (practice_id, variant_id)
      join profile f using (practice_id, profile_id)
      join site s using (practice_id, site_id)
      join resource d on d.practice_id = a.practice_id and d.resource_id = a.surgeon_id
     order by a.requested_at, a.case_id`;
  const keys = await openPatientKeys(tx, ctx, [...new Set(rows.map((row) => row.patientId))]);
  return rows.map((row) => {
    const key = keys.get(row.patientId);
    if (!key) throw new Error(`case ${row.caseId} has no key`);
    const contents = openContents(key, row.caseId, sealedOf(row.sealed));
    const { caseId, patientId, surgeonStaffId } = row;
    const of = { caseId, patientId, surgeonStaffId, key };
    return { row, contents, summary: summaryOf(row, contents, ctx.now), of };
  });
}

function summaryOf(row: CaseRow, contents: CaseContents, now: Temporal.Instant): CaseSummary {
  const booking =
    row.bookingState && row.endsAt ? { state: row.bookingState, endsAt: toInstant(row.endsAt) } : null;
  return {
    caseId: row.caseId,
    patientId: row.patientId,
    patientName: fullName(row),
    procedureName: contents.procedureName,
    side: contents.side,
    profileLabel: row.profileLabel,
    variantLabel: row.variantLabel,
    anaesthesia: row.anaesthesia,
    siteName: row.siteName,
    zone: row.zone,
    notBefore: row.notBefore,
    requestedAt: toInstant(row.requestedAt).toString(),
    state: caseState({ request: row.requestState, booking }, now),
    bookingId: row.bookingId,
    startsAt: row.startsAt && toInstant(row.startsAt).toString(),
  };
}

/** The procedures that the acting surgeon has asked for and that have no date yet, in other cases than one that is named. */
export async function waitingProcedures(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
  exceptCase: string | null = null,
): Promise<Set<string>> {
  const cases = await openCases(tx, ctx, { patientId, ...(ctx.actorId && { surgeonStaffId: ctx.actorId }) });
  const waiting = cases.filter(({ row }) => row.requestState === "waiting" && row.caseId !== exceptCase);
  return new Set(waiting.flatMap(({ contents }) => contents.procedureId ?? []));
}

/** The procedures behind these requests, by request id: for lists of the treating team. */
export async function proceduresOf(
  tx: Tx,
  ctx: Ctx,
  requestIds: readonly string[],
): Promise<Map<string, { caseId: string; procedureName: string }>> {
  if (requestIds.length === 0) return new Map();
  const rows = await tx.sql<{ caseId: string; patientId: string; requestId: string; sealed: Buffer }[]>`
    select case_id as "caseId", patient_id as "patientId", request_id as "requestId", sealed
      from surgical_case where practice_id = ${ctx.practiceId} and request_id = any(${[...requestIds]}::uuid[])`;
  const keys = await openPatientKeys(tx, ctx, [...new Set(rows.map((row) => row.patientId))]);
  return new Map(
    rows.flatMap(({ caseId, patientId, requestId, sealed }) => {
      const key = keys.get(patientId);
      if (!key) return [];
      return [
        [requestId, { caseId, procedureName: openContents(key, caseId, sealed).procedureName }] as const,
      ];
    }),
  );
}
