import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { hour, longWeekday } from "#app/_format/index.ts";
import { ReadyMark } from "../../_parts/ready-mark.tsx";
import type { Scene } from "../_board/scene.ts";
import type { WeekColumn, WeekEntry } from "../_board/week-board.ts";
import { LostMark, MissedMark } from "./booked-piece.tsx";

type Props = { day: WeekColumn; scene: Scene; now: string; zone: string };

/** One day of the week: how full it is, and who comes when, room by room. */
export function WeekDay({ day, scene, now, zone }: Props) {
  const words = useTranslations("Today");
  const place = { "--load": day.load, gridRow: `span ${day.groups.length + 1}` } as CSSProperties;
  return (
    <section
      className={day.date === scene.today ? "weekday here" : "weekday"}
      style={place}
      aria-labelledby={`on-${day.date}`}
    >
      <h2 id={`on-${day.date}`}>
        <a href={scene.href({ date: day.date, view: "day" })}>
          {longWeekday(day.date)} <b>{Number(day.date.slice(8))}</b>
          <span>{day.bookings > 0 && words("bookings", { count: day.bookings })}</span>
          <i aria-hidden="true" />
          <span className="hidden">{words("load", { percent: day.load })}</span>
        </a>
      </h2>
      {day.groups.map(({ name, entries }) => (
        <section key={name ?? ""}>
          <h3>{name ?? words("noRoom")}</h3>
          <ol>
            {entries.map((entry) => (
              <Entry key={keyOf(entry)} {...{ entry, scene, date: day.date, now, zone, words }} />
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}

const keyOf = (entry: WeekEntry) => (entry.kind === "booking" ? entry.booking.bookingId : entry.startsAt);

type EntryProps = Omit<Props, "day"> & {
  entry: WeekEntry;
  date: string;
  words: ReturnType<typeof useTranslations<"Today">>;
};

function Entry({ entry, scene, date, now, zone, words }: EntryProps) {
  const time = <span className="time">{hour(entry.startsAt, zone)}</span>;
  if (entry.kind === "occupied") {
    return (
      <li className="locked">
        <span>
          {time} <span className="mark is-locked">{words("occupied")}</span>
        </span>
      </li>
    );
  }
  const { booking, readiness, lost } = entry;
  const over = Date.parse(booking.endsAt) <= Date.parse(now);
  const missed = booking.state === "no_show";
  return (
    <li className={missed ? "missed" : lost ? "lost" : over ? "past" : undefined}>
      <a href={scene.href({ date, view: "day", booking: booking.bookingId })}>
        {time}{" "}
        <span className={booking.patientName === null ? "name" : "who"}>
          {booking.patientName ?? words("bookedAs", { label: booking.label })}
        </span>
        <ReadyMark readiness={readiness} />
        {missed && <MissedMark words={words} />}
        {lost && <LostMark words={words} />}
      </a>
    </li>
  );
}
