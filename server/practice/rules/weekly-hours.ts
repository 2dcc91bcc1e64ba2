/** One weekly stretch: ISO weekday, minutes from local midnight (closing at or before opening means the next day), dates both included. */
export type WeeklyHours = {
  weekday: number;
  opensMinute: number;
  closesMinute: number;
  validFrom: string;
  validTo: string | null;
};

const DAY = 1440;
const WEEK = 7 * DAY;

/** Whether two weekly stretches ever hold the same minute. A stretch over midnight reaches into the next weekday, Sunday's into Monday. */
export function hoursOverlap(a: WeeklyHours, b: WeeklyHours): boolean {
  return pieces(a).some((one) =>
    pieces(b).some(
      (other) => one.from < other.to && other.from < one.to && datesMeet(a, one.nextDay, b, other.nextDay),
    ),
  );
}

type Piece = { from: number; to: number; nextDay: boolean };

function pieces({ weekday, opensMinute, closesMinute }: WeeklyHours): Piece[] {
  const from = (weekday - 1) * DAY + opensMinute;
  const midnight = weekday * DAY;
  if (closesMinute > opensMinute) return [{ from, to: (weekday - 1) * DAY + closesMinute, nextDay: false }];
  const next = midnight % WEEK;
  return [
    { from, to: midnight, nextDay: false },
    ...(closesMinute > 0 ? [{ from: next, to: next + closesMinute, nextDay: true }] : []),
  ];
}

function datesMeet(a: WeeklyHours, aNext: boolean, b: WeeklyHours, bNext: boolean): boolean {
  const [aFrom, aTo] = [shift(a.validFrom, aNext), a.validTo && shift(a.validTo, aNext)];
  const [bFrom, bTo] = [shift(b.validFrom, bNext), b.validTo && shift(b.validTo, bNext)];
  return (!bTo || aFrom <= bTo) && (!aTo || bFrom <= aTo);
}

const shift = (date: string, nextDay: boolean): string =>
  nextDay ? Temporal.PlainDate.from(date).add({ days: 1 }).toString() : date;
