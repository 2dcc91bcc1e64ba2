import type { ImportFinding } from "../schemas.ts";

/** A kept row as its reader finds it. `seen`: this reader may know of the booking; `ownLine`: the line of the same run that made it. */
export type FindingRow = {
  line: number;
  state: "conflict" | "invalid" | "already";
  reason: string | null;
  column: string | null;
  bookingId: string | null;
  seen: boolean;
  ownLine: number | null;
  otherLine: number | null;
  other: { resource: string; startsAt: string; endsAt: string } | null;
};

/**
 * What a row says to its reader. A booking that she must not know of is a theatre taken, as it would be if nobody of that reference existed here; what
 * her own file booked she may be told by its line. A trial costs nothing, so that it never says where a patient is who is busy.
 */
export function findingFor(trial: boolean, row: FindingRow): ImportFinding {
  const { line, column, bookingId } = row;
  const otherLine = row.otherLine ?? row.ownLine;
  const bare = { line, column, other: null, otherLine };
  if (row.state === "invalid") return { ...bare, state: row.state, reason: row.reason ?? "refused" };
  const taken = { ...bare, state: "conflict" as const, reason: row.reason ?? "importTheatreTaken" };
  if (!bookingId) return taken;
  if (!row.seen) return otherLine === null ? { ...taken, reason: "importTheatreTaken" } : taken;
  if (trial && row.reason === "importPatientBusy") return taken;
  return { ...taken, other: row.other && { bookingId, ...row.other } };
}
