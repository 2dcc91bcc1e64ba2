"use client";

import { useTranslations } from "next-intl";
import { dateAt, hour, longDate, longWeekday } from "#app/_format/index.ts";
import { wallMinute } from "./days.ts";
import { type SpokenWords, spokenTime } from "./spoken.ts";

/** The sentence for the phone: the day and when to come, in words, never the operation. */
export function useReadOut() {
  const words = useTranslations("Find.say");
  const spoken = useTranslations("Find.spoken");
  const told: SpokenWords = {
    hour: (at) => spoken(`hours.${String(at > 12 ? at - 12 : at) as "1"}`),
    minutes: (minutes) => spoken(`minutes.${String(minutes) as "5"}`),
    on: (at) =>
      at === 12 ? spoken("noon") : at === 0 ? told.hour(0) : spoken("on", { hour: told.hour(at) }),
    past: (minutes, at) => spoken("past", { minutes, hour: at }),
    to: (minutes, at) => spoken("to", { minutes, hour: at }),
    inPart: (time, part) => spoken(`parts.${part}`, { time }),
  };
  return (arrivesAt: string, zone: string, withCompanion: boolean): string => {
    const date = dateAt(arrivesAt, zone);
    const parts = {
      weekday: longWeekday(date),
      day: spoken(`days.${String(Number(date.slice(8))) as "1"}`),
      month: monthOf(date),
      time: spokenTime(wallMinute(arrivesAt, zone), told),
    };
    return words(withCompanion ? "companion" : "sentence", parts);
  };
}

/** The hour on the patient's own clock, when it differs from the site's then. */
export function useHerClock() {
  const words = useTranslations("Find.say");
  return (arrivesAt: string, zone: string, herZone: string | null): string | null => {
    if (!herZone || (hour(arrivesAt, herZone) === hour(arrivesAt, zone) && sameDay(arrivesAt, zone, herZone)))
      return null;
    const time = hour(arrivesAt, herZone);
    if (sameDay(arrivesAt, zone, herZone)) return words("herClock", { time });
    return words("herClockOther", { time, date: longDate(dateAt(arrivesAt, herZone)) });
  };
}

const sameDay = (iso: string, zone: string, other: string) => dateAt(iso, zone) === dateAt(iso, other);
const monthOf = (date: string) =>
  new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(new Date(`${date}T12:00:00Z`));
