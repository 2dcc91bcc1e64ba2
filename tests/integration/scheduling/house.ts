import { afterAll, beforeAll } from "vitest";
import { closePools, DomainError, newId, type StaffCtx, usePools } from "#server/kernel/index.ts";
import { book } from "#server/scheduling/index.ts";
import type { Book, BookingView } from "#server/scheduling/schemas.ts";
import { type Clinic, type ClinicSpec, clinic } from "#tests/support/clinic.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";

/** A database of the file's own, with pools wide enough that racers meet in PostgreSQL and not in a queue before it. */
export function house(connections = 20) {
  let database: TestDatabase;
  const opened: Clinic[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    await usePools(database.viewerUrl, connections);
  });
  afterAll(async () => {
    await Promise.all(opened.map((c) => c.end()));
    await closePools();
    await database.drop();
  });
  return {
    /** A clinic of the test's own. */
    clinic: async (spec: ClinicSpec = {}): Promise<Clinic> => {
      const c = await clinic(database, spec);
      opened.push(c);
      return c;
    },
    database: () => database,
  };
}

export const one = <T>(list: readonly T[], n = 0): T => {
  const found = list[n];
  if (found === undefined) throw new Error(`there is no number ${n + 1}`);
  return found;
};

export type Wish = Partial<Omit<Book, "startsAt">> & { at: string; desk?: StaffCtx };

/** Books a consultation (or what the wish says) for the first patient at a wall-clock time: `bookAt(c, { at: "2026-06-16 10:00" })`. */
export function bookAt(c: Clinic, { at, desk = c.desk(), ...wish }: Wish): Promise<BookingView> {
  return book(desk, {
    idempotencyKey: newId(),
    siteId: c.siteId,
    patientId: one(c.patients),
    ...(wish.requestId ? {} : { variantId: c.variants.consultation }),
    ...wish,
    startsAt: c.at(at).toString(),
  });
}

/** A surgeon's request of the first patient, booked. */
export async function bookCase(c: Clinic, { at, ...wish }: Wish): Promise<BookingView> {
  const patientId = wish.patientId ?? one(c.patients);
  const requestId = await c.withRequest({ patientId, notBefore: "2026-06-15" });
  return bookAt(c, { at, ...wish, patientId, requestId });
}

/** The wall clock at the clinic of an instant. */
export const wallOf = (c: Clinic, instant: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(c.zone)
    .toPlainDateTime()
    .toString()
    .slice(0, 16)
    .replace("T", " ");

/** What a promise was refused with; throws when it was not, or by anything unforeseen. */
export async function refusalOf(work: Promise<unknown>): Promise<DomainError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

/** How a race ended: the winners, and each loser's reason. Anything unforeseen is thrown. */
export async function race<T>(runners: readonly Promise<T>[]): Promise<{ won: T[]; lost: string[] }> {
  const won: T[] = [];
  const lost: string[] = [];
  for (const result of await Promise.allSettled(runners)) {
    if (result.status === "fulfilled") won.push(result.value);
    else if (result.reason instanceof DomainError) lost.push(result.reason.reason);
    else throw result.reason;
  }
  return { won, lost };
}

/** All that a practice has about bookings, for "nothing was left behind"; that one was looked at is no matter. */
export async function contents(c: Clinic): Promise<Record<string, unknown>> {
  const [row] = await c.sql<Record<string, unknown>[]>`
    select (select json_agg(b order by b.booking_id) from booking b where practice_id = ${c.practiceId}) as bookings,
           (select json_agg(k order by k.claim_id) from (
              select practice_id, claim_id, booking_id, claimant_id, starts_at, ends_at, active from claim) k
             where practice_id = ${c.practiceId}) as claims,
           (select json_agg(e order by e.event_id) from booking_event e where practice_id = ${c.practiceId}) as events,
           (select json_agg(r order by r.request_id) from scheduling_request r where practice_id = ${c.practiceId}) as requests,
           (select json_agg(a order by a.event_id) from audit_event a where practice_id = ${c.practiceId} and action like 'booking.%'
               and action <> 'booking.opened') as audit`;
  return row ?? {};
}

/** The resources that a booking holds, by kind. */
export const heldBy = (view: BookingView, kind: string): string[] =>
  view.resources.filter((held) => held.kind === kind).map(({ resourceId }) => resourceId);

export const auditOf = async (c: Clinic, action: string) =>
  c.sql<
    { subject_id: string; actor_id: string; role: string; fields: string[] | null; shown: string[] | null }[]
  >`
    select subject_id, actor_id, role, fields, shown from audit_event
     where practice_id = ${c.practiceId} and action = ${action} order by event_id`;
