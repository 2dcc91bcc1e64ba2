"use client";

import { useTranslations } from "next-intl";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { ErrorView } from "#server/api/trpc.ts";

const kinds: Partial<Record<string, "changed" | "taken" | "over">> = {
  changedMeanwhile: "changed",
  bookingState: "changed",
  notFound: "changed",
  slotTaken: "taken",
  past: "over",
  bookingOver: "over",
};

/** Why an Undo came too late, in words that ask for nothing to be typed again; null for what is no matter of time. `back`: the hour it leads to. */
export function useTooLate() {
  const words = useTranslations("Move.tooLate");
  return ({ reason }: ErrorView, back: string, zone: string): string | null => {
    const kind = kinds[reason];
    return kind ? words(kind, { date: shortDate(dateAt(back, zone)), time: hour(back, zone) }) : null;
  };
}
