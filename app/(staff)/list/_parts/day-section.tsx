import { getTranslations } from "next-intl/server";
import { dayMonth, longWeekday, shortDate } from "#app/_format/index.ts";
import type { ListEntry } from "#server/pathway/schemas.ts";
import { hoursOf, type ListDay } from "./days.ts";
import { EntryRow } from "./entry-row.tsx";

type Props = {
  day: ListDay;
  now: Temporal.Instant;
  isToday: boolean;
  saysSite: boolean;
  /** For a nurse: which of the day's patients are with her. */
  saysMine: boolean;
  next: ListEntry | null;
};

/** One day of a list, by hour. An empty today says when the next one is. */
export async function DaySection({ day, now, isToday, saysSite, saysMine, next }: Props) {
  const words = await getTranslations("List");
  return (
    <section className={isToday ? "list-day is-today" : "list-day"} aria-labelledby={`day-${day.date}`}>
      <h2 id={`day-${day.date}`}>
        {isToday ? words("today") : longWeekday(day.date)} <span>{dayMonth(day.date)}</span>
      </h2>
      {day.entries.length === 0 ? (
        <p className="soft">
          {next
            ? words("nothingToday", { date: shortDate(next.date), time: hoursOf(next).from })
            : words("nothingTodayNorAhead")}
        </p>
      ) : (
        <ol className="agenda">
          {day.entries.map((entry) => (
            <EntryRow
              key={entry.claimId}
              entry={entry}
              now={now}
              saysSite={saysSite}
              saysMine={saysMine && entry.mine}
            />
          ))}
        </ol>
      )}
    </section>
  );
}
