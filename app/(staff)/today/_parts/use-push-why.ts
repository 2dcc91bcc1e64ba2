"use client";

import { useTranslations } from "next-intl";
import { hour, shortDate } from "#app/_format/index.ts";
import type { PushObstacle } from "#server/scheduling/schemas.ts";

/** Why one booking cannot be pushed, in a sentence, with whose booking is in the way as far as the reader may know. */
export function usePushWhy(zone: string) {
  const words = useTranslations("Push.why");
  return ({ kind, need, date, resourceName, inTheWay }: PushObstacle): string => {
    const of = need ?? "equipment";
    const by = inTheWay && {
      name: inTheWay.patientName ?? words("somebody"),
      from: hour(inTheWay.startsAt, zone),
      to: hour(inTheWay.endsAt, zone),
    };
    switch (kind) {
      case "full":
        if (by) return words("held", { ...by, what: resourceName ?? words("kinds", { need: of }) });
        return words("full", { need: of });
      case "patientBusy":
        return by ? words("hers", { from: by.from, to: by.to }) : words("patientBusy");
      case "closed":
      case "tooFew":
      case "noneOfKindHere":
        return words(kind, { need: of });
      case "notBefore":
        return words("notBefore", { date: date ? shortDate(date) : "" });
      default:
        return words(kind);
    }
  };
}
