import type { StartRefusal } from "./decide.ts";
import { isoOf } from "./epoch.ts";
import type { Obstacle } from "./rules/obstacle.ts";
import type { Need } from "./rules/requirement.ts";
import type { Held, Start } from "./rules/starts.ts";
import { dateAt, MINUTE } from "./rules/wall-clock.ts";
import { type HeldResource, type ObstacleView, resourceKinds, type StartView } from "./schemas.ts";
import type { Scene } from "./situation.ts";

/** When the main phase of a start ends, and when she is told to arrive: epoch ms. */
export function hoursOf({ requirement, found }: Scene, startsAt: number) {
  const endsAt = startsAt + requirement.mainMinutes * MINUTE;
  return { startsAt, endsAt, arrivesAt: startsAt - found.place.leadMinutes * MINUTE };
}

/** A start as its reader sees it, with the names of whom it holds. */
export function startView(scene: Scene, { startsAt, assignment }: Start): StartView {
  const { zone } = scene.found.place;
  const hours = hoursOf(scene, startsAt);
  return {
    startsAt: isoOf(startsAt),
    endsAt: isoOf(hours.endsAt),
    arrivesAt: isoOf(hours.arrivesAt),
    date: dateAt(startsAt, zone),
    resources: heldViews(scene, assignment),
  };
}

/** The chosen resources with what each is held for. */
export function heldViews(scene: Scene, assignment: readonly Held[]): HeldResource[] {
  const needs = new Map(scene.requirement.needs.map((need) => [need.needId, need]));
  const held = assignment.flatMap((one) => {
    const need = needs.get(one.needId);
    return need ? [heldView(scene, one, need)] : [];
  });
  return held.toSorted(byPhase);
}

/** By the hour of the phase, then people before rooms: one order for offers, bookings and previews. */
export function byPhase(a: HeldResource, b: HeldResource): number {
  const hour = ({ startsAt, beforeMinutes }: HeldResource) => Date.parse(startsAt) + beforeMinutes * MINUTE;
  return (
    hour(a) - hour(b) ||
    resourceKinds.indexOf(a.kind) - resourceKinds.indexOf(b.kind) ||
    (a.resourceId < b.resourceId ? -1 : 1)
  );
}

const heldView = ({ names }: Scene, held: Held, need: Need): HeldResource => ({
  resourceId: held.resourceId,
  kind: need.kind,
  name: names.get(held.resourceId) ?? "",
  phase: need.phase,
  startsAt: isoOf(held.startsAt),
  endsAt: isoOf(held.endsAt),
  beforeMinutes: need.beforeMinutes,
  afterMinutes: need.afterMinutes,
});

const nothing = {
  need: null,
  without: null,
  weekday: null,
  resourceName: null,
  until: null,
  members: null,
  at: null,
} as const satisfies Omit<ObstacleView, "kind">;

/** What stands in the way of a day or of a window, with names. */
export function obstacleView({ names }: Scene, obstacle: Obstacle): ObstacleView {
  switch (obstacle.kind) {
    case "away":
      return { ...nothing, ...pick(obstacle), resourceName: names.get(obstacle.resourceId) ?? null };
    case "noOverlap":
      return { ...nothing, ...obstacle, at: obstacle.at === null ? null : isoOf(obstacle.at) };
    default:
      return { ...nothing, ...obstacle };
  }
}

const pick = ({ kind, until }: Extract<Obstacle, { kind: "away" }>) => ({ kind, until });

/** Why one start is refused. `wish` is the name of what was wished for, as far as the place knows it. */
export function refusalView(refusal: StartRefusal, wish: string | null): ObstacleView {
  switch (refusal.kind) {
    case "notBefore":
      return { ...nothing, kind: "notBefore", until: refusal.date };
    case "unsuitable":
      return { ...nothing, kind: "unsuitable", resourceName: wish };
    case "tooFew":
      return { ...nothing, kind: "full", need: refusal.need };
    default:
      return { ...nothing, ...refusal };
  }
}

/** Why a request may be booked for none of a day's hours. */
export const dayView = (refusal: StartRefusal): ObstacleView => refusalView(refusal, null);
