import { addDays } from "#app/_format/index.ts";
import type { ToSchedule } from "#server/pathway/schemas.ts";
import { type FindTimes, LAST_DATE } from "#server/scheduling/schemas.ts";
import type { Address } from "./address.ts";

/** What is to be booked or moved, and all that the search for its times takes from it. */
export type Subject = {
  readonly of:
    | { readonly variantId: string }
    | { readonly requestId: string }
    | { readonly bookingId: string };
  readonly siteId: string;
  readonly patientId: string | null;
  /** The first date that the surgeon allowed; at the site. */
  readonly notBefore: string | null;
  /** Any surgeon may be asked for: a new caller's consultation. */
  readonly surgeonOpen: boolean;
};

export type Search = Omit<FindTimes, "to"> & { readonly from: string };

/** Which requests the call needs to know of: the one picked, those of the patient on the phone, or all. */
export const waitingFor = ({ request, patient }: Address): ToSchedule =>
  request ? { requestId: request } : patient ? { patientId: patient } : {};

/** Nobody is on the phone and nothing is chosen yet. */
export const isBetweenCalls = ({ request, patient, move, variant }: Address): boolean =>
  request === null && patient === null && move === null && variant === null;

const WINDOW_DAYS = 14;
const LONGEST_DAYS = 84;
const MOST = 400;

/** The search that an address means; `today` is the date at the site. The same address means the same search on the server and in the browser. */
export function searchOf(subject: Subject, address: Address, today: string): Search {
  const from = latest(today, subject.notBefore, address.from ?? address.date);
  return {
    ...subject.of,
    siteId: subject.siteId,
    from,
    limit: MOST,
    ...(subject.patientId ? { patientId: subject.patientId } : {}),
    ...(subject.surgeonOpen && address.surgeon ? { surgeonId: address.surgeon } : {}),
    ...(address.resource ? { wishId: address.resource } : {}),
    ...(address.earliest === null ? {} : { earliestMinute: address.earliest }),
    ...(address.weekdays.length === 0 ? {} : { weekdays: [...address.weekdays] }),
  };
}

/** Two weeks, or as far as the day that was picked, twelve weeks at most and never past the calendar's end. */
export function windowOf(search: Search, from: string = search.from, reach: string | null = null): FindTimes {
  const usual = addDays(from, WINDOW_DAYS - 1);
  const longest = addDays(from, LONGEST_DAYS - 1);
  const wanted = reach !== null && reach > usual ? reach : usual;
  return { ...search, from, to: [wanted, longest, LAST_DATE].reduce(earlier) };
}

function latest(today: string, ...dates: (string | null)[]): string {
  return dates.reduce<string>((last, date) => (date !== null && date > last ? date : last), today);
}

const earlier = (one: string, other: string) => (one.localeCompare(other) < 0 ? one : other);
