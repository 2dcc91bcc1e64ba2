import type { Contact } from "../patient-schemas.ts";

type Hours = Pick<Contact, "safeFromMinute" | "safeToMinute" | "safeWeekdays">;

/** Until when she may be called, where she may be called now: by the clock of `zone`, hers or else the site's. Null outside her safe hours. */
export function callableUntil(hours: Hours, zone: string, now: Temporal.Instant): Temporal.Instant | null {
  const { safeFromMinute: from, safeToMinute: to, safeWeekdays } = hours;
  const here = now.toZonedDateTimeISO(zone);
  if (safeWeekdays.length > 0 && !safeWeekdays.includes(here.dayOfWeek)) return null;
  if (from === null || to === null) return here.add({ days: 1 }).startOfDay().toInstant();
  const minute = here.hour * 60 + here.minute;
  if (minute < from || minute >= to) return null;
  const until = here.toPlainDate().toPlainDateTime({ hour: Math.floor(to / 60), minute: to % 60 });
  return until.toZonedDateTime(zone).toInstant();
}
