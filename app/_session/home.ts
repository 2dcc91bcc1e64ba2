import type { SessionRole } from "#server/identity/sign-in-schemas.ts";

/** Where one begins: the board for those who run the day, their own list for those who operate and nurse, her page for a patient. */
export function homeOf(role: Exclude<SessionRole, "choosing">): string {
  if (role === "patient") return "/my";
  return role === "desk" || role === "manager" ? "/today" : "/list";
}
