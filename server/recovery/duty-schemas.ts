import { z } from "zod";
import { Instant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";

const Minute = z.int().min(0).max(1439);

/** A weekly stretch on duty on the site's clock; ending at or before its start means the next day. */
export const AddDuty = z.object({
  siteId: Id,
  staffId: Id,
  weekday: z.int().min(1).max(7),
  startsMinute: Minute,
  endsMinute: Minute,
  rank: z.int().min(1).max(9), // of several at one time, who has it first
});
export type AddDuty = z.infer<typeof AddDuty>;

export const DutyId = z.object({ dutyId: Id });
export type DutyId = z.infer<typeof DutyId>;

const Limit = z.int().min(1).max(10_080);
/** Minutes after which what nobody has taken goes to the next on duty. */
export const Limits = z.object({ emergency: Limit, urgent: Limit, silent: Limit, routine: Limit });
export type Limits = z.infer<typeof Limits>;
/** Proposals, until a site sets its own. */
export const USUAL_LIMITS: Limits = { emergency: 10, urgent: 30, silent: 120, routine: 240 };

export const SetLimits = Limits.extend({ siteId: Id });
export type SetLimits = z.infer<typeof SetLimits>;

export const DutyView = AddDuty.extend({ dutyId: Id, name: z.string() });
export type DutyView = z.infer<typeof DutyView>;

/** A site's rota as its manager edits it. */
export const RotaView = z.object({
  siteId: Id,
  duties: DutyView.array(),
  limits: Limits,
  people: z.object({ staffId: Id, name: z.string() }).array(), // the nurses, who look
});
export type RotaView = z.infer<typeof RotaView>;

export const OfSite = z.object({ siteId: Id });
export type OfSite = z.infer<typeof OfSite>;

/** Who has a line that nobody has taken. */
export const Turn = z.object({
  lineId: Id,
  name: z.string(),
  isMe: z.boolean(),
  since: Instant,
  goesTo: z.object({ at: Instant, name: z.string().nullable() }).nullable(), // null name: nobody is on duty then
});
export type Turn = z.infer<typeof Turn>;

/** Of a site with a rota: who is on duty, or from when on somebody is. */
export const OnDuty = z.object({
  siteName: z.string(),
  zone: z.string(),
  now: z.string().array(),
  next: z.object({ at: Instant, name: z.string() }).nullable(), // where nobody is
});
export type OnDuty = z.infer<typeof OnDuty>;
