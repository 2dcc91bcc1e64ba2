import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { hour } from "#app/_format/index.ts";
import type { DayList } from "#server/pathway/day-schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";

/** What was called off today, with its reason; nothing where nothing was. */
export async function CalledOff({ day: { cancelled, zone } }: { day: DayList }) {
  const words = await getTranslations("Day.callOff");
  if (cancelled.length === 0) return null;
  return (
    <section className="list-day day-open" aria-labelledby="called-off">
      <h2 id="called-off">{words("today")}</h2>
      <ul>
        {cancelled.map(({ caseId, at, byName, reason, patientName, words: said }) => (
          <li key={`${caseId}${at}`} className="open-row">
            <Link className="who" href={`/cases/${caseId}`} prefetch={false}>
              {patientName}
            </Link>
            {said && <Sealed>{said}</Sealed>}
            <span className="small soft">
              {words("said", { reason: words(`reasons.${reason}`), time: hour(at, zone), name: byName })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
