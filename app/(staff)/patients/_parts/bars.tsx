import { getTranslations } from "next-intl/server";
import { dateAt, fullDate } from "#app/_format/index.ts";
import type { PatientView } from "#server/identity/patient-schemas.ts";
import type { ColleagueView } from "#server/identity/staff-schemas.ts";
import { BarColleague } from "./bar-colleague.tsx";

type Props = { patient: PatientView; colleagues: readonly ColleagueView[]; zone: string };

/** Whom she does not want to know of her. Seen by the desk alone. */
export async function Bars({ patient, colleagues, zone }: Props) {
  const words = await getTranslations("Patients.bars");
  const barred = new Set(patient.bars.map(({ staffId }) => staffId));
  const others = colleagues.filter(({ staffId }) => !barred.has(staffId));
  return (
    <section className="part">
      <div className="part-head">
        <h2>{words("title")}</h2>
        {others.length > 0 && <BarColleague patientId={patient.patientId} colleagues={others} />}
      </div>
      {patient.bars.length === 0 && <p className="empty-part soft">{words("none")}</p>}
      <ul className="rows facts">
        {patient.bars.map((bar) => (
          <li key={bar.staffId}>
            <span>{bar.staffName}</span>
            <span className="soft">{words("since", { date: fullDate(dateAt(bar.since, zone)) })}</span>
          </li>
        ))}
      </ul>
      {patient.bars.length > 0 && (
        <p className="small soft">{words("lifts", { reference: patient.reference })}</p>
      )}
    </section>
  );
}
