/** Until when she may drink clear fluids, eat lightly and eat fat before she is put to sleep. */
export type Fasting = {
  readonly clearUntil: Temporal.Instant;
  readonly lightUntil: Temporal.Instant;
  readonly fattyUntil: Temporal.Instant;
};

/** Hours that pass before the planned start, whatever the clocks do meanwhile (docs/domain.md: ASA 2017, 2023). */
const HOURS = { clear: 2, light: 6, fatty: 8 } as const;

export const fastingBefore = (startsAt: Temporal.Instant): Fasting => ({
  clearUntil: startsAt.subtract({ hours: HOURS.clear }),
  lightUntil: startsAt.subtract({ hours: HOURS.light }),
  fattyUntil: startsAt.subtract({ hours: HOURS.fatty }),
});
