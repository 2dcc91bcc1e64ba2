import type { DayStep } from "../day-schemas.ts";

/** What must be met before a step; others follow what was met. */
export const stageOf: Partial<Record<DayStep, "sedation" | "discharge">> = {
  ready: "sedation",
  in_theatre: "sedation",
  discharged: "discharge",
};
