"use client";

import { useTranslations } from "next-intl";
import { addDays, hour, longWeekday, shortDate } from "#app/_format/index.ts";
import { personKinds } from "#server/practice/kinds-schemas.ts";
import type { ObstacleView } from "#server/scheduling/schemas.ts";

const people: readonly string[] = personKinds;

/** Half a sentence on what stands in the way of a day; `notBefore` is the first date that the surgeon allowed. */
export function useWhy(zone: string, notBefore: string | null) {
  const words = useTranslations("Find.why");
  const weekdays = useTranslations("Find.longWeekdays");
  return (reason: ObstacleView, date: string): string => {
    const need = reason.need ?? "equipment";
    const members = reason.members ?? 1;
    switch (reason.kind) {
      case "notBefore":
        return notBefore ? words("notBefore", { date: shortDate(notBefore) }) : words("past");
      case "noneOfKindHere":
        return reason.weekday
          ? words("noneOfKindOn", { need, weekday: weekdays(String(reason.weekday) as "1") })
          : words("noneOfKind", { need });
      case "away": {
        const name = reason.resourceName ?? "";
        return reason.until && reason.until > date
          ? words("awayUntil", { name, day: soon(reason.until, date) })
          : words("away", { name });
      }
      case "full":
        if (reason.resourceName) return words("fullOne", { name: reason.resourceName });
        return people.includes(need)
          ? words("fullPeople", { need, members })
          : words("full", { need, members });
      case "noOverlap": {
        const without = reason.without ?? "equipment";
        if (need === without) return words("tooFew", { need });
        return reason.at
          ? words("apart", { need, without, time: hour(reason.at, zone) })
          : words("apartNever", { need, without });
      }
      case "closed":
        return words("closed", { need });
      case "unsuitable":
        return words("unsuitable", { name: reason.resourceName ?? "" });
      default:
        return words(reason.kind);
    }
  };
}

/** "Tuesday" within the week, else the date. */
const soon = (until: string, date: string) =>
  until < addDays(date, 7) ? longWeekday(until) : shortDate(until);
