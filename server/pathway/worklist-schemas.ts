import { z } from "zod";
import { CalendarDate, Instant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { GateView } from "./gate-schemas.ts";

export const worklistOf = ["all", "mine", "patient", "overdue", "gates"] as const;

/** `days`: how far ahead operations are listed; those without a date come last. `only`: of one role's doing, of hers, what is overdue, or gates alone. */
export const Worklist = z.object({
  days: z.int().min(1).max(90).default(14),
  only: z.enum(worklistOf).default("all"),
});
export type Worklist = z.input<typeof Worklist>;

/** What is missing before one operation, soonest due first. */
export const WorklistCase = z.object({
  caseId: Id,
  patientId: Id,
  patientName: z.string(),
  procedureName: z.string(),
  profileLabel: z.string(),
  variantLabel: z.string(),
  anaesthesia: z.enum(["none", "local", "sedation", "general"]),
  siteName: z.string(),
  zone: z.string(),
  surgeonName: z.string(),
  startsAt: Instant.nullable(),
  readiness: z.enum(["ready", "patient", "clinic"]),
  withdrawn: z.boolean(), // she has taken a consent back
  missing: GateView.array(),
});
export type WorklistCase = z.infer<typeof WorklistCase>;

export const WorklistView = z.object({ today: CalendarDate, zone: z.string(), cases: WorklistCase.array() });
export type WorklistView = z.infer<typeof WorklistView>;

/** Administrative items alone: ticks that hold nothing up. */
export const TickMany = z.object({
  items: z.object({ caseId: Id, itemId: Id }).array().min(1).max(200),
  done: z.boolean(),
});
export type TickMany = z.infer<typeof TickMany>;
export const Ticked = z.object({ items: z.object({ caseId: Id, itemId: Id }).array() });
export type Ticked = z.infer<typeof Ticked>;
