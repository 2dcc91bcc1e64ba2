import { getTranslations } from "next-intl/server";
import type { PhaseView } from "#server/catalogue/schemas.ts";
import { type Choice, choiceOf } from "./resource-choices.ts";

/** A variant's phases in words, one a line, the one whose start is the booking's hour in bold. */
export async function PhaseLines({
  phases,
  choices,
}: {
  phases: readonly PhaseView[];
  choices: readonly Choice[];
}) {
  const words = await getTranslations("Catalogue");
  const kinds = await getTranslations("Practice.kinds");
  const needWords = (need: PhaseView["needs"][number]) => {
    const { beforeMinutes: before, afterMinutes: after } = need;
    const name = choiceOf(choices, need)?.name ?? kinds(need.kind);
    return before + after > 0 ? `${name} (${words("around", { before, after })})` : name;
  };
  return (
    <ul className="small">
      {phases.map(({ name, minutes, main, needs }, i) => {
        const line = words("phaseLine", {
          name: words(`phaseNames.${name}`),
          minutes,
          needs: needs.length > 0 ? needs.map(needWords).join(", ") : words("noNeeds"),
        });
        return <li key={`${name} ${i.toString()}`}>{main ? <b>{line}</b> : line}</li>;
      })}
    </ul>
  );
}
