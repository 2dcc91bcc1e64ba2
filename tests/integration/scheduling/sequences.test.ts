import fc from "fast-check";
import { expect, test } from "vitest";
import { DomainError, newId } from "#server/kernel/index.ts";
import { addClosure, liftClosure, listClosures } from "#server/practice/index.ts";
import { book, cancel, day, markNoShow, move, orphans, restore } from "#server/scheduling/index.ts";
import type { BookingView } from "#server/scheduling/schemas.ts";
import { type Clinic, overlaps } from "#tests/support/clinic.ts";
import { house, one } from "./house.ts";

const { clinic } = house();

type Step =
  | { do: "book"; patient: number; minute: number; kind: "consultation" | "review" | "dayCase" }
  | { do: "move"; which: number; minute: number; late: boolean }
  | { do: "cancel" | "restore" | "noShow"; which: number; late: boolean }
  | { do: "close"; hour: number }
  | { do: "lift"; which: number };

const minute = fc.integer({ min: 0, max: 2 * 24 * 4 - 1 }).map((n) => n * 15);
const which = fc.nat(11);
const late = fc.oneof(
  { weight: 4, arbitrary: fc.constant(false) },
  { weight: 1, arbitrary: fc.constant(true) },
);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant("book" as const),
        patient: fc.nat(2),
        minute,
        kind: fc.constantFrom("consultation" as const, "review" as const, "dayCase" as const),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("move" as const), which, minute, late }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("close" as const), hour: fc.nat(20) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("lift" as const), which }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom("cancel" as const, "restore" as const, "noShow" as const),
        which,
        late,
      }),
    },
  ),
  { minLength: 6, maxLength: 14 },
);

/** What must be true after each step, whether it was taken or refused. */
async function holds(c: Clinic, made: readonly BookingView[]): Promise<void> {
  expect(await overlaps(c.sql, c.practiceId)).toBe(0);
  const rows = await c.sql<
    {
      booking_id: string;
      state: string;
      version: number;
      active: number;
      events: number;
      starts_at: string;
    }[]
  >`
    select b.booking_id, b.state, b.schedule_version as version, b.starts_at,
           (select count(*)::int from claim k where k.practice_id = b.practice_id and k.booking_id = b.booking_id and k.active) as active,
           (select count(*)::int from booking_event e where e.practice_id = b.practice_id and e.booking_id = b.booking_id) as events
      from booking b where b.practice_id = ${c.practiceId}`;
  const found = new Map(rows.map((row) => [row.booking_id, row]));
  expect([...found.keys()].toSorted(), "no booking is lost, none appears").toEqual(
    made.map((b) => b.bookingId).toSorted(),
  );
  for (const view of made) {
    const row = found.get(view.bookingId);
    expect([row?.state, row?.version]).toEqual([view.state, view.scheduleVersion]);
    expect(Date.parse(`${row?.starts_at.replace(" ", "T").replace("+00", "Z")}`)).toBe(
      Date.parse(view.startsAt),
    );
    expect(row?.active).toBe(view.state === "cancelled" ? 0 : view.kind === "day_case" ? 7 : 3);
    expect(row?.events, "every change is told").toBe(view.scheduleVersion);
  }
  const requests = await c.sql<{ state: string; booked: boolean }[]>`
    select r.state, exists (select from booking b where b.practice_id = r.practice_id and b.request_id = r.request_id and b.state <> 'cancelled') as booked
      from scheduling_request r where r.practice_id = ${c.practiceId}`;
  for (const request of requests) expect(request.state).toBe(request.booked ? "booked" : "waiting");
  const [list, board] = await Promise.all([
    orphans(c.desk(), { siteId: c.siteId }),
    day(c.desk(), { siteId: c.siteId, date: "2026-06-16" }),
  ]);
  expect(board.lostAhead, "a board counts what lost its ground, whatever it remembers").toBe(list.length);
}

/** Three hours of the first of the two days, of the whole site. */
async function close(c: Clinic, hour: number): Promise<void> {
  const wall = (at: number) => `2026-06-16T${String(at).padStart(2, "0")}:00`;
  await addClosure(c.manager(), {
    siteId: c.siteId,
    resourceId: null,
    kind: "closure",
    reason: "maintenance",
    from: wall(hour),
    to: wall(hour + 3),
  });
}

async function lift(c: Clinic, which: number): Promise<void> {
  const closures = await listClosures(c.manager(), { siteId: c.siteId });
  const closureId = closures[which % Math.max(1, closures.length)]?.closureId;
  if (closureId) await liftClosure(c.manager(), { closureId });
}

async function take(c: Clinic, made: BookingView[], step: Step): Promise<void> {
  if (step.do === "close") return close(c, step.hour);
  if (step.do === "lift") return lift(c, step.which);
  const at = (minutes: number) => c.at("2026-06-16 00:00").add({ minutes }).toString();
  if (step.do === "book") {
    const patientId = one(c.patients, step.patient);
    const request =
      step.kind === "dayCase"
        ? { requestId: await c.withRequest({ patientId, notBefore: "2026-06-15" }) }
        : null;
    const variant = step.kind === "dayCase" ? {} : { variantId: c.variants[step.kind] };
    const wish = { idempotencyKey: newId(), siteId: c.siteId, patientId, startsAt: at(step.minute) };
    made.push(await book(c.desk(), { ...wish, ...variant, ...request }));
    return;
  }
  const place = step.which % Math.max(1, made.length);
  const view = made[place];
  if (!view) return;
  const desk = c.desk(step.late ? c.at("2026-06-16 13:00") : c.now);
  const seen = { bookingId: view.bookingId, scheduleVersion: view.scheduleVersion };
  const change = {
    move: () => move(desk, { ...seen, startsAt: at("minute" in step ? step.minute : 0), askedBy: "patient" }),
    cancel: () => cancel(desk, { ...seen, reason: "other", askedBy: "practice" }),
    restore: () => restore(desk, seen),
    noShow: () => markNoShow(desk, seen),
  };
  made[place] = await change[step.do]();
}

test("whatever is booked, moved, cancelled, restored and missed: nothing overlaps and no booking is lost", async () => {
  let taken = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const c = await clinic({
        patients: 3,
        surgeons: 2,
        theatres: 1,
        bays: 2,
        consultingRooms: 1,
        anaesthetists: 1,
        nurses: 1,
      });
      const made: BookingView[] = [];
      for (const step of list) {
        try {
          await take(c, made, step);
          taken++;
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          refused++;
        }
        await holds(c, made);
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
  expect(taken).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(5);
}, 240_000);
