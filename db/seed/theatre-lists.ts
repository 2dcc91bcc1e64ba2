import { addDays, COMING_DAYS, daysBetween, PAST_DAYS, weekdayOf } from "./days.ts";
import type { Dice } from "./dice.ts";
import type { ListPlan, Rota } from "./rota.ts";

/** What may be asked for at the site, as the product answers it: keys of the plans, each with the minutes in theatre. */
export type Choice = {
  procedure: string;
  variant: string;
  /** In a bay before, in theatre, in a bay after. */
  prepare: number;
  minutes: number;
  recovery: number;
  anaesthetist: boolean;
};
export type PlannedOperation = Pick<Choice, "procedure" | "variant"> & {
  theatre: string;
  surgeon: string;
  date: string;
  /** Of the operation itself, from local midnight. */
  minute: number;
  /** Someone of the demo's sign-ins, or a case that a word is planted in. */
  who: "coming" | "recovering" | "today" | null;
};
/** An operation that the demo needs: the first of a list with this surgeon between two days from the demo's. */
export type Wanted = Pick<PlannedOperation, "procedure" | "who"> & {
  variants: string[];
  surgeon: string;
  fromDay: number;
  toDay: number;
};

const BETWEEN = 20; // set-up and turnover, ten minutes each (profiles.ts)

/**
 * How full theatres are: 75–85 % of their time is what surgery centres aim at (docs/domain.md), and of the weeks to come the nearer are the
 * fuller. Some of it will be cancelled.
 */
function fullness(days: number, roll: Dice): number {
  const [, most] = (
    [
      [7, 0.97],
      [14, 0.92],
      [21, 0.84],
      [28, 0.72],
      [35, 0.58],
      [42, 0.45],
    ] as const
  ).find(([until]) => days <= until) ?? [0, 0.4];
  return most - roll.next() * 0.03;
}

/** The theatre lists of a site from eight weeks before the demo's day to six weeks after, in order of time. */
export function planLists(
  rota: Rota,
  today: string,
  choices: readonly Choice[],
  wanted: readonly Wanted[],
  roll: Dice,
): PlannedOperation[] {
  const open = [...wanted];
  const all: PlannedOperation[] = [];
  for (let days = -PAST_DAYS; days <= COMING_DAYS; days++) {
    const date = addDays(today, days);
    const bays = new Bays(rota.bays);
    for (const list of rota.lists.filter(({ weekdays }) => weekdays.includes(weekdayOf(date)))) {
      const possible = choices.filter(
        ({ anaesthetist }) => !anaesthetist || rota.anaesthetists(weekdayOf(date)) > 0,
      );
      const place = open.findIndex(
        (one) =>
          one.surgeon === list.surgeon &&
          one.fromDay <= days &&
          days <= one.toDay &&
          possible.some((choice) => meets(choice, one)),
      );
      const [special] = place >= 0 ? open.splice(place, 1) : [];
      const target = (list.to - list.from) * fullness(daysBetween(today, date), roll);
      all.push(...planList({ list, date, target, bays, choices: possible, special }, roll));
    }
  }
  return all;
}

const meets = ({ procedure, variant }: Choice, wanted: Wanted): boolean =>
  procedure === wanted.procedure && wanted.variants.includes(variant);

type OneList = {
  list: ListPlan;
  date: string;
  /** Minutes of the theatre to be taken. */
  target: number;
  bays: Bays;
  choices: readonly Choice[];
  special: Wanted | undefined;
};

/** One operation after the other, each as soon as the theatre is turned over and a bay is free for it. */
function planList({ list, date, target, bays, choices, special }: OneList, roll: Dice): PlannedOperation[] {
  const planned: PlannedOperation[] = [];
  const { theatre, surgeon } = list;
  let used = 0;
  for (let from = list.from; from < list.to; ) {
    const minute = from + BETWEEN / 2;
    const isFirst = special && planned.length === 0;
    const fitting = choices.filter(
      (one) =>
        used + one.minutes + BETWEEN <= target &&
        from + one.minutes + BETWEEN <= list.to &&
        bays.fit(one, minute) &&
        (!isFirst || meets(one, special)),
    );
    if (fitting.length === 0) {
      from += STEP;
      continue;
    }
    const wished = roll.pick([...new Set(fitting.map((one) => one.procedure))]);
    const choice = roll.pick(fitting.filter((one) => one.procedure === wished));
    const { procedure, variant, minutes } = choice;
    bays.take(choice, minute);
    const who = isFirst ? special.who : null;
    planned.push({ procedure, variant, theatre, surgeon, date, minute, who });
    used += minutes + BETWEEN;
    from += minutes + BETWEEN;
  }
  return planned;
}

const STEP = 5;
const SLACK = 10; // whoever chooses the bays one by one cannot fill them as tightly as counting could

/** How many bays are taken, minute by minute, on one day. */
class Bays {
  readonly #count: number;
  readonly #taken = new Map<number, number>();

  constructor(count: number) {
    this.#count = count;
  }

  fit(one: Choice, minute: number): boolean {
    return this.#stays(one, minute).every((at) => (this.#taken.get(at) ?? 0) < this.#count);
  }

  take(one: Choice, minute: number): void {
    for (const at of this.#stays(one, minute)) this.#taken.set(at, (this.#taken.get(at) ?? 0) + 1);
  }

  #stays({ prepare, minutes, recovery }: Choice, minute: number): number[] {
    const end = minute + minutes;
    return [...every(minute - prepare - SLACK, minute), ...every(end, end + recovery + SLACK)];
  }
}

const every = (from: number, to: number): number[] =>
  Array.from({ length: Math.ceil((to - from) / STEP) }, (_, i) => from + i * STEP);
