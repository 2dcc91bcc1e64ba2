import { dateAt, hour } from "#app/_format/index.ts";
import { instantOn } from "#app/_format/read.ts";

type Step = {
  /** When it was tapped, an instant. */
  at: string;
  /** When the step before it was. */
  before: string | null;
  zone: string;
};

/**
 * The instant that a typed hour means for a step of that day: taps know their seconds and hours do not, so the hour that stands there changes nothing, and the minute of the step before
 * lies not before it. Null for no hour.
 */
export function momentOf({ at, before, zone }: Step, typed: string): string | null {
  const meant = instantOn(dateAt(at, zone), typed, zone);
  if (meant === null) return null;
  const said = hour(meant, zone);
  if (said === hour(at, zone)) return at;
  return before !== null && said === hour(before, zone) ? before : meant;
}
