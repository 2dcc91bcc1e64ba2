import { z } from "zod";
import { anaesthesias } from "#server/catalogue/terms-schemas.ts";
import { CalendarDate, PlanDate } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { Words } from "#server/kernel/words.ts";
import { Refusal, sides, suturePlans } from "./case-schemas.ts";
import { KeptWait } from "./wait-schemas.ts";

/** `notBefore` is a date at the site. `side` where the procedure has one. `note` is for the opening surgeon alone, `sutures` for the treating team and herself. */
export const OpenCase = z.object({
  patientId: Id,
  procedureId: Id,
  variantId: Id,
  siteId: Id,
  notBefore: PlanDate,
  side: z.enum(sides).optional(),
  suturePlan: z.enum(suturePlans).optional(),
  note: Words(400).optional(),
  sutures: Words(120).optional(),
});
export type OpenCase = z.infer<typeof OpenCase>;

export const CaseOpened = z.object({ caseId: Id, requestId: Id });
export type CaseOpened = z.infer<typeof CaseOpened>;

/** Before a request: a patient who has been to the asking surgeon, and the site where the operation would be. */
export const OffersFor = z.object({ patientId: Id, siteId: Id });
export type OffersFor = z.infer<typeof OffersFor>;

/**
 * A procedure of which a case may be opened today. `floor`: the earliest "not before" by all that is known today; the `waits` that have not begun may still put it off. `refusal`:
 * what stands in the way of opening one at all.
 */
export const Offer = z.object({
  procedureId: Id,
  name: z.string(),
  sided: z.boolean(),
  variants: z
    .object({
      variantId: Id,
      profileLabel: z.string(),
      variantLabel: z.string(),
      anaesthesia: z.enum(anaesthesias),
    })
    .array(),
  waits: KeptWait.array(),
  floor: CalendarDate,
  refusal: Refusal.nullable(),
});
export type Offer = z.infer<typeof Offer>;

/** `today` and dates are at the site; `consultedOn` where each consultation was. */
export const OffersView = z.object({
  patientId: Id,
  patientName: z.string(),
  birthDate: CalendarDate.nullable(),
  siteId: Id,
  siteName: z.string(),
  surgeonName: z.string(),
  today: CalendarDate,
  consultedOn: CalendarDate.array(),
  offers: Offer.array(),
});
export type OffersView = z.infer<typeof OffersView>;
