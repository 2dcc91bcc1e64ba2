import { z } from "zod";
import { CalendarDate } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { Words } from "#server/kernel/words.ts";
import { Refusal, sides, suturePlans } from "./case-schemas.ts";
import { builtIns } from "./gate-schemas.ts";
import { Offer } from "./offer-schemas.ts";
import { RunningWait } from "./wait-schemas.ts";

/** What a case is for from now on, as a whole: what is left out it has no longer. The variant brings the anaesthesia; `side` where the procedure has one. */
export const ChangeCase = z.object({
  caseId: Id,
  procedureId: Id,
  variantId: Id,
  side: z.enum(sides).optional(),
  suturePlan: z.enum(suturePlans).optional(),
  sutures: Words(120).optional(),
});
export type ChangeCase = z.infer<typeof ChangeCase>;

/** For the form: what the case is for now, and what it may be for instead. `booked`: it holds a date, so its variant stays. */
export const ChangeView = z.object({
  caseId: Id,
  patientName: z.string(),
  procedureId: Id,
  procedureName: z.string(),
  variantId: Id,
  side: z.enum(sides).nullable(),
  suturePlan: z.enum(suturePlans).nullable(),
  sutures: z.string().nullable(),
  booked: z.boolean(),
  offers: Offer.array(),
});
export type ChangeView = z.infer<typeof ChangeView>;

/**
 * What a change would do, before it is made. `again`: what was there and is asked for again; `added`, `gone`: items that only the new checklist has, or only the old one; `kept`: how many
 * answers stay. `waits`: the law's, which run anew. `from`: the first lawful day; `refusal`: what stands in the way on the day that is booked.
 * `desk`: it sees nothing of it, another readiness, another profile, or has the case no longer until it is decided again.
 */
export const ChangePreview = z.object({
  changes: z.boolean(),
  again: z.object({ by: z.enum([...builtIns, "item"]), title: z.string().nullable() }).array(),
  added: z.string().array(),
  gone: z.string().array(),
  kept: z.int(),
  waiversEnd: z.string().array(),
  waitWaiversEnd: z.boolean(),
  quote: z.boolean(),
  waits: RunningWait.array(),
  from: CalendarDate.nullable(),
  refusal: Refusal.nullable(),
  desk: z.enum(["nothing", "readiness", "profile", "leaves"]),
});
export type ChangePreview = z.infer<typeof ChangePreview>;
