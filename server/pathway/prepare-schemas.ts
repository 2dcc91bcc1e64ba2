import { z } from "zod";
import { CalendarDate, Instant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { KeptAnswer, medicineActions } from "./answer-schemas.ts";
import { DueView, ItemView } from "./gate-schemas.ts";

/** One thing that is asked of her. `now`: due within a week, or nothing is booked yet. `answeredBy`: somebody here, as she said; null: herself. */
export const MyItem = ItemView.extend({
  caseId: Id,
  due: DueView,
  now: z.boolean(),
  answer: KeptAnswer.nullable(),
  answeredAt: Instant.nullable(),
  answeredBy: z.string().nullable(),
  /** Done; or to be settled with somebody who treats her. */
  state: z.enum(["open", "attention", "closed", "waived"]),
});
export type MyItem = z.infer<typeof MyItem>;

/** What to do before the next operation, in neutral words. Instants are shown in `zone`, the site's. `fasting` only where she is put to sleep. */
export const PrepareView = z.object({
  zone: z.string(),
  today: CalendarDate,
  arrivesAt: Instant.nullable(),
  items: MyItem.array(),
  /** What she has not signed; how many of it she may sign today; and from when the first of the rest (null: not known yet). */
  consentsOpen: z.int(),
  consentsNow: z.int(),
  consentsFrom: CalendarDate.nullable(),
  fasting: z.object({ clearUntil: Instant, lightUntil: Instant, fattyUntil: Instant }).nullable(),
  medicines: z.object({ medicine: z.string(), action: z.enum(medicineActions), how: z.string() }).array(),
  medicinesSetBy: z.string().nullable(),
  call: z.object({ siteName: z.string(), phone: z.string() }).nullable(),
});
export type PrepareView = z.infer<typeof PrepareView>;
