import { clock } from "#app/_format/index.ts";

/** A language's own words for an hour; hours 0 to 23. */
export type SpokenWords = {
  hour(hour: number): string;
  /** Five, ten, fifteen … thirty of them. */
  minutes(minutes: number): string;
  /** The full hour: noon and midnight have names of their own. */
  on(hour: number): string;
  past(minutes: string, hour: string): string;
  to(minutes: string, hour: string): string;
  inPart(time: string, part: PartOfDay): string;
};
export type PartOfDay = "none" | "night" | "morning" | "afternoon" | "evening";

/** Minutes since midnight as they are said: "a quarter to nine". Minutes that nobody says are given in figures. */
export function spokenTime(minute: number, words: SpokenWords): string {
  const hour = Math.floor(minute / 60) % 24;
  const rest = minute % 60;
  if (rest % 5 !== 0) return clock(minute);
  const named = rest > 30 ? (hour + 1) % 24 : hour;
  if (rest === 0) return words.inPart(words.on(hour), partOf(hour));
  const name = words.hour(named);
  const told = rest > 30 ? words.to(words.minutes(60 - rest), name) : words.past(words.minutes(rest), name);
  return words.inPart(told, partOf(named));
}

function partOf(hour: number): PartOfDay {
  if (hour % 12 === 0) return "none";
  if (hour < 6) return "night";
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}
