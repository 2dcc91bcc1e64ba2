import { z } from "zod";
import { deskTasks } from "#server/catalogue/checklist-schemas.ts";
import { CalendarDate, Id } from "./terms-schemas.ts";

export const DeskTask = z.enum(deskTasks);
export type DeskTask = z.infer<typeof DeskTask>;

/** Of one site, or of all; of one request those that are done, too. */
export const DeskTasksOf = z.object({ siteId: Id.optional(), requestId: Id.optional() });
export type DeskTasksOf = z.infer<typeof DeskTasksOf>;

/** One thing that the desk does before an operation. `due` and `operatedOn` are dates at its site; null while it is not booked. */
export const DeskTaskView = z.object({
  requestId: Id,
  task: DeskTask,
  done: z.boolean(),
  due: CalendarDate.nullable(),
  operatedOn: CalendarDate.nullable(),
  /** At its site. */
  today: CalendarDate,
  patientId: Id,
  patientName: z.string(),
  siteId: Id,
  siteName: z.string(),
});
export type DeskTaskView = z.infer<typeof DeskTaskView>;

/** The first of them, and how many there are. */
export const DeskTasks = z.object({ tasks: DeskTaskView.array(), count: z.int() });
export type DeskTasks = z.infer<typeof DeskTasks>;

export const SetDeskTask = z.object({ requestId: Id, task: DeskTask, done: z.boolean() });
export type SetDeskTask = z.infer<typeof SetDeskTask>;
