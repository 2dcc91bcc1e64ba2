import { secondsLeft } from "../../../_parts/shown.ts";

type Params = Record<string, string | string[] | undefined>;

/** What her page's address asks of one of her items, by its place among them: what became of a file, or which one to show. */
export type Asked = {
  at: number;
  said: string | null;
  /** The file to show, by its number from 1, and for how long. */
  shown: { number: number; seconds: number } | null;
};

/** Null where the address names no item. An address is anybody's to write: it says which words to choose, never the words. */
export function askedOf({ paper, at, show, number }: Params, now: Temporal.Instant): Asked | null {
  if (typeof at !== "string" || !/^\d{1,3}$/.test(at)) return null;
  const seconds = secondsLeft(typeof show === "string" ? show : undefined, now);
  const isShown = seconds > 0 && typeof number === "string" && /^\d{1,2}$/.test(number);
  return {
    at: Number(at),
    said: typeof paper === "string" ? paper : null,
    shown: isShown ? { number: Number(number), seconds } : null,
  };
}

/** The reasons that her page has words for; every other is said as one. */
const known = [
  "paperTooLarge",
  "paperUnreadable",
  "paperHeic",
  "paperBroken",
  "paperTooManyPixels",
  "paperBrokeOff",
  "fileMissing",
  "papersFull",
  "papersOfCaseFull",
  "papersBusy",
  "paperStays",
  "notFound",
] as const;

export const reasonOf = (said: string) => known.find((one) => one === said) ?? "paperNotKept";
