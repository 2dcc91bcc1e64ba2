import en from "#app/_messages/en.json" with { type: "json" };
import type { ImportFinding } from "#server/interop/schemas.ts";
import type { DomainError } from "#server/kernel/index.ts";

const errors: Record<string, string> = en.Errors;

/** A refusal in the words that a page would use. */
export function whyRefused({ reason, params }: DomainError): string {
  const words = errors[reason] ?? errors.refused ?? reason;
  return words.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}

/** What is wrong with a map, place by place. */
export const whyUnfit = (issues: readonly { path: PropertyKey[]; message: string }[]): string =>
  issues.map(({ path, message }) => `${path.join(".")}: ${errors[message] ?? message}`).join("; ");

const clock = (iso: string, zone: string) => {
  const at = Temporal.Instant.from(iso).toZonedDateTimeISO(zone);
  return `${at.toPlainDate()} ${at.hour}:${String(at.minute).padStart(2, "0")}`;
};

/** One row that needs a person, in one line: where, what, and the booking it collides with. Never what the row says of an operation. */
export function findingLine(finding: ImportFinding, zone: string): string {
  const { line, state, column, reason, other, otherLine } = finding;
  const why = errors[reason] ?? reason;
  const collides = other
    ? `: ${other.resource} ${clock(other.startsAt, zone)} to ${clock(other.endsAt, zone)}, booking ${other.bookingId}`
    : otherLine
      ? `: line ${otherLine} of this file`
      : "";
  return `line ${line}: ${state}, ${column ? `${column}: ` : ""}${why}${collides}`;
}
