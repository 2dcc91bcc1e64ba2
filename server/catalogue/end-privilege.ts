import { authorise, type Ctx, DomainError, invalid, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { lockCatalogue } from "./lock.ts";
import { placesOf } from "./queries.ts";
import { EndPrivilege, type PrivilegeId } from "./schemas.ts";

/** Ends a privilege with a date. BAD_REQUEST `endPast` before yesterday or before it began, CONFLICT `privilegeEnded` when it has ended by then. */
export async function endPrivilege(ctx: Ctx, input: EndPrivilege): Promise<PrivilegeId> {
  authorise(ctx, "catalogue:manage");
  const { privilegeId, lastDate } = EndPrivilege.parse(input);
  return transact(ctx, async (tx) => {
    await lockCatalogue(tx, ctx);
    const [row] = await tx.sql<{ from: string; until: string | null }[]>`
      select valid_from as from, valid_until as until from privilege
       where practice_id = ${ctx.practiceId} and privilege_id = ${privilegeId}`;
    if (!row) throw notFound("privilege");
    const days = (await placesOf(tx, ctx)).map(({ on }) => Temporal.PlainDate.from(on).subtract({ days: 1 }));
    const [earliest = ""] = days.map((day) => day.toString()).sort();
    if (lastDate < earliest || lastDate < row.from) throw invalid("lastDate", "endPast");
    if (row.until !== null && row.until <= lastDate) throw new DomainError("CONFLICT", "privilegeEnded");
    await tx.sql`
      update privilege set valid_until = ${lastDate}::date
       where practice_id = ${ctx.practiceId} and privilege_id = ${privilegeId}`;
    const fields = ["validUntil"];
    await audit(tx, ctx, {
      action: "privilege.ended",
      subjectKind: "privilege",
      subjectId: privilegeId,
      fields,
    });
    return { privilegeId };
  });
}
