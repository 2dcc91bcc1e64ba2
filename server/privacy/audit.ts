import type { Ctx, Tx } from "#server/kernel/index.ts";
import { newId } from "#server/kernel/index.ts";

export type AuditEntry = {
  /** `subject.verb`, as `booking.moved`. */
  action: string;
  subjectKind: string;
  subjectId?: string;
  /** Names of the fields that changed, never their values. */
  fields?: readonly string[];
  /** The ids that a search or a board showed. */
  shown?: readonly string[];
};

/** Writes one audit row in the caller's transaction: if it fails, so does the action. */
export async function audit(tx: Tx, ctx: Ctx, entry: AuditEntry): Promise<void> {
  await tx.sql`
    insert into audit_event (practice_id, event_id, at, actor_id, role, action, subject_kind, subject_id, fields, shown, request_id)
    values (${ctx.practiceId}, ${newId()}, ${ctx.now.toString()}::timestamptz, ${ctx.actorId}, ${ctx.role}, ${entry.action},
            ${entry.subjectKind}, ${entry.subjectId ?? null}, ${entry.fields ? [...entry.fields] : null}::text[],
            ${entry.shown ? [...entry.shown] : null}::uuid[], ${ctx.requestId})`;
}
