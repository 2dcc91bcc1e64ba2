import { newId, type Tx } from "#server/kernel/index.ts";
import type { Start } from "./rules/starts.ts";
import { MINUTE } from "./rules/wall-clock.ts";
import type { Scene } from "./situation.ts";
import { isoOf } from "./start-view.ts";

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
 * Claims as rows for one insert, in the order of their claimants: everybody who races asks in the same order, so nobody waits in a circle. To be followed by
 * `on conflict do nothing returning claimant_id`; fewer than asked for means that something is taken.
 */
export function claimRows({ sql }: Tx, claims: readonly NewClaim[]) {
  const sorted = claims.toSorted((a, b) => (a.claimantId < b.claimantId ? -1 : 1));
  const column = <K extends keyof NewClaim>(key: K) => sorted.map((claim) => claim[key]);
  return sql`
    unnest(${sorted.map(() => newId())}::uuid[], ${column("claimantId")}::uuid[], ${column("kind")}::text[], ${column("phase")}::text[],
           ${column("needId")}::uuid[], ${column("startsAt")}::timestamptz[], ${column("endsAt")}::timestamptz[],
           ${column("beforeMinutes")}::smallint[], ${column("afterMinutes")}::smallint[])
      as c (claim_id, claimant_id, kind, phase, need_id, starts_at, ends_at, before_minutes, after_minutes)`;
}
