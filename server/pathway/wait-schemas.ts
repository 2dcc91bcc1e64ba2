import { z } from "zod";
import { waitStarts } from "#server/catalogue/terms-schemas.ts";
import { CalendarDate, Instant, PlanDate } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { Words } from "#server/kernel/words.ts";

export const KeptWait = z.object({
  days: z.int(),
  start: z.enum(waitStarts),
  source: z.string(),
});
export type KeptWait = z.infer<typeof KeptWait>;

/** A wait that its rule lets be waived, let pass by her surgeon; for that rule, for what it blocked then (nothing, where that was not kept yet: it is let pass anew) and for that procedure alone. */
export const WaitWaiver = KeptWait.extend({
  blocks: z.string().array().default([]),
  procedureId: Id,
  at: Instant,
  byName: z.string(),
  reason: z.string(),
});
export type WaitWaiver = z.infer<typeof WaitWaiver>;

/** A wait that has not begun (`until` null) or is not over. `waivable`: her surgeon may let it pass. */
export const RunningWait = KeptWait.extend({
  blocks: z.string().array(),
  until: CalendarDate.nullable(),
  waivable: z.boolean(),
});
export type RunningWait = z.infer<typeof RunningWait>;

/** The wait as the case page shows it: one that has become another since is none. */
export const UnwaiveWait = KeptWait.extend({ caseId: Id, days: z.int().min(1).max(365), source: Words(300) });
export type UnwaiveWait = z.infer<typeof UnwaiveWait>;
/** `notBefore`: the day asked for from now on, while it has no date; the one of before was the first that the wait allowed. */
export const WaiveWait = UnwaiveWait.extend({ reason: Words(200), notBefore: PlanDate.optional() });
export type WaiveWait = z.infer<typeof WaiveWait>;
