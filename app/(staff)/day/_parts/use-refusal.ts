"use client";

import { farDate } from "#app/_format/index.ts";
import { calendarDate } from "#app/_format/read.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import type { ErrorView } from "#server/api/trpc.ts";

/** The server's own words for a refusal; the first date on which the law would allow it is written as dates are. */
export function useRefusal(): (view: ErrorView) => string {
  const say = useErrorWords();
  return (view) => {
    const { earliest } = view.params;
    if (typeof earliest !== "string" || !calendarDate(earliest)) return say(view);
    return say({ ...view, params: { ...view.params, earliest: farDate(earliest) } });
  };
}
