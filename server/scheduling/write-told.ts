import { type Ctx, newId, type Tx } from "#server/kernel/index.ts";

/** What the booking's history and the audit are told of a change. */
export type Told = {
  kind: "booked" | "moved" | "cancelled" | "no_show" | "restored";
  details: Record<string, unknown>;
  /** Names of the booking's fields that change. */
  fields: readonly string[];
  /** Actions for the audit, one row each. */
  actions: readonly string[];
};

/** The part `taken`: a request that waits is booked by this statement, where one is named. */
export const takenRequest = ({ sql }: Tx, ctx: Ctx, requestId: string | null) =>
  requestId
    ? sql`
    taken as (
      update scheduling_request set state = 'booked'
       where practice_id = ${ctx.practiceId} and request_id = ${requestId} and state = 'waiting' returning request_id),`
    : sql``;

/** The parts `told` and `noted`: the event and the audit of what `changed` holds. */
export function toldAndNoted({ sql }: Tx, ctx: Ctx, one: Told) {
  const now = ctx.now.toString();
  return sql`
    told as (
      insert into booking_event (practice_id, event_id, booking_id, patient_id, kind, at, actor_id, actor_role, details)
      select practice_id, ${newId()}::uuid, booking_id, patient_id, ${one.kind}, ${now}::timestamptz, ${ctx.actorId}::uuid, ${ctx.role},
             ${JSON.stringify(one.details)}::jsonb
        from changed),
    noted as (
      insert into audit_event (practice_id, event_id, at, actor_id, role, action, subject_kind, subject_id, fields, request_id)
      select changed.practice_id, a.event_id, ${now}::timestamptz, ${ctx.actorId}::uuid, ${ctx.role}, a.action, 'booking', changed.booking_id,
             ${[...one.fields]}::text[], ${ctx.requestId}
        from changed, unnest(${one.actions.map(() => newId())}::uuid[], ${[...one.actions]}::text[]) as a (event_id, action))`;
}
