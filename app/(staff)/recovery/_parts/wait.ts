export type Wait = { unit: "minutes" | "hours" | "days"; count: number };

/** How long something waits, in the largest unit of which it has waited one whole. */
export function waitOf(since: string, now: number): Wait {
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000));
  if (minutes < 60) return { unit: "minutes", count: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? { unit: "hours", count: hours } : { unit: "days", count: Math.floor(hours / 24) };
}
