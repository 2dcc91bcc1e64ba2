import { DomainError, notFound } from "#server/kernel/index.ts";
import { BeingChecked } from "./refusals.ts";
import type { Scene } from "./situation.ts";

const LONGEST = 48 * 60;

/**
 * What a place, a service and a surgeon must be before any time is looked for. A new caller is booked for a consultation only: a review or a service is for
 * somebody who was booked before, and an operation needs the surgeon's request. A booking that is moved keeps its service though nobody is offered it any more.
 * Nobody is booked with a surgeon whom she barred.
 */
export function mustBeBookable({ found, requirement }: Scene, { moving }: { moving: boolean }): void {
  const { place } = found;
  if (place.doubted && place.requestId) throw new BeingChecked(place.requestId);
  if (place.surgeonId !== null && !place.surgeonIsOne) throw notFound("surgeon");
  if (place.surgeonId !== null && place.barred.includes(place.surgeonId))
    throw new DomainError("PRECONDITION_FAILED", place.requestId ? "askerBarred" : "surgeonBarred", {
      field: "surgeonId",
    });
  if (!moving) {
    if (!place.siteActive) throw notFound("site");
    if (place.requestId === null && !place.offered)
      throw new DomainError("PRECONDITION_FAILED", "variantRetired");
    if (place.requestId === null && place.kind === "day_case")
      throw new DomainError("PRECONDITION_FAILED", "needsCase");
    if (place.requestId === null && place.kind !== "consultation" && place.patientId !== null && !place.known)
      throw new DomainError("PRECONDITION_FAILED", "newCaller", { field: "variantId" });
  }
  const { needs, patient } = requirement;
  const spans = [patient, ...needs].map(({ fromMinute, toMinute }) => toMinute - fromMinute);
  if (
    needs.length === 0 ||
    requirement.toMinute - requirement.fromMinute > LONGEST ||
    Math.max(...spans) > LONGEST
  )
    throw new DomainError("PRECONDITION_FAILED", "variantUnfit");
}
