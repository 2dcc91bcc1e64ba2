import {
  authorise,
  type Ctx,
  DomainError,
  invalid,
  lockSiteForChange,
  newId,
  type Tx,
  transact,
} from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { resourceById, siteById } from "./queries.ts";
import { instantAt } from "./rules/wall-clock.ts";
import { AddClosure, type ClosureView } from "./schemas.ts";

/** Closes, or opens for once, a site or one resource. What it hits stays booked and is listed, to be called and moved. BAD_REQUEST `hourSkipped`; CONFLICT `closedAlready`. */
export async function addClosure(ctx: Ctx, input: AddClosure): Promise<ClosureView> {
  authorise(ctx, "closure:write");
  const { siteId, resourceId, kind, reason, from, to } = AddClosure.parse(input);
  return transact(ctx, async (tx) => {
    const { zone } = await siteById(tx, ctx, siteId);
    const resource = resourceId ? await resourceById(tx, ctx, resourceId) : null;
    if (resource?.siteId && resource.siteId !== siteId) throw invalid("siteId", "roomElsewhere");
    const [startsAt, endsAt] = [instantAt(from, zone), instantAt(to, zone)];
    if (!startsAt || !endsAt) throw invalid(startsAt ? "to" : "from", "hourSkipped");
    if (Temporal.Instant.compare(startsAt, endsAt) >= 0) throw invalid("to", "range");
    // A person may have hours elsewhere too, and is away from all of them.
    await lockSiteForChange(tx, ctx, resource && !resource.siteId ? null : siteId);
    return writeClosure(tx, ctx, { siteId, resourceId, kind, reason, startsAt, endsAt });
  });
}

type NewClosure = Omit<ClosureView, "closureId" | "startsAt" | "endsAt"> & {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
};

/** The row and its audit, in the caller's transaction, under the site's lock. CONFLICT `closedAlready` for a double of one that stands: one taken back, the other would still hold. */
export async function writeClosure(tx: Tx, ctx: Ctx, row: NewClosure): Promise<ClosureView> {
  const closureId = newId();
  const [startsAt, endsAt] = [row.startsAt.toString(), row.endsAt.toString()];
  const [double] = await tx.sql`
    select from closure
     where practice_id = ${ctx.practiceId} and site_id is not distinct from ${row.siteId}::uuid
       and resource_id is not distinct from ${row.resourceId}::uuid and kind = ${row.kind}
       and starts_at = ${startsAt}::timestamptz and ends_at = ${endsAt}::timestamptz and lifted_at is null`;
  if (double) throw new DomainError("CONFLICT", "closedAlready", { params: { kind: row.kind } });
  await tx.sql`
    insert into closure (practice_id, closure_id, site_id, resource_id, kind, reason, starts_at, ends_at, created_by, created_at)
    values (${ctx.practiceId}, ${closureId}, ${row.siteId}, ${row.resourceId}, ${row.kind}, ${row.reason},
            ${startsAt}::timestamptz, ${endsAt}::timestamptz, ${ctx.actorId}, ${ctx.now.toString()}::timestamptz)`;
  await audit(tx, ctx, { action: `closure.${row.kind}_added`, subjectKind: "closure", subjectId: closureId });
  return { ...row, closureId, startsAt, endsAt };
}
