import { getTranslations } from "next-intl/server";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { OnDuty as Duty } from "#server/recovery/duty-schemas.ts";

/** Who is on duty where, or that nobody is and until when. */
export async function OnDuty({ duty, now }: { duty: readonly Duty[]; now: string }) {
  const words = await getTranslations("Recovery.duty");
  if (duty.length === 0) return null;
  return (
    <ul className="on-duty small">
      {duty.map(({ siteName, zone, now: names, next }) => (
        <li key={siteName}>
          {duty.length > 1 && <strong>{siteName}: </strong>}
          {names.length > 0
            ? words("on", { names: names.join(", ") })
            : next
              ? words("nobodyUntil", {
                  when:
                    dateAt(next.at, zone) === dateAt(now, zone) ? "" : `${shortDate(dateAt(next.at, zone))} `,
                  time: hour(next.at, zone),
                  name: next.name,
                })
              : words("nobody")}
        </li>
      ))}
    </ul>
  );
}
