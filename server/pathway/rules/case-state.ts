import type { CaseState } from "../schemas.ts";

/** The neutral facts that a case's state follows from. */
export type CaseFacts = {
  request: "waiting" | "booked" | "withdrawn";
  booking: { state: "booked" | "cancelled" | "no_show"; endsAt: Temporal.Instant } | null;
};

/** Where a case stands at `now`. A request whose booking was cancelled waits again; so does a missed one, and says that it was. */
export function caseState({ request, booking }: CaseFacts, now: Temporal.Instant): CaseState {
  if (request === "withdrawn") return "withdrawn";
  if (!booking || booking.state === "cancelled") return "waiting";
  if (booking.state === "no_show") return "no_show";
  return Temporal.Instant.compare(booking.endsAt, now) <= 0 ? "done" : "booked";
}
