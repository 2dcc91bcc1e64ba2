import type { StaffRole } from "#server/kernel/index.ts";

export const staffPages = {
  today: "/today",
  find: "/find",
  patients: "/patients",
  list: "/list",
  cases: "/cases",
  prepare: "/prepare",
  practice: "/practice",
  closures: "/practice/closures",
} as const;
export type StaffPage = keyof typeof staffPages;

/** What stands in the head bar and in the tabs of a phone, by role: four at the most. For a surgeon Today gives way: the product's name leads to it, and `T`. */
export const pagesOf: Record<StaffRole, readonly StaffPage[]> = {
  desk: ["today", "find", "patients", "closures"],
  surgeon: ["list", "cases", "prepare", "patients"],
  anaesthetist: ["today", "list", "prepare", "patients"],
  nurse: ["today", "list", "prepare", "patients"],
  manager: ["today", "practice", "closures"],
};
