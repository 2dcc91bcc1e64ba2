import { dateAt } from "#app/_format/index.ts";
import type { GateView, WorklistCase } from "#server/pathway/schemas.ts";
import { inOrder, isOfTheDay } from "../../cases/_gates/around.ts";

/** What is missing before an operation and can be done by now: what is asked on the day itself comes on that day, what she goes home by once it has begun. */
export function missingNow({ missing, startsAt, zone }: WorklistCase, now: Temporal.Instant): GateView[] {
  const operatedOn = startsAt && dateAt(startsAt, zone);
  const today = dateAt(now.toString(), zone);
  const isTheDay = operatedOn === today;
  const hasBegun = startsAt !== null && Temporal.Instant.compare(startsAt, now) <= 0;
  return inOrder(
    missing.filter((gate) =>
      gate.stage === "discharge" ? hasBegun : isTheDay || !isOfTheDay(gate, { operatedOn }),
    ),
    { operatedOn, today },
  );
}
