import type { TeamPart } from "../part-schemas.ts";

/** For how long an emergency passes gates and waits, and within how long a second person looks at it. */
const HOURS = 24;

export const reviewBy = ({ at }: { at: string }): Temporal.Instant =>
  Temporal.Instant.from(at).add({ hours: HOURS });

/** Whether one runs: from its beginning on, a day at the most, reviewed or not. */
export const isEmergency = ({ emergency }: Pick<TeamPart, "emergency">, now: Temporal.Instant): boolean =>
  emergency !== null && Temporal.Instant.compare(now, reviewBy(emergency)) < 0;
