import { getTranslations } from "next-intl/server";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { CheckInView } from "#server/recovery/check-in-schemas.ts";
import { temperatureText } from "./temperature.ts";

/** All that she has sent since the operation, in figures and words. */
export async function CourseTable({
  view: { course, zone },
}: {
  view: Pick<CheckInView, "course" | "zone">;
}) {
  const words = await getTranslations("Recovery.chart");
  const none = <span className="faint">{words("notAnswered")}</span>;
  return (
    <details className="fold course-table">
      <summary>
        {words("asTable")} <span className="icon i-down" aria-hidden="true" />
      </summary>
      <table className="table">
        <thead>
          <tr>
            {(["day", "sent", "pain", "temperature", "bleeding"] as const).map((column) => (
              <th key={column} scope="col">
                {words(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {course.map(({ day, at, pain, temperature, bleeding }) => (
            <tr key={at}>
              <td>{day}</td>
              <td>{`${shortDate(dateAt(at, zone))} ${hour(at, zone)}`}</td>
              <td>{pain === null ? none : words("of", { pain })}</td>
              <td>{temperature ? temperatureText(temperature) : none}</td>
              <td>{bleeding ? words(`amounts.${bleeding}`) : none}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
