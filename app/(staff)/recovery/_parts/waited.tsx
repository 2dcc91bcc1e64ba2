"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { waitOf } from "./wait.ts";

const STEP_MS = 15_000;

/** How long somebody has waited, by the practice's clock: the server's instant, and what has passed since the page was drawn. */
export function Waited({ since, now }: { since: string; now: string }) {
  const words = useTranslations("Recovery.waits");
  const [passed, setPassed] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another `now` means that the page was drawn anew
  useEffect(() => {
    const drawn = Date.now();
    setPassed(0);
    const timer = setInterval(() => setPassed(Date.now() - drawn), STEP_MS);
    return () => clearInterval(timer);
  }, [now]);
  const { unit, count } = waitOf(since, Date.parse(now) + passed);
  return words(unit, { count });
}
