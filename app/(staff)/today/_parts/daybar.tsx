import { useTranslations } from "next-intl";
import { addDays, dayMonth, fullDate, longWeekday, mondayOf, shortWeekday } from "#app/_format/index.ts";
import type { DayFullness } from "#server/scheduling/schemas.ts";
import { OtherClock } from "../../_parts/other-clock.tsx";
import type { Scene } from "../_board/scene.ts";
import { loadOf, shownDays } from "../_board/week-board.ts";

const current = (here: boolean, as: "page" | "date" | "true" = "true") =>
  here ? { "aria-current": as } : {};

type Props = { scene: Scene; week?: readonly DayFullness[] };

/** The date, the way to its neighbours, how full the week is, and how the board is shown. Plain links, all of them. */
export function Daybar({ scene, week = [] }: Props) {
  const words = useTranslations("Today");
  const { view, by, date, today, href } = scene;
  const step = view === "week" ? 7 : 1;
  const names =
    view === "week"
      ? (["weekBefore", "thisWeek", "weekAfter"] as const)
      : (["dayBefore", "today", "dayAfter"] as const);
  return (
    <div className="daybar">
      <h1>
        {view === "week" ? (
          <WeekTitle monday={mondayOf(date)} today={today} />
        ) : (
          <DayTitle date={date} today={today} />
        )}
        <small>{scene.site.name}</small>
      </h1>
      <OtherClock zone={scene.site.zone} at={noonOf(date, scene.site.zone)} as="line" />
      <div className="stepbtns">
        <a
          className="btn square"
          href={href({ date: addDays(date, -step) })}
          aria-label={words(names[0])}
          data-key="before"
        >
          <span className="icon i-back" />
        </a>
        <a className="btn" href={href({ date: today })}>
          {words(names[1])}
        </a>
        <a
          className="btn square"
          href={href({ date: addDays(date, step) })}
          aria-label={words(names[2])}
          data-key="after"
        >
          <span className="icon i-forward" />
        </a>
      </div>
      {view === "day" && (
        <nav className="week" aria-label={words("week")}>
          {shownDays(week, (day) => day.booked || day.date === date).map((day) => (
            <a
              key={day.date}
              href={href({ date: day.date })}
              style={{ "--load": loadOf(day) } as React.CSSProperties}
              {...current(day.date === date, "date")}
            >
              {shortWeekday(day.date)} <b>{Number(day.date.slice(8))}</b>
              <i aria-hidden="true" />
              <span className="hidden">{words("load", { percent: loadOf(day) })}</span>
            </a>
          ))}
        </nav>
      )}
      <div className="push">
        <nav className="choice" aria-label={words("columnsBy")}>
          <a href={href({ by: "rooms" })} {...current(by === "rooms")}>
            {words("rooms")}
          </a>
          <a href={href({ by: "surgeons" })} {...current(by === "surgeons")}>
            {words("surgeons")}
          </a>
        </nav>
        <nav className="choice" aria-label={words("show")}>
          <a href={href({ view: "day" })} {...current(view === "day")}>
            {words("day")}
          </a>
          <a href={href({ view: "week" })} {...current(view === "week")}>
            {words("weekView")}
          </a>
        </nav>
      </div>
    </div>
  );
}

const noonOf = (date: string, timeZone: string) =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: "12:00" }).toInstant().toString();

function DayTitle({ date, today }: { date: string; today: string }) {
  const sameYear = date.slice(0, 4) === today.slice(0, 4);
  return (
    <>
      <b>{longWeekday(date)}</b> {sameYear ? dayMonth(date) : fullDate(date)}
    </>
  );
}

function WeekTitle({ monday, today }: { monday: string; today: string }) {
  const sunday = addDays(monday, 6);
  const sameYear = monday.slice(0, 4) === today.slice(0, 4) && sunday.slice(0, 4) === today.slice(0, 4);
  const from = monday.slice(0, 7) === sunday.slice(0, 7) ? String(Number(monday.slice(8))) : dayMonth(monday);
  return (
    <>
      <b>{from}</b> – {sameYear ? dayMonth(sunday) : fullDate(sunday)}
    </>
  );
}
