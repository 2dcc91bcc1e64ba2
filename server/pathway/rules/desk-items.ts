import type { ChecklistContent, DeskTask } from "#server/catalogue/checklist-schemas.ts";
import type { Anaesthesia } from "./gates.ts";

/** What a checklist asks of the desk for an anaesthesia, each task once and as early as it is asked for; in one order, whatever that of the checklist. */
export function deskItemsOf(
  { items }: ChecklistContent,
  anaesthesia: Anaesthesia,
): { task: DeskTask; daysBefore: number }[] {
  const byTask = new Map<DeskTask, number>();
  for (const { deskTask, due, anaesthesia: its } of items) {
    if (!deskTask || !its.includes(anaesthesia)) continue;
    byTask.set(deskTask, Math.max(byTask.get(deskTask) ?? 0, due.by === "days" ? due.days : 0));
  }
  return [...byTask].toSorted().map(([task, daysBefore]) => ({ task, daysBefore }));
}
