import { fullName } from "#server/identity/index.ts";
import { isoOf } from "./epoch.ts";
import type { Ground } from "./ground.ts";
import type { BoardBooking, BookingKind, BookingLine, BookingState, DayStep, Readiness } from "./schemas.ts";

/** A booking as the database hands it over; without patient and names for those who may not know for whom it is. Instants are epoch ms. */
export type FoundBooking = {
  readonly bookingId: string;
  readonly patientId: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly kind: BookingKind;
  readonly label: string;
  readonly state: BookingState;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly arrivesAt: number;
  readonly surgeonId: string | null;
  readonly surgeonName: string | null;
  readonly requestId: string | null;
  readonly scheduleVersion: number;
};

export type FoundOnBoard = FoundBooking & {
  readonly readiness: Readiness | null;
  readonly step: DayStep | null;
};

/** A booking as a board shows it. */
export const boardBooking = (siteId: string, site: Ground["site"], found: FoundOnBoard): BoardBooking => ({
  ...bookingLine(siteId, site, found),
  readiness: found.readiness,
  step: found.step,
});

/** A booking as a list shows it: without patient for those who may not know for whom it is. */
export function bookingLine(siteId: string, site: Ground["site"], found: FoundBooking): BookingLine {
  const { givenName, familyName, startsAt, endsAt, arrivesAt, ...rest } = found;
  return {
    ...rest,
    patientName:
      rest.patientId === null ? null : fullName({ givenName: givenName ?? "", familyName: familyName ?? "" }),
    siteId,
    siteName: site.name,
    zone: site.zone,
    startsAt: isoOf(startsAt),
    endsAt: isoOf(endsAt),
    arrivesAt: isoOf(arrivesAt),
  };
}

/** The patients whom a board showed, each once: for its audit. */
export const shownPatients = (bookings: readonly BookingLine[]): string[] => [
  ...new Set(bookings.flatMap(({ patientId }) => patientId ?? [])),
];
