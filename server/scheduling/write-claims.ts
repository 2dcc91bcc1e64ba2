import { newId, type Tx } from "#server/kernel/index.ts";
import { isoOf } from "./epoch.ts";
import type { Start } from "./rules/starts.ts";
import { MINUTE } from "./rules/wall-clock.ts";
import type { Scene } from "./situation.ts";

/** One claim to be written; `needId` is null for the patient's own. */
export type NewClaim = {
  claimantId: string;
  kind: "resource" | "patient";
  phase: string;
  needId: string | null;
  startsAt: string;
  endsAt: string;
  beforeMinutes: number;
  afterMinutes: number;
  /** Whose it is, where several bookings change at once. */
  bookingId?: string;
};

/** What a start holds: each chosen resource, and the patient from the first phase to the last. */
export function claimsOf(scene: Scene, patientId: string, start: Start): NewClaim[] {
  const { needs, patient } = scene.requirement;
  const resources = start.assignment.map(({ needId, resourceId, startsAt, endsAt }): NewClaim => {
    const need = needs.find((one) => one.needId === needId);
    return {
      claimantId: resourceId,
      kind: "resource",
      phase: need?.phase ?? "visit",
      needId,
      startsAt: isoOf(startsAt),
      endsAt: isoOf(endsAt),
      beforeMinutes: need?.beforeMinutes ?? 0,
      afterMinutes: need?.afterMinutes ?? 0,
    };
  });
  const hers = {
    claimantId: patientId,
    kind: "patient" as const,
    phase: "whole",
    needId: null,
    startsAt: isoOf(start.startsAt + patient.fromMinute * MINUTE),
    endsAt: isoOf(start.startsAt + patient.toMinute * MINUTE),
    beforeMinutes: 0,
    afterMinutes: 0,
  };
  return [...resources, hers];
}

/**
 * The part `held`: the claims of what `changed` holds, as far as they could be had; fewer than asked for means that something is taken. They go in by the order of
 * their claimants, as the lists have them: everybody who races asks in the same order, so nobody waits in a circle. `after` is a condition that other parts must have met.
 */
export function heldClaims({ sql }: Tx, claims: readonly NewClaim[], after = sql`true`) {
  const sorted = claims.toSorted((a, b) => (a.claimantId < b.claimantId ? -1 : 1));
  const column = <K extends keyof NewClaim>(key: K) => sorted.map((claim) => claim[key] ?? null);
  return sql`
    held as (
      insert into claim (practice_id, claim_id, booking_id, claimant_id, claimant_kind, phase, need_id, starts_at, ends_at, before_minutes,
                         after_minutes, active)
      select changed.practice_id, c.claim_id, changed.booking_id, c.claimant_id, c.kind, c.phase, c.need_id, c.starts_at, c.ends_at,
             c.before_minutes, c.after_minutes, true
        from changed, unnest(
               ${sorted.map(() => newId())}::uuid[], ${column("claimantId")}::uuid[], ${column("kind")}::text[], ${column("phase")}::text[],
               ${column("needId")}::uuid[], ${column("startsAt")}::timestamptz[], ${column("endsAt")}::timestamptz[],
               ${column("beforeMinutes")}::smallint[], ${column("afterMinutes")}::smallint[], ${column("bookingId")}::uuid[])
             as c (claim_id, claimant_id, kind, phase, need_id, starts_at, ends_at, before_minutes, after_minutes, booking_id)
       where coalesce(c.booking_id, changed.booking_id) = changed.booking_id and ${after}
       ${claims.some((claim) => claim.bookingId) ? sql`order by c.claimant_id` : sql``}
      on conflict do nothing returning claimant_id)`;
}
