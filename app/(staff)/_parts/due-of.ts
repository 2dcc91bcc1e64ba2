import type { DeskTaskView } from "#server/scheduling/schemas.ts";

/** How a task stands to its day, at its site. */
export function dueOf(
  { due, today }: Pick<DeskTaskView, "due" | "today">,
  done: boolean,
): "done" | "none" | "late" | "today" | "by" {
  if (done) return "done";
  if (due === null) return "none";
  if (due < today) return "late";
  return due === today ? "today" : "by";
}
