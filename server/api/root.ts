import { casesRouter } from "./routers/cases.ts";
import { catalogueRouter } from "./routers/catalogue.ts";
import { dayRouter } from "./routers/day.ts";
import { importsRouter } from "./routers/imports.ts";
import { messagesRouter } from "./routers/messages.ts";
import { myRouter } from "./routers/my.ts";
import { patientsRouter } from "./routers/patients.ts";
import { practiceRouter } from "./routers/practice.ts";
import { recoveryRouter } from "./routers/recovery.ts";
import { schedulingRouter } from "./routers/scheduling.ts";
import { staffRouter } from "./routers/staff.ts";
import { router } from "./trpc.ts";

/** Everything that can be asked of the server. */
export const appRouter = router({
  cases: casesRouter,
  catalogue: catalogueRouter,
  day: dayRouter,
  imports: importsRouter,
  messages: messagesRouter,
  my: myRouter,
  patients: patientsRouter,
  practice: practiceRouter,
  recovery: recoveryRouter,
  scheduling: schedulingRouter,
  staff: staffRouter,
});

export type AppRouter = typeof appRouter;
