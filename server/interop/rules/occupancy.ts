const DAY = 86_400_000;

/** One stretch, in milliseconds of the epoch, its end outside. `line`: of the same file, where no booking holds it yet. */
export type Held = { from: number; to: number; bookingId: string | null; line: number | null };

/**
 * Who is held when, by day: a day holds few stretches, so that a file costs no more than its rows, however long it is and in whatever order. (One list
 * for each theatre, copied at every row, took a second for 10,000 rows of one theatre and over six minutes for 100,000.)
 */
export class Occupancy {
  readonly #days = new Map<string, Held[]>();

  add(id: string, held: Held): void {
    for (const day of daysOf(held.from, held.to)) {
      const key = `${id} ${day}`;
      const there = this.#days.get(key);
      if (there) there.push(held);
      else this.#days.set(key, [held]);
    }
  }

  /** The first stretch of this one's that overlaps, or null. */
  meets(id: string, from: number, to: number): Held | null {
    for (const day of daysOf(from, to)) {
      const met = this.#days.get(`${id} ${day}`)?.filter((one) => one.from < to && one.to > from) ?? [];
      const [first] = met.toSorted((a, b) => a.from - b.from);
      if (first) return first;
    }
    return null;
  }
}

function* daysOf(from: number, to: number): Generator<number> {
  for (let day = Math.floor(from / DAY); day * DAY < to; day++) yield day;
}
