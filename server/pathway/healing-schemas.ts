import { z } from "zod";
import { Periods } from "#server/catalogue/period-schemas.ts";
import { clearedKinds } from "#server/catalogue/template-schemas.ts";
import { PlanInstant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { materials, sutureKinds } from "./day-schemas.ts";

/** All that has healed by a clinician's own look, nothing among it. `seen`: when it was said last, as the writer knows it; null: never. */
export const ClearCase = z.object({
  caseId: Id,
  kinds: z.enum(clearedKinds).array().max(clearedKinds.length),
  seen: PlanInstant.nullable(),
});
export type ClearCase = z.infer<typeof ClearCase>;

/** Stitches as they were made, or as they are planned until then. */
export const Stitches = z.object({ kind: z.enum(sutureKinds), material: z.enum(materials).nullable() });
export type Stitches = z.infer<typeof Stitches>;

/** Running cases of the acting surgeon's that keep other periods than are set now. */
export const KeptPeriods = z
  .object({ caseId: Id, patientName: z.string(), procedureName: z.string(), kept: Periods, set: Periods })
  .array();
export type KeptPeriods = z.infer<typeof KeptPeriods>;
