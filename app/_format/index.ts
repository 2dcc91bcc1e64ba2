const day = (date: string) => Temporal.PlainDate.from(date);

/** A zone's clock, made once: a board reads it for every booking, and laying out a zone costs more than the hour. */
const clocks = new Map<string, Intl.DateTimeFormat>();
function clockIn(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    hour: "2-digit",
    minute: "2-digit",
  });
  clocks.set(zone, made);
  return made;
}

/** `9:30`: the hour on the site's wall clock, 24 h, no leading zero. `iso` is an instant. */
export const hour = (iso: string, zone: string): string =>
  clockIn(zone).format(Date.parse(iso)).replace(/^0/, "");

/** The date of an instant at a site, `YYYY-MM-DD`. */
export const dateAt = (iso: string, zone: string): string =>
  Temporal.Instant.from(iso).toZonedDateTimeISO(zone).toPlainDate().toString();

/** Minutes from midnight to midnight on a wall clock. */
export const A_DAY = 24 * 60;

/** `9:30`, as a field shows it; the end of a day is `24:00`. */
export const hourText = (minute: number): string => (minute === A_DAY ? "24:00" : clock(minute));

/** `9:30` from minutes since local midnight on a wall clock. */
export const clock = (minute: number): string =>
  `${Math.floor(minute / 60) % 24}:${String(minute % 60).padStart(2, "0")}`;

/** `09:05`, as a time field and an address want it, from minutes since local midnight; empty for none. */
export const timeText = (minute: number | null): string =>
  minute === null ? "" : clock(minute).padStart(5, "0");

/** The hour some minutes after an instant, or before it, as it is written. */
export const shifted = (iso: string, minutes: number, zone: string): string =>
  hour(new Date(Date.parse(iso) + minutes * 60_000).toISOString(), zone);

/** Words of a date, remembered: a list says the same few dates in every row. */
const format = (options: Intl.DateTimeFormatOptions) => {
  const formatter = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
  const said = new Map<string, string>();
  return (date: string) => {
    const known = said.get(date);
    if (known !== undefined) return known;
    const words = formatter.format(new Date(`${date}T12:00:00Z`)).replace(/,/g, "");
    if (said.size >= MOST_SAID) said.clear();
    said.set(date, words);
    return words;
  };
};
const MOST_SAID = 500;

/** `Tue 16 June` */
export const shortDate = (date: string): string => `${shortWeekday(date)} ${dayMonth(date)}`;
/** `Tuesday 16 June` */
export const longDate = (date: string): string => `${longWeekday(date)} ${dayMonth(date)}`;
/** `Tue` */
export const shortWeekday = format({ weekday: "short" });
/** `Tuesday` */
export const longWeekday = format({ weekday: "long" });
/** `16 June` */
export const dayMonth = format({ day: "numeric", month: "long" });
/** `16 June 2026` */
export const fullDate = format({ day: "numeric", month: "long", year: "numeric" });
/** `Tue 16 June 2026`: of what the law allows, which may lie in another year */
export const farDate = (date: string): string => `${shortWeekday(date)} ${fullDate(date)}`;
/** `2 h 15`, `45 min` */
export const length = (minutes: number): string =>
  minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60}` : ""}`;
/** `YYYY-MM-DD`, days later (or earlier). */
export const addDays = (date: string, days: number): string => day(date).add({ days }).toString();
/** Days from a date to another; below 0 when that lies before it. */
export const daysBetween = (from: string, to: string): number => day(from).until(day(to)).days;
/** A person's whole name; who was imported may have a family name alone. */
export const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string }): string =>
  `${givenName} ${familyName}`.trim();
/** How people name the clock of a zone: `New York` for `America/New_York`. */
export const cityOf = (zone: string): string => zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
/** The address that a phone dials. */
export const telephone = (number: string): string => `tel:${number.replace(/[^+\d]/g, "")}`;
/** Whole years on `today`. */
export const ageOn = (born: string, today: string): number =>
  day(born).until(day(today), { largestUnit: "years" }).years;
/** Monday of the date's week. */
export const mondayOf = (date: string): string => addDays(date, 1 - day(date).dayOfWeek);

/** An amount in a currency's smallest unit, as it is written: `€1,200.00`. */
export const money = (amount: number, currency: string): string =>
  new Intl.NumberFormat("en-GB", { style: "currency", currency }).format(amount / 100);
