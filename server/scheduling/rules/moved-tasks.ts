/** A task of the desk's that is not done, and how many days before the operation it is due. */
export type OpenTask<Task extends string> = { readonly task: Task; readonly daysBefore: number };

/** The dates of the operation before and after, and today, all at its site. */
export type Days = { readonly was: string; readonly willBe: string; readonly today: string };

type Due = { on: string; overdue: boolean };
export type MovedTask<Task extends string> = { task: Task; was: Due; willBe: Due };

/** What the desk has to do by another date when an operation goes to another day, the soonest due first; nothing within its day. */
export function movedTasks<Task extends string>(
  tasks: readonly OpenTask<Task>[],
  { was, willBe, today }: Days,
): MovedTask<Task>[] {
  if (was === willBe) return [];
  const due = (date: string, daysBefore: number): Due => {
    const on = Temporal.PlainDate.from(date).subtract({ days: daysBefore }).toString();
    return { on, overdue: on < today };
  };
  return tasks
    .toSorted((a, b) => b.daysBefore - a.daysBefore || (a.task < b.task ? -1 : 1))
    .map(({ task, daysBefore }) => ({ task, was: due(was, daysBefore), willBe: due(willBe, daysBefore) }));
}

/** Whether what she was asked for one start may be asked again for another: on another day, or earlier. Of the hours alone, so that it tells nothing of an operation. */
export const asksAgain = (was: number, willBe: number, days: Pick<Days, "was" | "willBe">): boolean =>
  days.was !== days.willBe || willBe < was;
