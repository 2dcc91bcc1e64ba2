import { weekdayOf } from "./days.ts";
import type { Dice } from "./dice.ts";
import type { Rota, Stretch } from "./rota.ts";

const STEP = 5;
const EVERY = 10; // visits begin on the hour and each ten minutes

/** What is planned in the surgeons' consulting hours of a site, before any of it is booked. Minutes from local midnight. */
export class ClinicDiary {
  readonly #rota: Rota;
  readonly #taken = new Map<string, Set<number>>();

  constructor(rota: Rota) {
    this.#rota = rota;
  }

  /** Takes a free start for so many minutes: mostly one that joins what is there, else any. Null when there is none. */
  take(surgeon: string, date: string, minutes: number, roll: Dice): number | null {
    const start = this.find(surgeon, date, minutes, roll);
    if (start === null) return null;
    const day = this.#day(surgeon, date);
    for (let at = start; at < start + minutes; at += STEP) day.add(at);
    return start;
  }

  /** The same without taking it. */
  find(surgeon: string, date: string, minutes: number, roll: Dice): number | null {
    const day = this.#day(surgeon, date);
    const free = this.#stretches(surgeon, date).flatMap((stretch) => startsIn(stretch, minutes, day));
    if (free.length === 0) return null;
    const joined = free.filter(({ joins }) => joins);
    const from = joined.length > 0 && roll.chance(0.75) ? joined : free;
    return roll.pick(from).start;
  }

  /** How much of the surgeon's consulting time that day is taken, from 0 to 1; 1 without any. */
  fill(surgeon: string, date: string): number {
    const open = this.#stretches(surgeon, date).reduce((sum, { from, to }) => sum + to - from, 0);
    return open === 0 ? 1 : (this.#day(surgeon, date).size * STEP) / open;
  }

  #stretches(surgeon: string, date: string): Stretch[] {
    const weekday = weekdayOf(date);
    return this.#rota.clinics
      .filter((one) => one.surgeon === surgeon && one.weekdays.includes(weekday))
      .flatMap(({ stretches }) => stretches);
  }

  #day(surgeon: string, date: string): Set<number> {
    const key = `${surgeon}/${date}`;
    const day = this.#taken.get(key) ?? new Set();
    this.#taken.set(key, day);
    return day;
  }
}

function startsIn(
  { from, to }: Stretch,
  minutes: number,
  day: Set<number>,
): { start: number; joins: boolean }[] {
  const found: { start: number; joins: boolean }[] = [];
  for (let start = from; start + minutes <= to; start += EVERY) {
    let isFree = true;
    for (let at = start; at < start + minutes; at += STEP) isFree &&= !day.has(at);
    if (isFree)
      found.push({ start, joins: start === from || day.has(start - STEP) || day.has(start - EVERY) });
  }
  return found;
}
