import { type CheckInView, celsius } from "#server/recovery/check-in-schemas.ts";

/** Places are percentages of the chart, from its start and from its top. */
export type Point = { at: string; x: number; y: number; value: number; isOut: boolean; isSaid: boolean };
export type Trace = { points: Point[]; limit: number };
export type Bar = {
  at: string;
  x: number;
  height: number;
  bleeding: Bleeding;
  isOut: boolean;
  isSaid: boolean;
};
export type Tick = { from: number; x: number; day: number };
export type Course = {
  ticks: Tick[];
  now: number | null;
  pain: Trace;
  temperature: Trace;
  bleeding: Bar[];
};

type Bleeding = NonNullable<CheckInView["course"][number]["bleeding"]>;
type Told = Pick<CheckInView, "course" | "day" | "operatedOn" | "zone" | "judgedBy">;

const LEAST_DAYS = 7;
/** Values whose words would touch are not said twice. */
const APART = 9;
const heights: Record<Bleeding, number> = { none: 3, spots: 28, light: 58, heavy: 100 };

/** A course laid on days from the operation on: an answer stands at its hour, or in the middle of its day when it came late. */
export function courseOf({ course, day, operatedOn, zone, judgedBy }: Told, now: Temporal.Instant): Course {
  const dayAt = (at: string) => daysFrom(operatedOn, at, zone);
  const isNow = dayAt(now.toString());
  const last = Math.max(day, ...course.map((one) => one.day));
  const days = Math.max(LEAST_DAYS, last + 1, isNow < last + LEAST_DAYS ? Math.ceil(isNow) : 0);
  const x = (place: number) => (100 * place) / days;
  const placed = course.map((one) => {
    const at = dayAt(one.at);
    return { ...one, x: x(Math.floor(at) === one.day ? at : one.day + 0.5) };
  });
  const { fever, pain } = judgedBy.limits;
  const pains = placed.flatMap((one) => (one.pain === null ? [] : { at: one.at, x: one.x, value: one.pain }));
  const warmths = placed.flatMap(({ temperature, ...one }) =>
    temperature ? { at: one.at, x: one.x, value: celsius(temperature) } : [],
  );
  const bars = placed.flatMap(({ at, x, bleeding }) =>
    bleeding ? { at, x, bleeding, height: heights[bleeding], isOut: bleeding === "heavy" } : [],
  );
  return {
    ticks: ticksOf(days).map((one) => ({ from: x(one), x: x(one + 0.5), day: one })),
    now: isNow <= days ? x(isNow) : null,
    pain: traceOf(pains, pain, [0, 10]),
    temperature: traceOf(warmths, fever, spanOf(warmths, fever)),
    bleeding: said(bars),
  };
}

/** Days and parts of a day since the midnight before the operation, at its site. */
function daysFrom(operatedOn: string, at: string, zone: string): number {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const { days } = Temporal.PlainDate.from(operatedOn).until(local.toPlainDate(), { largestUnit: "day" });
  return days + (local.hour * 60 + local.minute) / (24 * 60);
}

type Read = { at: string; x: number; value: number };

function traceOf(read: readonly Read[], limit: number, [least, most]: [number, number]): Trace {
  const y = (value: number) => (100 * (most - value)) / (most - least);
  const points = read.map((one) => ({ ...one, y: y(one.value), isOut: one.value >= limit }));
  return { points: said(points), limit: y(limit) };
}

/** Says what is out, the latest first, then the last and the first, as far as their words stand apart. */
function said<T extends { x: number; isOut: boolean }>(read: readonly T[]): (T & { isSaid: boolean })[] {
  const wanted = [...read.filter(({ isOut }) => isOut).toReversed(), read.at(-1), read[0]];
  const kept = new Set<T>();
  for (const one of wanted) if (one && ![...kept].some(({ x }) => Math.abs(x - one.x) < APART)) kept.add(one);
  return read.map((one) => ({ ...one, isSaid: kept.has(one) }));
}

/** Whole degrees around what was read and its limit. */
function spanOf(read: readonly Read[], limit: number): [number, number] {
  const values = [...read.map(({ value }) => value), limit];
  return [Math.min(36, Math.floor(Math.min(...values))), Math.max(39, Math.ceil(Math.max(...values)))];
}

/** Each day of a week, every second of two weeks, else one a week. */
function ticksOf(days: number): number[] {
  const step = days <= 8 ? 1 : days <= 16 ? 2 : 7;
  return Array.from({ length: Math.ceil(days / step) }, (_, n) => n * step);
}
