import type { DayView } from "#server/scheduling/schemas.ts";

type Resource = DayView["resources"][number];
type Claim = DayView["claims"][number];
type Booking = DayView["bookings"][number];

let count = 0;
const id = () => `00000000-0000-4000-8000-${String(++count).padStart(12, "0")}`;

/** A day in Paris on which the sun has no say: wall-clock hours of one date in June, unless another date or zone is named. */
export class Day {
  readonly #date: string;
  readonly #zone: string;
  #now = "10:42";
  readonly #resources: Resource[] = [];
  readonly #claims: Claim[] = [];
  readonly #bookings: Booking[] = [];
  readonly #lost: string[] = [];
  readonly #late: DayView["late"] = [];

  constructor(date = "2026-06-11", zone = "Europe/Paris") {
    this.#date = date;
    this.#zone = zone;
  }

  at = (wall: string): string =>
    Temporal.PlainDateTime.from(`${this.#date}T${wall.padStart(5, "0")}`)
      .toZonedDateTime(this.#zone)
      .toInstant()
      .toString();

  now(wall: string): this {
    this.#now = wall;
    return this;
  }

  resource(kind: Resource["kind"], name: string, ...open: (readonly [string, string])[]): string {
    const resourceId = id();
    const stretches = open.map(([from, to]) => ({ startsAt: this.at(from), endsAt: this.at(to) }));
    this.#resources.push({ resourceId, kind, name, open: stretches, gaps: [] });
    return resourceId;
  }

  gap(resourceId: string, from: string, to: string): void {
    const [startsAt, endsAt] = [this.at(from), this.at(to)];
    const minutes = (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;
    this.#resources.find((one) => one.resourceId === resourceId)?.gaps.push({ startsAt, endsAt, minutes });
  }

  booking(from: string, to: string, more: Partial<Booking> = {}): string {
    const bookingId = id();
    this.#bookings.push({
      bookingId,
      patientId: id(),
      patientName: "Camille Exemple",
      kind: "day_case",
      readiness: null,
      step: null,
      label: "Day case 45",
      state: "booked",
      siteId: id(),
      siteName: "Paris",
      zone: this.#zone,
      startsAt: this.at(from),
      endsAt: this.at(to),
      arrivesAt: this.at(from),
      surgeonId: null,
      surgeonName: "Dr Muster",
      requestId: null,
      scheduleVersion: 1,
      ...more,
    });
    return bookingId;
  }

  lost(bookingId: string): void {
    this.#lost.push(bookingId);
  }

  claim(
    resourceId: string,
    bookingId: string | null,
    from: string,
    to: string,
    around: readonly [number, number] = [0, 0],
  ): void {
    this.#claims.push({
      claimId: id(),
      bookingId,
      resourceId,
      phase: "operation",
      startsAt: this.at(from),
      endsAt: this.at(to),
      beforeMinutes: around[0],
      afterMinutes: around[1],
    });
  }

  /** An operation past its planned end, and whom it makes wait by how many minutes. */
  runsOver(
    resourceId: string,
    bookingId: string,
    minutes: number,
    waits: Readonly<Record<string, number>> = {},
  ): void {
    this.#late.push({
      ...{ resourceId, bookingId, minutes, name: "Theatre 1" },
      waits: Object.entries(waits).map(([id, late]) => ({ bookingId: id, minutes: late })),
    });
  }

  view(): DayView {
    const date = Temporal.PlainDate.from(this.#date);
    return {
      siteId: id(),
      siteName: "Paris",
      zone: this.#zone,
      date: this.#date,
      now: this.at(this.#now),
      startsAt: date.toZonedDateTime(this.#zone).toInstant().toString(),
      endsAt: date.add({ days: 1 }).toZonedDateTime(this.#zone).toInstant().toString(),
      resources: this.#resources,
      claims: this.#claims,
      bookings: this.#bookings,
      lost: this.#lost,
      late: this.#late,
      lostAhead: this.#lost.length,
      week: [],
    };
  }
}
