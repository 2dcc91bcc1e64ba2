import { timeText } from "#app/_format/index.ts";
import { calendarDate, minuteOfHour } from "#app/_format/read.ts";

/** All that the address of Find a time holds: ids, dates, hours. A name never stands in it. Minutes are on the site's wall clock, weekdays ISO. */
export type Address = {
  readonly site: string | null;
  readonly variant: string | null;
  readonly request: string | null;
  readonly move: string | null;
  readonly patient: string | null;
  readonly surgeon: string | null;
  /** The room or person whose gap was picked on the board. */
  readonly resource: string | null;
  /** The day that was asked for, with `at` the hour too. */
  readonly date: string | null;
  readonly at: number | null;
  /** Where the list of times begins; the asked day, else today or the first date allowed, when null. */
  readonly from: string | null;
  readonly earliest: number | null;
  readonly weekdays: readonly number[];
};

type Params = { getAll(name: string): string[] };

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Whatever does not read as what it should be is left out: an address may be typed, cut or old. */
export function readAddress(params: Params): Address {
  const text = (name: string) => params.getAll(name)[0] ?? "";
  const id = (name: string) => (ID.test(text(name)) ? text(name) : null);
  return {
    site: id("site"),
    variant: id("variant"),
    request: id("request"),
    move: id("move"),
    patient: id("patient"),
    surgeon: id("surgeon"),
    resource: id("resource"),
    date: calendarDate(text("date")),
    at: minuteOfHour(text("at")),
    from: calendarDate(text("from")),
    earliest: minuteOfHour(text("earliest")),
    weekdays: weekdaysOf(params.getAll("weekday")),
  };
}

/** The same from the record that a page is given. */
export const fromRecord = (record: Record<string, string | string[] | undefined>): Address =>
  readAddress({ getAll: (name) => [record[name] ?? []].flat() });

/** `/find?…` with these parts changed; null takes a part out. */
export function hrefOf(address: Address, change: Partial<Address> = {}): string {
  const { weekdays, at, earliest, ...plain } = { ...address, ...change };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(plain)) if (value !== null) params.set(name, value);
  if (at !== null) params.set("at", timeText(at));
  if (earliest !== null) params.set("earliest", timeText(earliest));
  for (const day of weekdays) params.append("weekday", String(day));
  const query = params.toString();
  return query ? `/find?${query}` : "/find";
}

export const nowhere: Address = readAddress({ getAll: () => [] });

/** What is not about the people of this call: for the next one. */
export const forgetCall = (address: Address): Address => ({ ...nowhere, site: address.site });

function weekdaysOf(texts: readonly string[]): number[] {
  const days = texts.map(Number).filter((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  return [...new Set(days)].sort((a, b) => a - b);
}
