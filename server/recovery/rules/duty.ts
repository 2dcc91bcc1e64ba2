/** One weekly stretch of somebody on duty, on the site's clock; ending at or before its start means the next day. */
export type DutyRow = {
  staffId: string;
  name: string;
  weekday: number;
  startsMinute: number;
  endsMinute: number;
  rank: number;
};

/** The same on the calendar; epoch ms, `to` not included. In order of their starts. */
export type Shift = { staffId: string; name: string; rank: number; from: number; to: number };
export type Waiting = { since: number; limit: number }; // epoch ms, ms
export type Holder = { staffId: string; name: string; from: number };
export type Turn = Holder & {
  /** When somebody else has it, if nobody takes it until then; null: nobody, until somebody is on duty again. */
  goesTo: { at: number; name: string | null } | null;
};

const AROUND_DAYS = 8; // a week, and a night that began before it

/** The shifts of a week before and after an instant. A clock that is changed makes a night shorter or longer, not an hour of the wall. */
export function shiftsAround(rows: readonly DutyRow[], zone: string, now: Temporal.Instant): Shift[] {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const at = (date: Temporal.PlainDate, minute: number) =>
    date.toZonedDateTime({
      timeZone: zone,
      plainTime: new Temporal.PlainTime(Math.floor(minute / 60) % 24, minute % 60),
    }).epochMilliseconds;
  const dates = Array.from({ length: 2 * AROUND_DAYS + 1 }, (_, n) => today.add({ days: n - AROUND_DAYS }));
  return dates
    .flatMap((date) =>
      rows
        .filter(({ weekday }) => weekday === date.dayOfWeek)
        .map(({ staffId, name, rank, startsMinute, endsMinute }) => {
          const ends = endsMinute <= startsMinute ? date.add({ days: 1 }) : date;
          return { staffId, name, rank, from: at(date, startsMinute), to: at(ends, endsMinute) };
        }),
    )
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
}

/** Who is on duty, the first to have it first; each once. */
export function onDuty(shifts: readonly Shift[], at: number): Shift[] {
  const there = shifts
    .filter(({ from, to }) => from <= at && at < to)
    .toSorted((a, b) => a.rank - b.rank || a.from - b.from || (a.staffId < b.staffId ? -1 : 1));
  return there.filter((one, n) => there.findIndex(({ staffId }) => staffId === one.staffId) === n);
}

/** From when on somebody has been on duty without a gap. */
function sinceWhen(shifts: readonly Shift[], at: number): number {
  let begins = at;
  for (;;) {
    const before = shifts.filter(({ from, to }) => from < begins && begins <= to);
    if (before.length === 0) return begins;
    begins = Math.min(...before.map(({ from }) => from));
  }
}

/** Who has something that nobody has taken: the first on duty, and after each limit the next; the last keeps it. While nobody is on duty no time counts. */
export function holderAt(shifts: readonly Shift[], { since, limit }: Waiting, at: number): Holder | null {
  const there = onDuty(shifts, at);
  if (there.length === 0) return null;
  const began = Math.max(since, sinceWhen(shifts, at));
  const k = Math.min(Math.max(0, Math.floor((at - began) / limit)), there.length - 1);
  const one = there[k];
  return one ? { staffId: one.staffId, name: one.name, from: Math.max(began + k * limit, one.from) } : null;
}

/** Who has it now, since when, and to whom it goes next. */
export function turnOf(shifts: readonly Shift[], line: Waiting, now: number): Turn | null {
  const holder = holderAt(shifts, line, now);
  if (!holder) return null;
  const began = Math.max(line.since, sinceWhen(shifts, now));
  const passed = Math.max(0, Math.floor((now - began) / line.limit));
  const times = [began + (passed + 1) * line.limit, ...shifts.flatMap(({ from, to }) => [from, to])]
    .filter((at) => at > now)
    .sort((a, b) => a - b);
  for (const at of times) {
    const then = holderAt(shifts, line, at);
    if (then?.staffId !== holder.staffId) return { ...holder, goesTo: { at, name: then?.name ?? null } };
  }
  return { ...holder, goesTo: null };
}

/** When somebody is on duty again, where nobody is now. */
export function nextOnDuty(shifts: readonly Shift[], now: number): Shift | null {
  if (onDuty(shifts, now).length > 0) return null;
  return shifts.find(({ from }) => from > now) ?? null;
}
