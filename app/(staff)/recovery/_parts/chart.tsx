import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { addDays, dateAt, shortWeekday } from "#app/_format/index.ts";
import type { CheckInView } from "#server/recovery/check-in-schemas.ts";
import { courseOf } from "./course.ts";
import { CourseTable } from "./course-table.tsx";
import { Bars, Lines, Plot, Spot } from "./plot.tsx";

type Props = {
  view: Pick<CheckInView, "course" | "day" | "operatedOn" | "zone" | "judgedBy">;
  now: Temporal.Instant;
};

/** Pain, temperature and bleeding over the days, each with its limit; the same as a table for who does not see it. */
export async function Chart({ view, now }: Props) {
  const words = await getTranslations("Recovery.chart");
  const course = courseOf(view, now);
  const { fever, pain } = view.judgedBy.limits;
  const today = dateAt(now.toString(), view.zone);
  const bars = course.bleeding.map((bar) => ({ ...bar, label: words(`amounts.${bar.bleeding}`) }));
  return (
    <figure className="course-chart">
      <figcaption className="hidden">{words("title")}</figcaption>
      {/* Drawn for eyes; the table below says all of it. */}
      <div aria-hidden="true">
        <Row name={words("pain")} unit={words("ofTen")}>
          <Plot course={course} kind="pain">
            <Lines
              trace={course.pain}
              now={course.now}
              label={words("limit", { limit: String(pain) })}
              digits={0}
            />
          </Plot>
        </Row>
        <Row name={words("temperature")} unit={words("degrees")}>
          <Plot course={course} kind="temperature">
            <Lines
              trace={course.temperature}
              now={course.now}
              label={words("limit", { limit: fever.toFixed(1) })}
              digits={1}
            />
          </Plot>
        </Row>
        <Row name={words("bleeding")}>
          <Plot course={course} kind="bleeding">
            <Bars bars={bars} />
          </Plot>
        </Row>
        <Row name={words("day")}>
          <svg className="plot days" overflow="visible" aria-hidden="true">
            {course.ticks.map(({ x, day }) => {
              const date = addDays(view.operatedOn, day);
              return (
                <Spot key={day} x={x} className={date === today ? "is-today" : undefined}>
                  <text y="14" textAnchor="middle">
                    {day}
                  </text>
                  <text y="30" textAnchor="middle" className="date">
                    {`${shortWeekday(date)} ${Number(date.slice(-2))}`}
                  </text>
                </Spot>
              );
            })}
          </svg>
        </Row>
      </div>
      <CourseTable view={view} />
    </figure>
  );
}

const Row = ({ name, unit, children }: { name: string; unit?: string; children: ReactNode }) => (
  <div className="plot-row">
    <p className="plot-name">
      <b>{name}</b> <span>{unit}</span>
    </p>
    {children}
  </div>
);
