import { ClinicDiary } from "./clinic-diary.ts";
import {
  addDays,
  COMING_DAYS,
  datesAround,
  daysBetween,
  earlier,
  instantAt,
  PAST_DAYS,
  weekdayOf,
} from "./days.ts";
import type { Dice } from "./dice.ts";
import type { Rota } from "./rota.ts";
import type { PlannedOperation } from "./theatre-lists.ts";

export type Fate = "kept" | "cancelled" | "no_show";
export type Visit = {
  patientId: string;
  surgeon: string;
  variant: "consultation30" | "consultation45" | "review20";
  startsAt: Temporal.Instant;
  bookedAt: Temporal.Instant;
  fate: Fate;
  /** Where it was booked first, and when it was moved from there. */
  movedFrom: { startsAt: Temporal.Instant; movedAt: Temporal.Instant } | null;
};
export type Asked = {
  patientId: string;
  surgeon: string;
  procedure: string;
  variant: string;
  consultation: Visit;
  /** When the surgeon asked, and from when she may be operated (a date at the site). */
  requestedAt: Temporal.Instant;
  notBefore: string;
  who: PlannedOperation["who"];
  /** Nothing is booked yet. */
  isWaiting: boolean;
};
export type Operation = Asked & {
  theatre: string;
  startsAt: Temporal.Instant;
  bookedAt: Temporal.Instant;
  fate: Fate;
};
export type Journeys = { operations: Operation[]; waiting: Asked[]; visits: Visit[] };

/** One wait of law as the catalogue tells it: days from the consultation (the quote is handed over there), and whether the desk waits for it too. */
export type Wait = { days: number; blocksBooking: boolean; fromQuote: boolean };
export type Scene = {
  rota: Rota;
  zone: string;
  now: Temporal.Instant;
  today: string;
  waitOf: (procedure: string) => Wait | null;
  roll: Dice;
};
/** Patients are drawn in order; those of the demo's sign-ins are kept apart. */
export type People = { special: Record<"coming" | "recovering", string | null>; others: string[] };

const MINUTES = { consultation30: 30, consultation45: 45, review20: 20 } as const;
const LATEST_CONSULTATION = 1; // days before the demo's day, so that what follows from it could be done

/** Who comes when, and what led to it: consultation, request, operation, reviews on about days 7 and 42; the rest of the clinics is filled with new callers. */
export function planJourneys(
  scene: Scene,
  lists: readonly PlannedOperation[],
  people: People,
  waiting: readonly PlannedOperation[],
): Journeys {
  const diary = new ClinicDiary(scene.rota);
  const fresh = [...people.others];
  const draw = (who: PlannedOperation["who"]) =>
    (who === "coming" || who === "recovering" ? people.special[who] : null) ?? fresh.shift();
  const operations = lists.flatMap((planned) => {
    const patientId = draw(planned.who);
    const asked = patientId && ask(scene, diary, planned, patientId, planned.date);
    return asked ? [operationOf(scene, planned, asked)] : [];
  });
  const stillWaiting = waiting.flatMap((planned) => {
    const patientId = draw(null);
    return (patientId && ask(scene, diary, planned, patientId, null)) || [];
  });
  const reviews = operations.flatMap((one) => reviewsOf(scene, diary, one));
  const seen = [...operations, ...stillWaiting].map(({ consultation }) => consultation);
  const there = new Set([...operations, ...seen, ...reviews].map((one) => dayOf(scene, one)));
  const fillers = fill(scene, diary, [...fresh, ...fresh, ...people.others], there);
  const visits = [...reviews, ...fillers].map((visit) => settle(scene, diary, visit));
  return { operations, waiting: stillWaiting, visits: [...seen, ...visits] };
}

/** Her consultation and the surgeon's request, early enough for an operation on a date; without one, lately. */
function ask(
  scene: Scene,
  diary: ClinicDiary,
  planned: PlannedOperation,
  patientId: string,
  operatedOn: string | null,
): Asked | null {
  const { zone, today, now, roll } = scene;
  const wait = scene.waitOf(planned.procedure);
  const desk = wait?.blocksBooking ? wait.days : 0;
  const ahead = operatedOn ? (wait?.days ?? 0) + roll.between(7, 20) : 0;
  const latest = addDays(today, -(desk + LATEST_CONSULTATION + (operatedOn ? 2 : 0)));
  const wished = operatedOn ? addDays(operatedOn, -ahead) : addDays(latest, -roll.between(0, 4));
  const consultation = visit(scene, diary, {
    patientId,
    surgeon: planned.surgeon,
    variant: roll.pick(["consultation30", "consultation45"]),
    dates: datesAround(firstOf(wished, latest), 12).filter(
      (date) => date <= latest && (!operatedOn || addDays(date, (wait?.days ?? 0) + 4) <= operatedOn),
    ),
  });
  if (!consultation) return null;
  const seenOn = dateIn(consultation.startsAt, zone);
  const askedOn = workday(addDays(seenOn, desk));
  const requestedAt =
    desk > 0
      ? instantAt(zone, askedOn, roll.between(8 * 60, 17 * 60))
      : consultation.startsAt.add({ minutes: 60 });
  const { procedure, variant, surgeon, who } = planned;
  const lawful = addDays(seenOn, wait?.days ?? 0);
  return {
    patientId,
    surgeon,
    procedure,
    variant,
    consultation,
    who,
    isWaiting: operatedOn === null,
    requestedAt: earlier(requestedAt, now),
    notBefore: lastOf(lawful, askedOn),
  };
}

/** Nobody comes twice on one day. */
const dayOf = ({ zone }: Scene, { patientId, startsAt }: Pick<Visit, "patientId" | "startsAt">) =>
  `${patientId}/${dateIn(startsAt, zone)}`;

const firstOf = (...dates: string[]): string => dates.toSorted()[0] ?? "";
const lastOf = (...dates: string[]): string => dates.toSorted().at(-1) ?? "";

/** That date, or the Monday after it. */
const workday = (date: string): string => (weekdayOf(date) > 5 ? addDays(date, 8 - weekdayOf(date)) : date);

const dateIn = (at: Temporal.Instant, zone: string) => at.toZonedDateTimeISO(zone).toPlainDate().toString();

type VisitWish = Pick<Visit, "patientId" | "surgeon" | "variant"> & { dates: readonly string[] };

/** Takes the first place that the surgeon's clinics have on these dates. */
function visit(scene: Scene, diary: ClinicDiary, { dates, ...wish }: VisitWish): Visit | null {
  for (const date of dates) {
    const minute = diary.take(wish.surgeon, date, MINUTES[wish.variant], scene.roll);
    if (minute === null) continue;
    const startsAt = instantAt(scene.zone, date, minute);
    return { ...wish, startsAt, bookedAt: called(scene, date, [3, 18]), fate: "kept", movedFrom: null };
  }
  return null;
}

/** A working hour some days before a date, and before the demo's own moment. */
function called(
  { zone, now, today, roll }: Scene,
  date: string,
  [least, most]: [number, number],
): Temporal.Instant {
  const before = (latest: string) => {
    let on = latest;
    while (weekdayOf(on) > 5) on = addDays(on, -1);
    return instantAt(zone, on, roll.between(9 * 60, 17 * 60));
  };
  const then = before(addDays(date, -roll.between(least, most)));
  return Temporal.Instant.compare(then, now) < 0 ? then : before(addDays(today, -roll.between(1, 6)));
}

/** Within the hour, or the next working morning. */
function soonAfter({ zone, roll }: Scene, at: Temporal.Instant): Temporal.Instant {
  const { hour } = at.toZonedDateTimeISO(zone);
  if (hour < 16) return at.add({ minutes: roll.between(15, 55) });
  return instantAt(zone, workday(addDays(dateIn(at, zone), 1)), roll.between(9 * 60, 11 * 60));
}

function operationOf(scene: Scene, planned: PlannedOperation, asked: Asked): Operation {
  const { zone, now, roll } = scene;
  const startsAt = instantAt(zone, planned.date, planned.minute);
  const bookedAt = earlier(soonAfter(scene, asked.requestedAt), now);
  const hasBegun = Temporal.Instant.compare(startsAt, now) < 0;
  const fate: Fate = planned.who
    ? "kept"
    : roll.chance(0.05)
      ? "cancelled"
      : hasBegun && roll.chance(0.01)
        ? "no_show"
        : "kept";
  return { ...asked, theatre: planned.theatre, startsAt, bookedAt, fate };
}

function reviewsOf(scene: Scene, diary: ClinicDiary, operation: Operation): Visit[] {
  const { zone, now, today, roll } = scene;
  const operatedOn = dateIn(operation.startsAt, zone);
  if (operation.fate !== "kept" || operatedOn >= today) return [];
  const { patientId, surgeon } = operation;
  return [7, 42].flatMap((day) => {
    const dates = datesAround(addDays(operatedOn, day), 4).filter(
      (date) => daysBetween(today, date) <= COMING_DAYS,
    );
    const review = visit(scene, diary, { patientId, surgeon, variant: "review20", dates });
    // Booked as she goes home.
    return review
      ? [{ ...review, bookedAt: earlier(instantAt(zone, operatedOn, 17 * 60 + roll.between(0, 50)), now) }]
      : [];
  });
}

/** How much of a day's consulting hours is taken. */
function fullness(days: number): number {
  if (days <= 3) return 0.88;
  return (
    (
      [
        [7, 0.75],
        [14, 0.55],
        [21, 0.4],
        [28, 0.28],
      ] as const
    ).find(([until]) => days <= until)?.[1] ?? 0.16
  );
}

/** Callers and follow-ups that need no operation, up to how full such a day is. */
function fill(scene: Scene, diary: ClinicDiary, callers: string[], there: Set<string>): Visit[] {
  const { today, roll } = scene;
  const surgeons = [...new Set(scene.rota.clinics.map(({ surgeon }) => surgeon))];
  const made: Visit[] = [];
  for (let days = -PAST_DAYS; days <= COMING_DAYS; days++) {
    const date = addDays(today, days);
    for (const surgeon of surgeons) {
      while (diary.fill(surgeon, date) < fullness(days) * scene.rota.demand) {
        const place = callers.findIndex((patientId) => !there.has(`${patientId}/${date}`));
        const [patientId] = place >= 0 ? callers.splice(place, 1) : [];
        const variant = roll.pick(["consultation30", "consultation30", "consultation45"] as const);
        const one = patientId ? visit(scene, diary, { patientId, surgeon, variant, dates: [date] }) : null;
        if (!patientId || !one) break;
        callers.push(patientId);
        there.add(`${patientId}/${date}`);
        made.push(one);
      }
    }
  }
  return made;
}

/** About one visit in twenty is cancelled, some patients do not come, some call back to move theirs. */
function settle(scene: Scene, diary: ClinicDiary, visit: Visit): Visit {
  const { now, zone, roll } = scene;
  const hasBegun = Temporal.Instant.compare(visit.startsAt, now.subtract({ minutes: 30 })) < 0;
  const chance = roll.next();
  if (chance < 0.05) return { ...visit, fate: "cancelled" };
  if (hasBegun && chance < 0.09) return { ...visit, fate: "no_show" };
  if (chance > 0.14) return visit;
  const on = addDays(dateIn(visit.startsAt, zone), roll.pick([-2, -1, 1, 2]));
  const minute = diary.find(visit.surgeon, on, MINUTES[visit.variant], roll);
  const startsAt = minute === null ? null : instantAt(zone, on, minute);
  const movedAt = visit.bookedAt.add({ hours: 5 });
  const inTime =
    startsAt && [startsAt, visit.startsAt, now].every((at) => Temporal.Instant.compare(movedAt, at) < 0);
  return inTime ? { ...visit, movedFrom: { startsAt, movedAt } } : visit;
}
