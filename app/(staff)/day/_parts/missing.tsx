import { getTranslations } from "next-intl/server";
import type { DayCase, DayStep } from "#server/pathway/day-schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";

const gated = ["ready", "in_theatre", "discharged"] as const satisfies readonly DayStep[];
const builtIn = [
  "decision",
  "consent",
  "anaesthesiaConsent",
  "assessment",
  "reaffirmed",
  "padss",
  "sutures",
] as const;

/** What refuses the next step, each with whom it waits for. Its titles tell what she is treated for: they are sealed. */
export async function Missing({ one: { missing, next } }: { one: Pick<DayCase, "missing" | "next"> }) {
  const words = await getTranslations("Day");
  const step = gated.find((gate) => gate === next);
  if (!step || missing.length === 0) return null;
  const titleOf = ({ by, title }: DayCase["missing"][number]) =>
    title ?? words(`missing.${builtIn.find((known) => known === by) ?? "item"}`);
  return (
    <div className="day-missing">
      <p className="mark is-attention">{words(`missingTitle.${step}`)}</p>
      <ul>
        {missing.map((gate) => (
          <li key={gate.gateId}>
            <Sealed>{titleOf(gate)}</Sealed>
            <small>{words(`waitsFor.${gate.waitsFor}`)}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
