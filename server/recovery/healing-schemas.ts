import { z } from "zod";
import { Periods } from "#server/catalogue/period-schemas.ts";
import { clearedKinds, healingKinds } from "#server/catalogue/template-schemas.ts";
import { CalendarDate, Instant } from "#server/kernel/dates.ts";
import { Stitches } from "#server/pathway/schemas.ts";

export const healingStates = ["ahead", "now", "asks", "unset", "dissolve", "removal"] as const;

/** One thing that she may do again, or her threads, with the dates at the site (`rules/healing.ts`). */
export const HealedView = z.object({
  kind: z.enum(healingKinds),
  fromDate: CalendarDate.nullable(),
  toDate: CalendarDate.nullable(),
  state: z.enum(healingStates),
  waits: z.boolean(),
});
export type HealedView = z.infer<typeof HealedView>;

/** How a case heals, for those who treat her. `asks`: what its text leaves to a clinician's word; `mayClear`: the reader may give it, now. */
export const CaseHealing = z.object({
  /** Null before the operation, or without a text. */
  day: z.int().nullable(),
  /** The same day as the infection window counts it, from 1; null once it is over. */
  infectionDay: z.int().nullable(),
  periods: Periods.nullable(),
  stitches: Stitches.nullable(),
  healing: HealedView.array(),
  asks: z.enum(clearedKinds).array(),
  cleared: z.object({ at: Instant, byName: z.string(), kinds: z.enum(clearedKinds).array() }).nullable(),
  mayClear: z.boolean(),
});
export type CaseHealing = z.infer<typeof CaseHealing>;
