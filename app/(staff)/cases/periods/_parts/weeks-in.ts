/** What stands in a field: null where it is empty, 0 (which the server refuses) for what is no whole number. */
export const weeksIn = (text: string): number | null =>
  text === "" ? null : /^\d{1,3}$/.test(text) ? Number(text) : 0;
