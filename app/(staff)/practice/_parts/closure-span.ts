import { A_DAY, addDays, dateAt, hour, hourText, shortDate, shortWeekday } from "#app/_format/index.ts";

const [MIDNIGHT, DAY_ENDS] = [hourText(0), hourText(A_DAY)];

type Told = { allDay: boolean; from: string; to: string | null };

/** A closure as it is read, on the clock of `zone`: whole days by their dates alone, `to` null where one date says all. Midnight ends its own day and is not yet the next. */
export function closureSpan({ startsAt, endsAt }: { startsAt: string; endsAt: string }, zone: string): Told {
  const [first, begins, ends] = [dateAt(startsAt, zone), hour(startsAt, zone), hour(endsAt, zone)];
  const atMidnight = ends === MIDNIGHT;
  const last = addDays(dateAt(endsAt, zone), atMidnight ? -1 : 0);
  if (begins === MIDNIGHT && atMidnight)
    return first === last
      ? { allDay: true, from: shortDate(first), to: null }
      : { allDay: true, from: beside(first, last), to: shortDate(last) };
  const end = atMidnight ? DAY_ENDS : ends;
  return {
    allDay: false,
    from: `${shortDate(first)} ${begins}`,
    to: first === last ? end : `${shortDate(last)} ${end}`,
  };
}

/** A first date that leaves its month to the last one where both have the same. */
const beside = (first: string, last: string) =>
  first.slice(0, 7) === last.slice(0, 7)
    ? `${shortWeekday(first)} ${Number(first.slice(8))}`
    : shortDate(first);
