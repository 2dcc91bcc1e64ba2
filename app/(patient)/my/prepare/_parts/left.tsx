"use client";

import { useEffect, useState } from "react";
import { length } from "#app/_format/index.ts";

const MINUTE = 60_000;
const A_DAY = 24 * 60;

type Props = {
  until: string;
  /** The practice's clock when the page was drawn. */
  now: string;
  words: { left: string; over: string };
};

/** How long it still is, beside the hour that says it without: written by scripts alone, in the last day before. */
export function Left({ until, now, words }: Props) {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const drawn = Date.now();
    const whole = Date.parse(until) - Date.parse(now);
    const step = () => setLeft(Math.ceil((whole - (Date.now() - drawn)) / MINUTE));
    step();
    const timer = setInterval(step, MINUTE);
    // A phone that sleeps stops its timers.
    document.addEventListener("visibilitychange", step);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", step);
    };
  }, [until, now]);
  if (left === null || left > A_DAY) return null;
  return <span className="left">{left > 0 ? words.left.replace("{time}", length(left)) : words.over}</span>;
}
