import { z } from "zod";
import {
  AheadDate,
  CalendarDate,
  Instant,
  KnownDate,
  LAST_DATE,
  PlanDate,
  PlanInstant,
} from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { resourceKinds } from "#server/practice/kinds-schemas.ts";

export { AheadDate, CalendarDate, Id, Instant, KnownDate, LAST_DATE, PlanDate };
/** When something is to begin: a whole minute. */
export const Start = PlanInstant.refine((at) => Date.parse(at) % 60_000 === 0, { error: "wholeMinute" });
export const MinuteOfDay = z.int().min(0).max(1439);

export { resourceKinds };
export const ResourceKind = z.enum(resourceKinds);
export type ResourceKind = z.infer<typeof ResourceKind>;
export const bookingKinds = ["consultation", "day_case", "review", "service"] as const;
export const BookingKind = z.enum(bookingKinds);
export type BookingKind = z.infer<typeof BookingKind>;
export const bookingStates = ["booked", "cancelled", "no_show"] as const;
export const BookingState = z.enum(bookingStates);
export type BookingState = z.infer<typeof BookingState>;
/** What happens to her on the day, in this order. */
export const daySteps = [
  "arrived",
  "ready",
  "in_theatre",
  "time_out",
  "sign_out",
  "in_recovery",
  "discharged",
] as const;
export type DayStep = (typeof daySteps)[number];

/** All that the desk learns of how far a day case is prepared: all is there, or for whom it waits. */
export const Readiness = z.enum(["ready", "patient", "clinic"]);
export type Readiness = z.infer<typeof Readiness>;
export const phaseNames = ["prepare", "operation", "recovery", "visit", "whole"] as const;

/** Why an hour outside the opening hours is taken all the same; two patients in one place never are. */
export const overrideReasons = [
  "emergency",
  "surgeon_agreed",
  "staff_agreed",
  "equipment_only_then",
] as const;
export const cancelReasons = [
  "patient_unwell",
  "patient_changed_mind",
  "time_does_not_suit",
  "staff_away",
  "room_closed",
  "booked_by_mistake",
  "other",
] as const;
/** Why an operation was called off on its day by those who treat her: all that the desk reads of it. */
export const dayReasons = ["clinical", "patient_wish", "not_prepared"] as const;
/** Who asked for a change. */
export const askers = ["patient", "surgeon", "practice"] as const;
