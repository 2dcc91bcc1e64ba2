import { type Ctx, type Tx, toInstant } from "#server/kernel/index.ts";
import { audit, openPatientKeys } from "#server/privacy/index.ts";
import { openContents } from "./contents.ts";
import type { CaseContents } from "./schemas.ts";

/** One operation of the signed-in patient: what was sealed for her, and when and where it is (null: no date yet). */
export type MyOperation = {
  caseId: string;
  /** What its parts are sealed with. */
  key: Uint8Array;
  contents: CaseContents;
  operation: { bookingId: string; startsAt: Temporal.Instant; siteId: string; zone: string } | null;
};

type Row = {
  caseId: string;
  sealed: Buffer;
  bookingId: string | null;
  startsAt: string | null;
  siteId: string | null;
  zone: string | null;
};

/** Her cases, opened with her own key, which is audited; withdrawn ones and those she did not come to are left out. */
export const myOperations = (tx: Tx, ctx: Ctx): Promise<MyOperation[]> =>
  operationsOf(tx, ctx, ctx.actorId ?? "");

/** The same of any patient whose key the reader may open: for herself and the worker. */
export async function operationsOf(tx: Tx, ctx: Ctx, patientId: string): Promise<MyOperation[]> {
  const [rows, keys] = await Promise.all([
    casesOf(tx, ctx, patientId),
    openPatientKeys(tx, ctx, [patientId]),
  ]);
  const key = keys.get(patientId);
  if (!key || rows.length === 0) return [];
  const shown = rows.map(({ caseId }) => caseId);
  await audit(tx, ctx, { action: "cases.listed", subjectKind: "surgical_case", shown });
  return rows
    .map(({ caseId, sealed, bookingId, startsAt, siteId, zone }) => ({
      caseId,
      key,
      contents: openContents(key, caseId, sealed),
      operation:
        bookingId && startsAt && siteId && zone
          ? { bookingId, startsAt: toInstant(startsAt), siteId, zone }
          : null,
    }))
    .filter(({ contents }) => contents.withdrawnAt === null);
}

const casesOf = (tx: Tx, ctx: Ctx, patientId: string) => tx.sql<Row[]>`
  select c.case_id as "caseId", c.sealed, b.booking_id as "bookingId", b.starts_at as "startsAt",
         b.site_id as "siteId", s.zone
    from surgical_case c
    left join booking b on b.practice_id = c.practice_id and b.request_id = c.request_id and b.state = 'booked'
    left join site s on s.practice_id = b.practice_id and s.site_id = b.site_id
   where c.practice_id = ${ctx.practiceId} and c.patient_id = ${patientId}
   order by c.opened_at, c.case_id`;
