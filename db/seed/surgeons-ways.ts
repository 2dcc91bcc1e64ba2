import { setPeriods } from "#server/catalogue/index.ts";
import type { Periods } from "#server/catalogue/schemas.ts";
import type { TeamPart } from "#server/pathway/part-schemas.ts";
import { surgeonCtx } from "./actors.ts";
import type { Laid } from "./laid.ts";
import { procedurePlans, REMOVED } from "./procedures.ts";

const OWN: Readonly<Record<string, Periods>> = {
  "Dr Ada Muster": { exercise: 3, abstinence: 6 },
  "Dr Noé Voorbeeld": { exercise: 4, abstinence: 8 },
};

/** The weeks that a surgeon of the demo has set. */
export const demoPeriods = (surgeon: string): Periods => OWN[surgeon] ?? { exercise: 4, abstinence: 6 };

/** Each surgeon sets her own, by the product's own door: the demo's texts name them. */
export async function putPeriods(laid: Laid, now: Temporal.Instant): Promise<void> {
  for (const { name, roles } of laid.plan.staff)
    if (roles.includes("surgeon"))
      await setPeriods(surgeonCtx(laid, name, now), {
        periods: [...laid.procedures.values()].map((procedureId) => ({ procedureId, ...demoPeriods(name) })),
      });
}

type Stitches = Pick<NonNullable<TeamPart["sutures"]>, "kind" | "material">;

/** As the demo's surgeons close what they have opened. */
export function demoStitches(key: string): Stitches {
  const plan = procedurePlans.find((one) => one.key === key);
  if (!plan?.text.sutures) return { kind: "none", material: null };
  if (plan.text.sutures === REMOVED) return { kind: "removal", material: null };
  return { kind: "absorbable", material: plan.specialty === "gynaecology" ? "vicrylRapide" : "monocryl" };
}
