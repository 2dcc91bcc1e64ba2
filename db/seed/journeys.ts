import { ClinicDiary } from "./clinic-diary.ts";
import { addDays, COMING_DAYS, datesAround, daysBetween, earlier, instantAt } from "./days.ts";
import type { PlannedOperation } from "./theatre-lists.ts";
import { dateIn, type Fate, fill, type Scene, settle, type Visit, visit, workday } from "./visits.ts";

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

/** Patients are drawn in order; those of the demo's sign-ins are kept apart. */
export type People = { special: Record<"coming" | "recovering", string | null>; others: string[] };

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
