import { generalRecovery } from "#server/catalogue/index.ts";
import { RecoveryContent } from "#server/catalogue/template-schemas.ts";
import type { ProcedurePlan } from "./procedures.ts";

/** The general text with the procedure's own lines: daily care until it has healed, what is normal in the first two weeks. */
export function recoveryText({ text }: ProcedurePlan): RecoveryContent {
  const base = generalRecovery();
  return RecoveryContent.parse({
    ...base,
    about: text.about ?? [],
    sutures: text.sutures,
    days: base.days.map((stretch) => ({
      ...stretch,
      do: stretch.to < 14 ? [...stretch.do, ...(text.do ?? [])] : stretch.do,
      dont: [...stretch.dont, ...(text.dont ?? [])],
      normal: stretch.to < 14 ? [...stretch.normal, ...(text.normal ?? [])] : stretch.normal,
    })),
  });
}
