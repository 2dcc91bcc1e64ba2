import { dateAt } from "#app/_format/index.ts";
import type { GateView, WorklistCase } from "#server/pathway/schemas.ts";
import { inOrder } from "../../cases/_gates/around.ts";

/** What is missing before an operation and can be done by now: she is asked on the day itself whether she still wishes it. */
export function missingNow({ missing, startsAt, zone }: WorklistCase, now: Temporal.Instant): GateView[] {
  const isTheDay = startsAt !== null && dateAt(startsAt, zone) === dateAt(now.toString(), zone);
  return inOrder(missing.filter(({ by }) => by !== "reaffirmed" || isTheDay));
}
