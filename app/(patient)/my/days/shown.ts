const HOLDS_SECONDS = 120;

const secondsOf = (now: Temporal.Instant): number => Math.floor(now.epochMilliseconds / 1000);

/** The mark of a wish to be shown what is private, made at `now`. */
export const shownFrom = (now: Temporal.Instant): string => String(secondsOf(now));

/** Whether a mark still holds: a page that a browser opens again later is covered again. */
export function isShown(mark: string | undefined, now: Temporal.Instant): boolean {
  if (!mark || !/^\d{1,12}$/.test(mark)) return false;
  const age = secondsOf(now) - Number(mark);
  return age >= 0 && age <= HOLDS_SECONDS;
}
