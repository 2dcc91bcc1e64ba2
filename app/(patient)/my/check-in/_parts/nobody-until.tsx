import { getTranslations } from "next-intl/server";
import { dateAt, hour, longDate } from "#app/_format/index.ts";
import type { MyCheckIns } from "#server/recovery/check-in-schemas.ts";

/** Out of hours: that nobody reads what she sends before somebody is there, and whom she calls. While somebody is on duty nothing is said: nobody is watching then either. */
export async function NobodyUntil({ view: { nobodyUntil, call } }: { view: MyCheckIns }) {
  if (!nobodyUntil || !call) return null;
  const words = await getTranslations("My.checkIn");
  const { at, zone } = nobodyUntil;
  return (
    <section className="my-part">
      <div className="notice is-attention">
        <p>
          <strong>{words("nobodyUntil", { date: longDate(dateAt(at, zone)), time: hour(at, zone) })}</strong>
        </p>
        <p>{words("nobodyCall", { phone: call.phone, emergency: call.emergencyNumber })}</p>
      </div>
    </section>
  );
}
