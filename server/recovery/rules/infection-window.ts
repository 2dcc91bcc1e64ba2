/** How long an infection of the wound counts as one of the operation (CDC, docs/domain.md): 30 days, the operation's own being day 1. */
export const INFECTION_DAYS = 30;

/** A day of her plan, where the operation's own is day 0, as that window counts it; null outside of it. */
export const infectionDay = (day: number): number | null =>
  day >= 0 && day < INFECTION_DAYS ? day + 1 : null;
