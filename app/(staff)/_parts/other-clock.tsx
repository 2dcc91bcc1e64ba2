"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { cityOf, length } from "#app/_format/index.ts";

type Props = {
  /** The clock that the hours beside it are on. */
  zone: string;
  /** The instant whose hour it is about: clocks differ by another hour in spring than in winter. */
  at: string;
  /** `line`: a sentence of its own; `after`: some words after the name of the site. */
  as: "line" | "after";
};

const never = () => () => undefined;

/** Says whose clock hours are on where the reader's device keeps another. Only the device knows that: nothing stands there before scripts arrive. */
export function OtherClock({ zone, at, as }: Props) {
  const words = useTranslations("Clock");
  const own = useSyncExternalStore(
    never,
    () => -new Date(at).getTimezoneOffset(),
    () => null,
  );
  const apart = own === null ? 0 : offsetOf(zone, at) - own;
  if (apart === 0) return null;
  const side = apart < 0 ? "behind" : "ahead";
  const said = { city: cityOf(zone), length: length(Math.abs(apart)), side } as const;
  return as === "after" ? (
    <span className="other-clock">{words("after", said)}</span>
  ) : (
    <p className="other-clock small soft">{words("line", said)}</p>
  );
}

/** Minutes east of Greenwich. */
const offsetOf = (zone: string, at: string): number =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;
