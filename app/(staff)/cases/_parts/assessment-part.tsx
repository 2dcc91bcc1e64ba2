import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { dateAt, shortDate } from "#app/_format/index.ts";
import type { CaseView } from "#server/pathway/schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";
import { bmiOf } from "../_gates/bmi.ts";

/** What the anaesthetist found, for those who treat her. `mayAssess`: the reader may do it again. */
export async function AssessmentPart({ view, mayAssess }: { view: CaseView; mayAssess: boolean }) {
  const said = view.preparation?.assessment;
  if (!said) return null;
  const words = await getTranslations("Case.assessment");
  const rows = [
    { key: "asa", label: words("asa"), is: words(`asas.${said.asa as 1}`) },
    { key: "airway", label: words("airway"), is: said.airway },
    { key: "apnoea", label: words("apnoea"), is: words(said.sleepApnoea ? "apnoeaYes" : "apnoeaNo") },
    {
      key: "build",
      label: words("buildLabel"),
      is: words("build", {
        height: said.heightCm,
        weight: said.weightKg,
        bmi: bmiOf(said.heightCm, said.weightKg) ?? "",
      }),
    },
    { key: "clot", label: words("clotRisk"), is: words(`clotRisks.${said.clotRisk}`) },
    ...(said.conditions
      ? [
          {
            key: "conditions",
            label: words(said.outcome === "not_fit" ? "whyNot" : "conditions"),
            is: said.conditions,
          },
        ]
      : []),
  ];
  return (
    <section className="part" aria-labelledby="assessment">
      <div className="part-head">
        <h2 id="assessment">
          {words("title")}: {words(`outcomes.${said.outcome}`)}
        </h2>
        {mayAssess && (
          <Link className="small" href={`/cases/${view.caseId}/assessment`} prefetch={false}>
            {words("again")}
          </Link>
        )}
      </div>
      <dl className="rows">
        {rows.map(({ key, label, is }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              <Sealed>{is}</Sealed>
            </dd>
          </div>
        ))}
      </dl>
      <p className="small soft gates-foot">
        {words("by", { name: said.byName, date: shortDate(dateAt(said.at, view.zone)) })}
      </p>
    </section>
  );
}
