import { DateTime } from "luxon";

/** Reads a start: an instant, or the reason why it is none. */
type StartReader = (text: string, zone: string) => Temporal.Instant | string;
/** What a format's hours are: those of the wall clock at some place, or instants, since each says its own offset. */
type Sense = "wall clock" | "instant";

type Parser = ReturnType<typeof DateTime.buildFormatParser>;

const ENGLISH = { locale: "en" } as const;
const UTC = { zone: "utc", ...ENGLISH } as const;
const wallHour = (at: DateTime) => at.toFormat("yyyy-MM-dd HH");

/**
 * Written and read again, these come back to their hour only by a format that names date and hour and lets no number run into the next: `h` without `a`,
 * or no year, loses some; by `Md`, 11 January and 1 November look the same.
 */
const probes = ["Asia/Kolkata", "Africa/Lagos"].flatMap((zone) =>
  [1, 11].flatMap((month) =>
    [1, 23].flatMap((day) =>
      [0, 1, 11, 17].flatMap((hour) =>
        [0, 1, 11].map((minute) => DateTime.fromObject({ year: 2031, month, day, hour, minute }, { zone })),
      ),
    ),
  ),
);

// Four times as fast as reading the format anew for each row.
const known = new Map<string, StartReader | null>();

/** How starts are read by Luxon's format; null when it does not name a whole date and its hour. */
export function startReader(format: string): StartReader | null {
  const before = known.get(format);
  if (before !== undefined) return before;
  const made = readerOf(format);
  if (known.size > 100) known.clear();
  known.set(format, made);
  return made;
}

function readerOf(format: string): StartReader | null {
  const parser = DateTime.buildFormatParser(format, ENGLISH);
  const sense = senseOf(format, parser);
  if (!sense) return null;
  return (text, zone) => {
    const at = DateTime.fromFormatParser(text, parser, UTC);
    if (!at.isValid || at.year < 1900 || at.year > 2199) return "importDate";
    return sense === "instant" ? minuteOf(at) : wallClock(at, zone);
  };
}

function senseOf(format: string, parser: Parser): Sense | null {
  const [first, ...others] = probes.map((probe) => senseBy(probe, format, parser));
  return first && others.every((other) => other === first) ? first : null;
}

function senseBy(probe: DateTime, format: string, parser: Parser): Sense | null {
  try {
    const read = DateTime.fromFormatParser(probe.toFormat(format, ENGLISH), parser, UTC);
    if (!read.isValid) return null;
    if (probe.startOf("hour") <= read && read <= probe) return "instant";
    return wallHour(read) === wallHour(probe) ? "wall clock" : null;
  } catch {
    return null; // Luxon throws on units that contradict each other, as days of a year beside months
  }
}

const minuteOf = (at: DateTime) => Temporal.Instant.fromEpochMilliseconds(+at.startOf("minute"));

/** An hour that the clock skips is refused; one that it shows twice is the first of the two. */
function wallClock(at: DateTime, zone: string): Temporal.Instant | string {
  const wall = new Temporal.PlainDateTime(at.year, at.month, at.day, at.hour, at.minute);
  const zoned = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
  return zoned.toPlainDateTime().equals(wall) ? zoned.toInstant() : "importSkippedHour";
}
