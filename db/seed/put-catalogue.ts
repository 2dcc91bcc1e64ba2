import type { Pool } from "#db/client.ts";
import { newId } from "#server/kernel/ids.ts";
import type { Laid } from "./laid.ts";
import type { PracticePlan, RoomOrPerson } from "./places.ts";
import { policyPlans } from "./policies.ts";
import { procedurePlans } from "./procedures.ts";
import { profilePlans } from "./profiles.ts";
import { put, type Row } from "./put.ts";
import { textsOf } from "./texts.ts";

type Base = {
  plan: PracticePlan;
  practiceId: string;
  pools: Map<RoomOrPerson, string>;
  staff: Map<string, string>;
};

/** Profiles, procedures, policy and templates; rules and templates reviewed by the demo's surgeon and marked as demo. */
export async function putCatalogue(sql: Pool, base: Base, now: Temporal.Instant) {
  const { variants, needs } = await putProfiles(sql, base);
  const procedures = new Map(procedurePlans.map(({ key }) => [key, newId()]));
  const of = (key: string) => ({ practice_id: base.practiceId, procedure_id: procedures.get(key) ?? "" });
  await put(
    sql,
    "procedure",
    procedurePlans.map((one) => ({
      ...of(one.key),
      name: one.name,
      code: one.code,
      specialty: one.specialty,
      policy_group: one.policyGroup,
      sensitive: one.sensitive,
      policy_controlled: one.policyControlled,
      sided: one.sided ?? false,
    })),
  );
  const uses = procedurePlans.flatMap(({ key, variants: keys }) =>
    keys.map((variant) => ({ ...of(key), variant_id: variants.get(variant) ?? "" })),
  );
  await put(sql, "procedure_variant", uses);
  await putPrivileges(sql, base, now);
  await putPolicy(sql, base, now);
  await putTemplates(sql, base, procedures, now);
  return { variants, needs, procedures };
}

/** Each surgeon of the demo for each specialty that its procedures name; the first one without an end. */
async function putPrivileges(sql: Pool, { plan, practiceId, staff }: Base, now: Temporal.Instant) {
  const specialties = [...new Set(procedurePlans.map(({ specialty }) => specialty))];
  const surgeons = plan.staff.filter(({ roles }) => roles.includes("surgeon"));
  const nextYear = now.toZonedDateTimeISO("UTC").year + 1;
  const rows = surgeons.flatMap(({ email }, n) =>
    specialties.map((specialty) => ({
      practice_id: practiceId,
      privilege_id: newId(),
      staff_id: staff.get(email) ?? "",
      specialty,
      valid_from: "2020-01-01",
      valid_until: n === 0 ? null : `${nextYear}-12-31`,
      source: `Demo register ${1000 + n}`,
    })),
  );
  await put(sql, "privilege", rows);
}

type Variants = Pick<Laid, "variants" | "needs">;

async function putProfiles(sql: Pool, { practiceId, pools }: Base): Promise<Variants> {
  const of = { practice_id: practiceId };
  const laid: Variants = { variants: new Map(), needs: new Map() };
  const rows: Record<"profile" | "variant" | "phase" | "need", Row[]> = {
    profile: [],
    variant: [],
    phase: [],
    need: [],
  };
  for (const { variants: plans, key: _, ...profile } of profilePlans) {
    const profileId = newId();
    rows.profile.push({
      ...of,
      profile_id: profileId,
      label: profile.label,
      kind: profile.kind,
      anaesthesia: profile.anaesthesia,
      arrival_lead_minutes: profile.arrivalLeadMinutes,
      price_band: profile.priceBand,
      follow_up_pattern: profile.followUpPattern,
    });
    for (const { key, label, phases } of plans) {
      const variantId = newId();
      const own: { needId: string; kind: string }[] = [];
      laid.variants.set(key, variantId);
      laid.needs.set(key, own);
      rows.variant.push({ ...of, variant_id: variantId, profile_id: profileId, label });
      for (const [ordinal, { name, minutes, main = false, needs }] of phases.entries()) {
        const phaseId = newId();
        rows.phase.push({ ...of, phase_id: phaseId, variant_id: variantId, ordinal, name, minutes, main });
        for (const [place, { kind, before = 0, after = 0 }] of needs.entries()) {
          const needId = newId();
          own.push({ needId, kind });
          const held = { before_minutes: before, after_minutes: after };
          const pool = { kind, pool_id: pools.get(kind) ?? null };
          rows.need.push({ ...of, need_id: needId, phase_id: phaseId, ordinal: place, ...pool, ...held });
        }
      }
    }
  }
  for (const [table, those] of Object.entries(rows)) await put(sql, table, those);
  return laid;
}

async function putPolicy(sql: Pool, { plan, practiceId }: Base, now: Temporal.Instant): Promise<void> {
  const reviewedOn = now.toZonedDateTimeISO("UTC").toPlainDate().toString();
  await put(
    sql,
    "policy_rule",
    policyPlans.map((rule) => ({
      practice_id: practiceId,
      policy_rule_id: newId(),
      policy_group: rule.policyGroup,
      jurisdiction: rule.jurisdiction,
      status: rule.status,
      effective_from: rule.effectiveFrom ?? null,
      cooling_off_days: rule.coolingOffDays ?? 0,
      cooling_off_start: rule.coolingOffStart ?? "none",
      wait_blocks: `{${(rule.waitBlocks ?? []).join(",")}}`,
      waivable: rule.waivable ?? false,
      minimum_age: rule.minimumAge ?? null,
      minimum_consultations: rule.minimumConsultations ?? 1,
      source: rule.source,
      source_url: rule.sourceUrl,
      reviewed_by: `${plan.reviewer} (demo)`,
      reviewed_on: reviewedOn,
    })),
  );
}

async function putTemplates(
  sql: Pool,
  base: Base,
  procedures: Map<string, string>,
  now: Temporal.Instant,
): Promise<void> {
  const { plan, practiceId, staff } = base;
  const reviewer = plan.staff.find(({ name }) => name === plan.reviewer);
  const each = textsOf(procedurePlans).map((one) => ({ ...one, templateId: newId() }));
  await put(
    sql,
    "template",
    each.map(({ key, kind, templateId }) => ({
      practice_id: practiceId,
      template_id: templateId,
      procedure_id: key && (procedures.get(key) ?? ""),
      kind,
    })),
  );
  await put(
    sql,
    "template_version",
    each.map(({ content, templateId }) => ({
      practice_id: practiceId,
      template_version_id: newId(),
      template_id: templateId,
      version: 1,
      state: "approved",
      content: JSON.stringify(content),
      is_demo: true,
      approved_by: staff.get(reviewer?.email ?? "") ?? null,
      approved_by_name: `${plan.reviewer} (demo)`,
      approved_at: now.subtract({ hours: 24 * 120 }).toString(),
    })),
  );
}
