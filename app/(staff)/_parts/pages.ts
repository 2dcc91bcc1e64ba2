import type { StaffRole } from "#server/kernel/index.ts";

export const staffPages = {
  today: "/today",
  find: "/find",
  patients: "/patients",
  list: "/list",
  cases: "/cases",
  practice: "/practice",
  closures: "/practice/closures",
} as const;
export type StaffPage = keyof typeof staffPages;

/** What stands in the head bar and in the tabs of a phone, by role: four at the most. */
export const pagesOf: Record<StaffRole, readonly StaffPage[]> = {
  desk: ["today", "find", "patients", "closures"],
  surgeon: ["today", "list", "cases", "patients"],
  anaesthetist: ["today", "list", "patients"],
  nurse: ["today", "list", "patients"],
  manager: ["today", "practice", "closures"],
};
