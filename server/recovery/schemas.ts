import { z } from "zod";
import { Line } from "#server/catalogue/template-schemas.ts";
import { CalendarDate } from "#server/kernel/dates.ts";
import { Bring } from "#server/pathway/schemas.ts";
import { HealedView } from "./healing-schemas.ts";

/** Words that name the operation, and intimate lines, come only when `show` is asked for. */
export const MyRecovery = z.object({ show: z.boolean().default(false) });
export type MyRecovery = z.input<typeof MyRecovery>;

/** Days of the plan that read alike, with their dates at the site. `hidden`: it has intimate lines that were left out. */
export const PlanStretch = z.object({
  from: z.int(),
  to: z.int(),
  fromDate: CalendarDate,
  toDate: CalendarDate,
  headline: z.string(),
  do: Line.array(),
  dont: Line.array(),
  normal: Line.array(),
  hidden: z.boolean(),
});
export type PlanStretch = z.infer<typeof PlanStretch>;

/** The texts of the version that her case started with, for her stitches; dates that her surgeon's periods give stand in braces, as `{2026-07-14}`. `shown` is null until she asks, and no intimate line is among the others until then. */
export const RecoveryPlan = z.object({
  operatedOn: CalendarDate, // at the site: day 0
  today: CalendarDate, // at the site
  day: z.int(), // negative before the operation
  lastDay: z.int(),
  current: PlanStretch.nullable(),
  ahead: PlanStretch.array(),
  behind: PlanStretch.array(),
  milestones: z.object({ day: z.int(), date: CalendarDate, label: z.string(), passed: z.boolean() }).array(),
  /** What she may do again and where her stitches are; what is intimate only once she asks. */
  healing: HealedView.array(),
  bring: Bring.extend({ also: z.string().array() }).nullable(), // before the operation; `also`: what her text adds
  callUs: z.string().array(),
  emergency: z.string().array(),
  checked: z.object({
    byName: z.string().nullable(),
    at: z.iso.datetime({ offset: true }).nullable(),
    version: z.int(),
    isDemo: z.boolean(),
  }),
  shown: z.object({ procedureName: z.string(), about: Line.array(), sutures: z.string().array() }).nullable(),
});
export type RecoveryPlan = z.infer<typeof RecoveryPlan>;

/** Whom she calls: the practice, and when it cannot wait. */
export const Call = z.object({
  siteName: z.string(),
  phone: z.string(),
  emergencyNumber: z.string(),
  abuseLine: z.string().nullable(),
  afterHoursPhone: z.string().nullable(), // when the practice does not answer; null: nobody does
});
export type Call = z.infer<typeof Call>;

/**
 * `none`: nothing was asked for; `waiting`: no date yet; `noPlan`: an operation without instructions here; `before`, `during`, `over`: with a plan.
 * `call` is null only in a practice without a site.
 */
export const RecoveryView = z.object({
  state: z.enum(["none", "waiting", "noPlan", "before", "during", "over"]),
  plan: RecoveryPlan.nullable(),
  call: Call.nullable(),
});
export type RecoveryView = z.infer<typeof RecoveryView>;
