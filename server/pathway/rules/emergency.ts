import type { Emergency, TeamPart } from "../part-schemas.ts";

/** For how long an emergency passes gates and waits, and within how long a second person looks at it. */
const HOURS = 24;

export const reviewBy = ({ at }: { at: string }): Temporal.Instant =>
  Temporal.Instant.from(at).add({ hours: HOURS });

/** Whether one runs: from its beginning on, a day at the most, reviewed or not. */
export const isEmergency = ({ emergency }: Pick<TeamPart, "emergency">, now: Temporal.Instant): boolean =>
  emergency !== null && Temporal.Instant.compare(now, reviewBy(emergency)) < 0;

type Kept = Pick<TeamPart, "emergency" | "emergenciesBefore">;

/** All of a case, the latest first. */
export const emergenciesOf = ({ emergency, emergenciesBefore }: Kept): Emergency[] =>
  emergency ? [emergency, ...emergenciesBefore.toReversed()] : [];

/** As they stand once each that waits for somebody has been looked at by another than who started it. */
export function reviewed(kept: Kept, review: NonNullable<Emergency["review"]>): Kept {
  const look = (one: Emergency): Emergency =>
    one.review === null && one.byId !== review.byId ? { ...one, review } : one;
  return {
    emergency: kept.emergency && look(kept.emergency),
    emergenciesBefore: kept.emergenciesBefore.map(look),
  };
}
