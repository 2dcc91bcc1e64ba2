const MINUTE = 60_000;
const DAY_MINUTES = 1440;
const REMEMBERED = 4096;

export type WallTime = { date: Temporal.PlainDate; minute: number };

type Day = { midnight: number; hours: number };
const days = new Map<string, Day>();

/** Reading a zone's rules is slow, and many messages go by the same days: each is read once. */
function dayOf(date: Temporal.PlainDate, zone: string): Day {
  const key = `${date.toString()} ${zone}`;
  const known = days.get(key);
  if (known) return known;
  const begins = date.toZonedDateTime(zone);
  const day = { midnight: begins.epochMilliseconds, hours: begins.hoursInDay };
  if (days.size >= REMEMBERED) days.clear();
  days.set(key, day);
  return day;
}

/** What a wall clock in the zone shows at an instant (epoch ms), to the minute. */
export function wallAt(at: number, zone: string): WallTime {
  const shown = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return { date: shown.toPlainDate(), minute: shown.hour * 60 + shown.minute };
}

/** The instant (epoch ms) at which the clock shows it: the first of two, and the one after a gap. */
export function instantOf({ date, minute }: WallTime, zone: string): number {
  const day = dayOf(date, zone);
  if (day.hours === 24) return day.midnight + minute * MINUTE;
  const at = new Temporal.PlainTime(Math.floor(minute / 60) % 24, minute % 60);
  return date.add({ days: Math.floor(minute / DAY_MINUTES) }).toZonedDateTime({
    timeZone: zone,
    plainTime: at,
  }).epochMilliseconds;
}
