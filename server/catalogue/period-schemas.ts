import { z } from "zod";
import { type PeriodKind, periodKinds } from "./recovery-schemas.ts";
import { Id } from "./terms-schemas.ts";

const Weeks = z.int("weeks").min(1, "weeks").max(52, "weeks");

/** Whole weeks after the operation, as one surgeon sets them for one procedure: from when on she may exercise, until when she abstains. Null: not set, and nothing stands for it. */
export const Periods = z.object({ exercise: Weeks.nullable(), abstinence: Weeks.nullable() });
export type Periods = z.infer<typeof Periods>;

/** What the acting surgeon sets; procedures that are not named have none. */
export const SetPeriods = z.object({ periods: Periods.extend({ procedureId: Id }).array().max(200) });
export type SetPeriods = z.infer<typeof SetPeriods>;

/** The procedures that the acting surgeon is qualified for. `asked`: what its approved text cannot do without, so that it can be changed and not emptied. */
export const PeriodsView = z.object({
  procedures: Periods.extend({
    procedureId: Id,
    name: z.string(),
    asked: z.enum(periodKinds).array(),
  }).array(),
});
export type PeriodsView = z.infer<typeof PeriodsView>;

/** Those of a list that are not set. */
export const missingOf = (needed: readonly PeriodKind[], periods: Periods | null): PeriodKind[] =>
  needed.filter((kind) => (periods?.[kind] ?? null) === null);
