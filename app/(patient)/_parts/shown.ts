const HOLDS_SECONDS = 120;

const secondsOf = (now: Temporal.Instant): number => Math.floor(now.epochMilliseconds / 1000);

/** The mark of a wish to be shown what is private, made at `now`. */
export const shownFrom = (now: Temporal.Instant): string => String(secondsOf(now));

/** Whether what is private was shown within the last hour: a form sent from there without scripts is answered there, however long she read. */
export function wasShown(mark: string | undefined, now: Temporal.Instant): boolean {
  if (!mark || !/^\d{1,12}$/.test(mark)) return false;
  const age = secondsOf(now) - Number(mark);
  return age >= 0 && age < 3600;
}

/** For how many seconds a mark still holds, at the most two minutes; 0 when it does not: a page that a browser opens again later is covered again. */
export function secondsLeft(mark: string | undefined, now: Temporal.Instant): number {
  if (!mark || !/^\d{1,12}$/.test(mark)) return 0;
  const age = secondsOf(now) - Number(mark);
  return age >= 0 && age < HOLDS_SECONDS ? HOLDS_SECONDS - age : 0;
}
