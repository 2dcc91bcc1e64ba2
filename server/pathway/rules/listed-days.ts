type Days = { from: string; to: string };

/** The dates a list covers, `YYYY-MM-DD`: those asked for, else the week of `now` in the zone, Monday to Sunday. `today` is the zone's. */
export function listedDays(
  now: Temporal.Instant,
  zone: string,
  asked: Days | null,
): Days & { today: string } {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const week = { from: monday.toString(), to: monday.add({ days: 6 }).toString() };
  return { ...(asked ?? week), today: today.toString() };
}
