import type { Open } from "./free.ts";
import type { Exception } from "./hours.ts";
import type { Interval } from "./interval.ts";
import { holdsAll } from "./outside-hours.ts";

export type Ground = {
  /** Hours with exceptional openings and without closures (`usualHours`). */
  readonly usual: Open;
  /** Closures and openings that count at the site. */
  readonly exceptions: readonly Exception[];
  readonly isInUse: (resourceId: string) => boolean;
  /** Whether this resource was taken outside its hours on purpose. */
  readonly isAccepted: (resourceId: string) => boolean;
};

/** Why a claim no longer stands on anything, if so: its resource is out of use, its whole site is closed then, it is closed or away itself, or has no hours then. */
export function unfounded(
  claim: Interval & { readonly resourceId: string },
  ground: Ground,
): "siteClosed" | "closed" | "hours" | "outOfUse" | null {
  const { resourceId, startsAt, endsAt } = claim;
  if (!ground.isInUse(resourceId)) return "outOfUse";
  const isClosed = (whose: string | null) =>
    ground.exceptions.some(
      (e) => e.kind === "closure" && e.resourceId === whose && e.startsAt < endsAt && startsAt < e.endsAt,
    );
  if (isClosed(null)) return "siteClosed";
  if (isClosed(resourceId)) return "closed";
  if (ground.isAccepted(resourceId)) return null;
  return holdsAll(ground.usual.get(resourceId) ?? [], claim) ? null : "hours";
}
