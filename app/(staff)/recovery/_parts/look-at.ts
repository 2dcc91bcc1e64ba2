/** What the list shows: a day's answers, or somebody who says nothing. */
export type LineOf = { checkInId: string } | { silenceId: string };

/** Tells lines apart. */
export const lineKey = (line: LineOf): string => ("checkInId" in line ? line.checkInId : line.silenceId);

/** The address at which one of the list is looked at, beside it. */
export const lookAt = (line: LineOf): string =>
  "checkInId" in line ? `/recovery?checkIn=${line.checkInId}` : `/recovery?silence=${line.silenceId}`;
