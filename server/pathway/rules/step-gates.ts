import type { DayStep } from "../day-schemas.ts";
import { isEmergency } from "./emergency.ts";
import { type CaseStanding, type Gate, gatesOf, unmetBefore } from "./gates.ts";

/** What must be met before a step; others follow what was met. */
export const stageOf: Partial<Record<DayStep, "sedation" | "discharge">> = {
  ready: "sedation",
  in_theatre: "sedation",
  discharged: "discharge",
};

type Stage = NonNullable<(typeof stageOf)[DayStep]>;

/** Whether no gate is asked before a stage: what came with an import has none of ours, and the emergency track passes those of the way into theatre. */
export const passesGates = ({ contents, team }: CaseStanding, stage: Stage, now: Temporal.Instant): boolean =>
  contents.procedureId === null || (stage === "sedation" && isEmergency(team, now));

export type Missing = Pick<Gate, "gateId" | "by" | "waitsFor"> & { title: string | null };

/** What refuses a step now, as clinicians are told it; `title` null: a built-in gate. */
export function missingBefore(standing: CaseStanding, step: DayStep, now: Temporal.Instant): Missing[] {
  const stage = stageOf[step];
  if (!stage || passesGates(standing, stage, now)) return [];
  return unmetBefore(gatesOf(standing), stage).map(({ gateId, by, item, waitsFor }) => ({
    gateId,
    by,
    title: item?.title ?? null,
    waitsFor,
  }));
}
