const MINUTE = 60_000;
const DAY_MINUTES = 1440;
const REMEMBERED = 4096;

export type WallTime = { date: Temporal.PlainDate; minute: number };

type Day = { midnight: number; isPlain: boolean };
const zones = new Map<string, Map<number, Day>>();

function daysOf(zone: string): Map<number, Day> {
  const known = zones.get(zone);
  if (known && known.size < REMEMBERED) return known;
  const fresh = new Map<number, Day>();
  zones.set(zone, fresh);
  return fresh;
}

/** Reading a zone's rules is slow, and many messages go by the same days: each is read once. */
function dayOf(date: Temporal.PlainDate, zone: string): Day {
  const days = daysOf(zone);
  const key = date.year * 512 + date.month * 32 + date.day;
  const known = days.get(key);
  if (known) return known;
  const begins = date.toZonedDateTime(zone);
  const day = { midnight: begins.epochMilliseconds, isPlain: begins.hoursInDay === 24 };
  days.set(key, day);
  return day;
}

/** Whether no clock is changed on that day, so that each of its minutes is there once. */
export const isPlainDay = (date: Temporal.PlainDate, zone: string): boolean => dayOf(date, zone).isPlain;

/** What a wall clock in the zone shows at an instant (epoch ms), to the minute. */
export function wallAt(at: number, zone: string): WallTime {
  const shown = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return { date: shown.toPlainDate(), minute: shown.hour * 60 + shown.minute };
}

/** The instant (epoch ms) at which the clock shows it: the first of two, and the one after a gap. */
export function instantOf({ date, minute }: WallTime, zone: string): number {
  const day = dayOf(date, zone);
  if (day.isPlain) return day.midnight + minute * MINUTE;
  const at = new Temporal.PlainTime(Math.floor(minute / 60) % 24, minute % 60);
  return date.add({ days: Math.floor(minute / DAY_MINUTES) }).toZonedDateTime({
    timeZone: zone,
    plainTime: at,
  }).epochMilliseconds;
}
