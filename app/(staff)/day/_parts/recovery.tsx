import { getTranslations } from "next-intl/server";
import { addDays, dateAt, hour } from "#app/_format/index.ts";
import type { Option } from "#app/_forms/fields.tsx";
import type { DayCase } from "#server/pathway/day-schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";
import { totalOf } from "./padss.ts";
import { PadssForm } from "./padss-form.tsx";
import { SpecimenForm } from "./specimen-form.tsx";
import { SuturesForm } from "./sutures-form.tsx";

type Props = { one: DayCase; now: Temporal.Instant; reviews: readonly Option[] | null };

/** From theatre on: sutures as made, what was sent; in recovery the score by which she may go home. Once she is home it only says what was kept. */
export async function Recovery({ one, now, reviews }: Props) {
  const words = await getTranslations("Day");
  const { caseId, patientName, zone, next, padss, sutures } = one;
  const hasBegun = one.steps.some(({ step }) => step === "in_theatre");
  if (!hasBegun) return null;
  const tomorrow = addDays(dateAt(now.toString(), zone), 1);
  // A score of another day is none for today.
  const score = padss && dateAt(padss.at, zone) === dateAt(now.toString(), zone) ? padss : null;
  return (
    <div className="day-after">
      {score && (
        <p className="day-kept">
          <b>{words("padss.title")}</b>
          <Sealed>
            {words("padss.last", {
              total: totalOf(score) ?? 0,
              time: hour(score.at, zone),
              name: score.byName,
            })}
          </Sealed>
        </p>
      )}
      {next === "discharged" && (
        <PadssForm caseId={caseId} patientName={patientName} scored={score && partsOf(score)} />
      )}
      <p className="day-kept">
        <b>{words("sutures.title")}</b>
        <Sealed>
          {!sutures
            ? words("sutures.none")
            : words(sutures.words ? "sutures.saidWords" : "sutures.said", {
                kind: sutures.material
                  ? words("sutures.saidMaterial", {
                      kind: words(`sutures.kinds.${sutures.kind}`),
                      material: words(`sutures.materials.${sutures.material}`),
                    })
                  : words(`sutures.kinds.${sutures.kind}`),
                words: sutures.words,
                name: sutures.byName,
              })}
        </Sealed>
      </p>
      {next !== null && (
        <div className="btns">
          <SuturesForm
            caseId={caseId}
            patientName={patientName}
            made={sutures}
            reviews={reviews}
            tomorrow={tomorrow}
          />
          <SpecimenForm caseId={caseId} patientName={patientName} />
        </div>
      )}
    </div>
  );
}

/** Its five parts alone. */
const partsOf = ({ vitals, activity, nausea, pain, bleeding }: NonNullable<DayCase["padss"]>) => ({
  vitals,
  activity,
  nausea,
  pain,
  bleeding,
});
