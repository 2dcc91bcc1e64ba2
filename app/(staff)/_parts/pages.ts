import type { StaffRole } from "#server/kernel/index.ts";

export const staffPages = {
  today: "/today",
  find: "/find",
  patients: "/patients",
  day: "/day",
  list: "/list",
  cases: "/cases",
  prepare: "/prepare",
  recovery: "/recovery",
  practice: "/practice",
  closures: "/practice/closures",
} as const;
export type StaffPage = keyof typeof staffPages;

/** What stands in the head bar by role, and the first four of it in the tabs of a phone. */
export const pagesOf: Record<StaffRole, readonly StaffPage[]> = {
  desk: ["today", "find", "patients", "closures"],
  surgeon: ["day", "list", "cases", "recovery", "prepare", "today", "patients"],
  anaesthetist: ["day", "list", "prepare", "recovery", "patients", "today"],
  nurse: ["today", "day", "prepare", "recovery", "patients", "list"],
  manager: ["today", "practice", "closures"],
};
