import { LATE_DAYS } from "../check-in-schemas.ts";

export type AskedDays = {
  /** Those that can be answered for now, the latest first. */
  open: number[];
  /** The next one that comes. */
  next: number | null;
};

/** Which of a plan's days she can answer for on `today` (day 0: the date of the operation at its site), also late, and which comes next. */
export function askedDays(days: readonly number[], today: number): AskedDays {
  return {
    open: days.filter((day) => day <= today && day >= today - LATE_DAYS).toSorted((a, b) => b - a),
    next: days.find((day) => day > today) ?? null,
  };
}
