import { getTranslations } from "next-intl/server";
import { cityOf, dateAt, hour, shortDate } from "#app/_format/index.ts";

/** The same moment on her own clock, where it shows another hour than the site's. */
export async function OwnClock({ at, zone, herZone }: { at: string; zone: string; herZone: string | null }) {
  if (!herZone) return null;
  const words = await getTranslations("My");
  return (
    <span className="under">
      {words("inYourZone", {
        there: cityOf(zone),
        here: cityOf(herZone),
        time: hour(at, herZone),
        date: shortDate(dateAt(at, herZone)),
      })}
    </span>
  );
}
