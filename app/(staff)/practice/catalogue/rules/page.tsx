import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { dateAt, fullDate } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import type { PolicyRuleView } from "#server/catalogue/schemas.ts";
import { EndRuleForm } from "../_parts/end-rule-form.tsx";
import { Frame, readers } from "../_parts/frame.tsx";
import { PolicyConditions } from "../_parts/policy-words.tsx";
import { RuleForm } from "../_parts/rule-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Catalogue"))("title") };
}

/** Law and policy as dated rows, each with its source and who has read it. */
export default async function RulesPage() {
  const actor = await requireStaff(...readers);
  const words = await getTranslations("Catalogue");
  const caller = await api();
  const [rules, procedures, sites] = await Promise.all([
    caller.catalogue.policyRules(),
    caller.catalogue.allProcedures({}),
    caller.practice.sites(),
  ]);
  const manages = actor.role === "manager";
  const surgeons = manages ? await surgeonsOf(caller) : [];
  const today = dateAt(actor.now.toString(), sites[0]?.zone ?? "UTC");
  return (
    <Frame here="rules" role={actor.role}>
      <p className="soft catalogue-about">{words("rulesAbout")}</p>
      {rules.length === 0 && <p className="soft">{words("noRules")}</p>}
      <ul className="rules-list">
        {rules.map((rule) => (
          <Rule key={rule.policyRuleId} rule={rule} today={today} manages={manages} />
        ))}
      </ul>
      {manages && (
        <section className="part">
          <h2>{words("addRule")}</h2>
          <RuleForm
            today={today}
            surgeons={surgeons}
            procedures={procedures.map(({ procedureId, name }) => ({ value: procedureId, label: name }))}
          />
        </section>
      )}
    </Frame>
  );
}

async function surgeonsOf(caller: Awaited<ReturnType<typeof api>>) {
  const people = await caller.staff.list();
  return people
    .filter(({ active, roles }) => active && roles.includes("surgeon"))
    .map(({ staffId, name }) => ({ value: staffId, label: name }));
}

type Row = { rule: PolicyRuleView; today: string; manages: boolean };

async function Rule({ rule, today, manages }: Row) {
  const words = await getTranslations("Catalogue");
  const isOver = rule.effectiveTo !== null && rule.effectiveTo < today;
  const wait = {
    days: rule.coolingOffDays,
    start: rule.coolingOffStart,
    blocks: rule.waitBlocks,
    waivable: rule.waivable,
  };
  const dates = [
    rule.effectiveFrom && words("fromOn", { date: fullDate(rule.effectiveFrom) }),
    rule.effectiveTo && words("toOn", { date: fullDate(rule.effectiveTo) }),
  ].filter(Boolean);
  return (
    <li className={isOver ? "soft" : undefined}>
      <div>
        <b>{rule.procedureName ?? rule.policyGroup}</b>
        <div className="small soft">{rule.jurisdiction || words("anywhere")}</div>
      </div>
      <div>
        {words(`status.${rule.status}`)}
        {dates.length > 0 && <span className="small soft"> {dates.join(" ")}</span>}
        <PolicyConditions {...rule} waits={rule.coolingOffDays > 0 ? [wait] : []} />
      </div>
      <div className="small">
        {rule.sourceUrl ? (
          <a href={rule.sourceUrl} rel="noreferrer noopener" target="_blank">
            {rule.source}
          </a>
        ) : (
          rule.source
        )}
        <div className="soft">
          {rule.reviewedBy && rule.reviewedOn
            ? words("reviewed", { name: rule.reviewedBy, date: fullDate(rule.reviewedOn) })
            : words("notReviewed")}
        </div>
      </div>
      {manages && !isOver && <EndRuleForm policyRuleId={rule.policyRuleId} today={today} />}
    </li>
  );
}
