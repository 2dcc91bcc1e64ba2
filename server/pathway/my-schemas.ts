import { z } from "zod";
import { Instant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";

/** A visit in neutral words: when to arrive (not when it starts), where, whom to call. */
export const Visit = z.object({
  bookingId: Id,
  arrivesAt: Instant,
  zone: z.string(),
  herZone: z.string().nullable(), // only when its clock shows another time then
  siteName: z.string(),
  address: z.string(),
});
export type Visit = z.infer<typeof Visit>;

export const bringItems = ["identity", "medicineList", "glasses", "looseClothes", "companion"] as const;
/** `companion`: the name of who goes home with her, where somebody must. */
export const Bring = z.object({ bring: z.enum(bringItems).array(), companion: z.string().nullable() });
export type Bring = z.infer<typeof Bring>;

/**
 * `waiting`: something was asked for and has no date yet. `recoveryDay`: 0 on the date of her operation at its site, until day 42. `call`: the site of her
 * next visit, else of her latest; null only in a practice without a site. `toDo`, `toSign`: how many things are to be prepared now, and to be signed.
 */
export const NextView = z.object({
  next: Visit.extend({
    directions: z.string(),
    phone: z.string(),
    nameToSay: z.string(),
    ...Bring.shape,
    moreToBring: z.boolean(), // her own text adds something, to be read there
  }).nullable(),
  later: Visit.array(),
  waiting: z.boolean(),
  recoveryDay: z.int().nullable(),
  toDo: z.int(),
  toSign: z.int(),
  call: z.object({ siteName: z.string(), phone: z.string() }).nullable(),
});
export type NextView = z.infer<typeof NextView>;
