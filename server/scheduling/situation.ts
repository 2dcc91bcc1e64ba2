import type { NeedRow } from "./load-offer.ts";
import type { Found } from "./load-situation.ts";
import { exceptionsOf, hoursOf } from "./open-rows.ts";
import type { Question } from "./rules/explain.ts";
import type { Kept } from "./rules/fairness.ts";
import type { Situation } from "./rules/find-starts.ts";
import { type Exception, type HoursInput, openHours, usualHours } from "./rules/hours.ts";
import type { Claimed, Interval } from "./rules/interval.ts";
import { compile, type Requirement, type VariantPhase } from "./rules/requirement.ts";
import { DAY, dayOf, offsetsOf } from "./rules/wall-clock.ts";

/** What the rules ask for, from what was found; `names` are those of everybody who may be chosen. */
export type Scene = {
  readonly found: Found;
  readonly requirement: Requirement;
  readonly exceptions: readonly Exception[];
  readonly names: ReadonlyMap<string, string>;
};

export function sceneOf(found: Found): Scene {
  const { members, place } = found;
  const pools = Map.groupBy(members, ([poolId]) => poolId);
  const named = new Set(pools.get(null)?.map(([, resourceId]) => resourceId));
  const requirement = compile(
    { phases: phasesOf(found) },
    {
      membersOf: (poolId) => pools.get(poolId)?.map(([, resourceId]) => resourceId) ?? [],
      isHere: (resourceId) => named.has(resourceId),
      surgeonId: place.surgeonId,
    },
  );
  const names = new Map(members.map(([, resourceId, name]) => [resourceId, name]));
  return { found, requirement, exceptions: exceptionsOf(found.exceptions), names };
}

function phasesOf({ needs }: Found): VariantPhase[] {
  return [...Map.groupBy(needs, ({ phaseId }) => phaseId).values()].map((own) => {
    const [{ phaseId, phaseOrdinal: ordinal, phase: name, minutes, main }] = own as [NeedRow];
    const needs = own.flatMap(({ needId, ...need }) => (needId === null ? [] : [{ ...need, needId }]));
    return { phaseId, ordinal, name, minutes, main, needs };
  });
}

/** What decides on starts within a window (epoch ms). Hours reach two days beyond it, as far as a booking can. */
export function situationOf(scene: Scene, now: Temporal.Instant, window: Interval): Situation {
  const { place, busy } = scene.found;
  const claims = new Map<string, Claimed[]>();
  for (const [claimant, own] of Object.entries(busy)) {
    claims.set(
      claimant,
      own.map(([startsAt, endsAt, bookingId]) => ({ startsAt, endsAt, bookingId })),
    );
  }
  return {
    kept: keptOf(scene),
    zone: place.zone,
    now: now.epochMilliseconds,
    requirement: scene.requirement,
    open: openHours(hoursInput(scene, window)),
    busy: claims,
    patientBusy: (place.patientId && claims.get(place.patientId)) || [],
  };
}

function keptOf({ found: { place } }: Scene): Kept | undefined {
  if (!place.booking) return undefined;
  const at = Date.parse(place.booking.startsAt);
  const day = dayOf(at, offsetsOf(place.zone, { startsAt: at, endsAt: at }));
  return { day, holders: new Map(place.booking.holders) };
}

/** The same as a question that can be explained: hours as they would be without closures, and the closures. */
export function questionOf(
  scene: Scene,
  now: Temporal.Instant,
  window: Interval,
  stepMinutes: number,
): Question {
  return {
    ...situationOf(scene, now, window),
    usual: usualHours(hoursInput(scene, window)),
    exceptions: scene.exceptions,
    windowFrom: window.startsAt,
    windowTo: window.endsAt,
    stepMinutes,
  };
}

function hoursInput({ found, exceptions, names }: Scene, window: Interval): HoursInput {
  const { siteId, zone } = found.place;
  return {
    siteId,
    zone,
    resourceIds: [...names.keys()],
    hours: hoursOf(siteId, found.hours),
    exceptions,
    windowFrom: window.startsAt - 2 * DAY,
    windowTo: window.endsAt + 2 * DAY,
  };
}
