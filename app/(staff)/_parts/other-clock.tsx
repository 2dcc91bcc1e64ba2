"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { cityOf, length } from "#app/_format/index.ts";

type Props = {
  /** The clock that the hours beside it are on. */
  zone: string;
  /** An instant: clocks differ by another hour in spring than in winter. */
  now: string;
  /** `line`: a sentence of its own; `after`: some words after the name of the site. */
  as: "line" | "after";
};

const never = () => () => undefined;
const readersZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Says whose clock hours are on where the reader's device keeps another. Only the device knows that: nothing stands there before scripts arrive. */
export function OtherClock({ zone, now, as }: Props) {
  const words = useTranslations("Clock");
  const own = useSyncExternalStore(never, readersZone, () => zone);
  const apart = own === zone ? 0 : offsetOf(zone, now) - offsetOf(own, now);
  if (apart === 0) return null;
  const side = apart < 0 ? "behind" : "ahead";
  const said = { city: cityOf(zone), length: length(Math.abs(apart)), side } as const;
  return as === "after" ? (
    <span className="other-clock">{words("after", said)}</span>
  ) : (
    <p className="other-clock small soft">{words("line", said)}</p>
  );
}

const offsetOf = (zone: string, now: string): number =>
  Temporal.Instant.from(now).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;
