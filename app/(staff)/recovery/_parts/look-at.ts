/** The address at which one day's answers are looked at, beside the list. */
export const lookAt = (checkInId: string): string => `/recovery?checkIn=${checkInId}`;
