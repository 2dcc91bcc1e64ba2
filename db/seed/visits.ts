import type { ClinicDiary } from "./clinic-diary.ts";
import { addDays, COMING_DAYS, instantAt, PAST_DAYS, weekdayOf } from "./days.ts";
import type { Dice } from "./dice.ts";
import type { Rota } from "./rota.ts";

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

const MINUTES = { consultation30: 30, consultation45: 45, review20: 20 } as const;

/** That date, or the Monday after it. */
export const workday = (date: string): string =>
  weekdayOf(date) > 5 ? addDays(date, 8 - weekdayOf(date)) : date;

export const dateIn = (at: Temporal.Instant, zone: string) =>
  at.toZonedDateTimeISO(zone).toPlainDate().toString();

type VisitWish = Pick<Visit, "patientId" | "surgeon" | "variant"> & { dates: readonly string[] };

/** Takes the first place that the surgeon's clinics have on these dates. */
export function visit(scene: Scene, diary: ClinicDiary, { dates, ...wish }: VisitWish): Visit | null {
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
export function fill(scene: Scene, diary: ClinicDiary, callers: string[], there: Set<string>): Visit[] {
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
export function settle(scene: Scene, diary: ClinicDiary, visit: Visit): Visit {
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
