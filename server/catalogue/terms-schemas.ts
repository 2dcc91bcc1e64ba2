import { z } from "zod";
import { CalendarDate, KnownDate } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { MaybeWords, Words } from "#server/kernel/words.ts";
import { resourceKinds } from "#server/practice/kinds-schemas.ts";

export { CalendarDate, Id, KnownDate, MaybeWords, Words };

export const Nothing = z.void();

export const anaesthesias = ["none", "local", "sedation", "general"] as const;
export const profileKinds = ["consultation", "day_case", "review", "service"] as const;
export { resourceKinds as needKinds };
export const phaseNames = ["prepare", "operation", "recovery", "visit"] as const;
export const policyStatuses = ["permitted", "restricted", "prohibited", "unknown"] as const;
export const waitStarts = ["none", "quote_handed_over", "consultation", "consent"] as const;
export const consentTakers = ["any", "operating_surgeon"] as const;
export const waitBlocks = ["consent", "booking", "payment", "operation"] as const;

/** A path from the wide group to the narrow one: `cosmetic/genital`. */
export const Group = z
  .string()
  .trim()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/, "groupPath");
