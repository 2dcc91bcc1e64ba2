import type { OfferedProcedure } from "#server/catalogue/schemas.ts";
import type { CaseContents } from "#server/pathway/schemas.ts";
import type { Dice } from "./dice.ts";

type Contents = Omit<CaseContents, "withdrawnAt">;
type Given = { procedure: OfferedProcedure; templateVersionId: string; waitFrom: string };

const NOTES = [
  "Wishes to be called by her first name.",
  "Afraid of needles: take time.",
  "Has read the leaflet and has no further questions.",
  "Would like the first place of the list.",
];
const SUTURES = ["Vicryl Rapide", "Vicryl", "Monocryl"];

/** What a surgeon may have written beside the procedure. */
export const ownWords = (roll: Dice): { note?: string; sutures?: string } => ({
  ...(roll.chance(0.3) && { note: roll.pick(NOTES) }),
  ...(roll.chance(0.5) && { sutures: roll.pick(SUTURES) }),
});

/** What a case seals, as `cases.request` would have it. */
export function contentsOf({ procedure, templateVersionId, waitFrom }: Given, roll: Dice): Contents {
  const { procedureId, name, code, policy } = procedure;
  const { note = null, sutures = null } = ownWords(roll);
  const asked = policy.waits.some(({ start }) => start !== "consultation");
  return {
    procedureId,
    procedureName: name,
    procedureCode: code,
    templateVersionId,
    note,
    sutures,
    waitFrom: asked ? waitFrom : null,
    wait: policy.wait && { days: policy.wait.days, start: policy.wait.start, source: policy.wait.source },
  };
}

/** The same with every word replaced by the planted one, followed by the field's name: whoever finds it outside has found a leak. */
export function planted(plant: string, given: Given, roll: Dice): Contents {
  const contents = contentsOf(given, roll);
  const word = (field: string) => `${plant}-${field}`;
  return {
    ...contents,
    procedureName: word("procedureName"),
    procedureCode: word("procedureCode"),
    note: word("note"),
    sutures: word("sutures"),
    wait: contents.wait && { ...contents.wait, source: word("waitSource") },
  };
}
