import { z } from "zod";
import { Instant, PlanInstant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { Refusal } from "./case-schemas.ts";
import { builtIns, DueView } from "./gate-schemas.ts";

export const IfMoved = z.object({ caseId: Id, startsAt: PlanInstant });
export type IfMoved = z.infer<typeof IfMoved>;

const Fasting = z.object({ clearUntil: Instant, lightUntil: Instant, fattyUntil: Instant });

/**
 * What another start would change of a case, for those who treat her. `items`: what is still open and due at another time, or asked again (`title` null: a built-in one). `fasting` only where she is
 * put to sleep. `refusal`: what in law forbids it on that day.
 */
export const MovedView = z.object({
  from: Instant,
  to: Instant,
  zone: z.string(),
  items: z
    .object({
      gateId: z.string(),
      by: z.enum([...builtIns, "item"]),
      title: z.string().nullable(),
      was: DueView,
      willBe: DueView,
      askedAgain: z.boolean(),
    })
    .array(),
  fasting: z.object({ was: Fasting, willBe: Fasting }).nullable(),
  refusal: Refusal.nullable(),
});
export type MovedView = z.infer<typeof MovedView>;
