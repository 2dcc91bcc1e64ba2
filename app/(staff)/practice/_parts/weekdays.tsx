import { useTranslations } from "next-intl";
import { useRef } from "react";
import { DomainFault } from "#app/_forms/error.ts";
import { CheckField } from "#app/_forms/fields.tsx";

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** The days that the same is said for, Monday to Friday at first. */
export function WeekdaysField() {
  const words = useTranslations("Practice");
  return (
    <CheckField
      name="weekday"
      legend={words("days")}
      chosen={["1", "2", "3", "4", "5"]}
      options={weekdays.map((day) => ({ value: String(day), label: words(`weekdays.${day}`) }))}
    />
  );
}

/** Writes one for each chosen day. Those that are written already when a later one is refused are left alone by the next try. */
export function useEachWeekday<T>(write: (one: T) => Promise<unknown>) {
  const written = useRef(new Set<string>());
  return async (values: FormData, on: (weekday: number) => T) => {
    const chosen = values.getAll("weekday").map(Number);
    if (chosen.length === 0) throw new DomainFault("chooseDay", "weekday");
    for (const one of chosen.map(on)) {
      const key = JSON.stringify(one);
      if (written.current.has(key)) continue;
      await write(one);
      written.current.add(key);
    }
    written.current.clear();
  };
}
