import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cityOf, clock } from "#app/_format/index.ts";
import type { Contact } from "#server/identity/patient-schemas.ts";
import { runsOf } from "./weekdays.ts";

/** When she may be called, in words. Serves the server and the client alike. */
export function SafeHours({ contact, zone }: { contact: Contact; zone: string | null }) {
  const words = useTranslations("Patients.before");
  const days = useDays(contact.safeWeekdays);
  const { safeFromMinute: from, safeToMinute: to } = contact;
  const b = (chunks: ReactNode) => <strong className="time">{chunks}</strong>;
  const hours =
    from === null || to === null
      ? days
        ? words("anyHourOn", { days })
        : words("anyHour")
      : words.rich(days ? "hoursOn" : "hours", { from: clock(from), to: clock(to), days: days ?? "", b });
  return (
    <>
      {hours}
      {zone && from !== null && <>, {words("herClock", { place: cityOf(zone) })}</>}
    </>
  );
}

/** `Mon to Fri`, `Mon, Wed`; null for any day. */
function useDays(weekdays: readonly number[]): string | null {
  const words = useTranslations("Patients.days");
  const name = (day: number) => words(`names.${String(day) as "1"}`);
  if (weekdays.length === 0) return null;
  return runsOf(weekdays)
    .map(({ from, to }) => (from === to ? name(from) : words("range", { from: name(from), to: name(to) })))
    .join(", ");
}
