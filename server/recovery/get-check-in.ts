import { authorise, type Ctx, notFound, type Tx, toInstant, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import type { CheckInId, CheckInView } from "./check-in-schemas.ts";
import { courseOf } from "./course.ts";
import { itemOf, type OpenedCheckIn, openCheckIns } from "./queue.ts";
import { careState } from "./rules/care.ts";
import { dateIn } from "./rules/plan.ts";

/** One day's answers with all that she has said since the operation, and what was done. NOT_FOUND where the reader does not treat her. Audited. */
export async function getCheckIn(ctx: Ctx, { checkInId }: CheckInId): Promise<CheckInView> {
  authorise(ctx, "case:prepare");
  return transact(ctx, async (tx) => {
    const { one, all } = await foundOf(tx, ctx, checkInId);
    const item = itemOf(ctx, one);
    const { asking } = careState(one.hers.sent, one.care.done);
    const reports = (asking.length > 0 ? asking : one.hers.sent).toReversed();
    const [latest] = reports;
    const about = await operationOf(tx, ctx, one.row.caseId);
    if (!item || !latest || !about) throw notFound("checkIn");
    const { caseId } = one.row;
    await audit(tx, ctx, { action: "check-in.opened", subjectKind: "surgical_case", subjectId: caseId });
    return {
      ...item,
      caseId,
      operatedOn: dateIn(toInstant(about.startsAt), item.zone).toString(),
      surgeonName: about.surgeonName,
      reports,
      judgedBy: { version: latest.triage.version, limits: latest.triage.limits },
      course: courseOf(all),
      done: one.care.done,
    };
  });
}

/** One that the reader may see, and all of its case. */
export async function foundOf(
  tx: Tx,
  ctx: Ctx,
  checkInId: string,
): Promise<{ one: OpenedCheckIn; all: OpenedCheckIn[] }> {
  const [known] = await tx.sql<{ caseId: string }[]>`
    select case_id as "caseId" from check_in where practice_id = ${ctx.practiceId} and check_in_id = ${checkInId}`;
  const all = known ? await openCheckIns(tx, ctx, { caseId: known.caseId }) : [];
  const one = all.find(({ row }) => row.checkInId === checkInId);
  if (!one) throw notFound("checkIn");
  return { one, all };
}

export async function operationOf(tx: Tx, ctx: Ctx, caseId: string) {
  const [row] = await tx.sql<{ startsAt: string; surgeonName: string }[]>`
    select b.starts_at as "startsAt", d.name as "surgeonName"
      from surgical_case c
      join scheduling_request r using (practice_id, request_id)
      join resource d on d.practice_id = r.practice_id and d.resource_id = r.surgeon_id
      join booking b on b.practice_id = c.practice_id and b.request_id = c.request_id
     where c.practice_id = ${ctx.practiceId} and c.case_id = ${caseId}
     order by b.state = 'booked' desc, b.starts_at desc limit 1`;
  return row;
}
