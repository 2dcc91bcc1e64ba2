import { authorise, type Ctx, invalid, newId, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { lossOf, standing } from "./change.ts";
import { procedureIn } from "./edit-procedure.ts";
import { lockCatalogue } from "./lock.ts";
import { shelfOf } from "./queries.ts";
import { AddPolicyRule, type PolicyChanged } from "./schemas.ts";

/**
 * Records a rule of law or policy with its source and the surgeon who has read it. Law is never refused for the rule of three: what it takes away is
 * not offered from then on, and the answer says which variants, where.
 */
export async function addPolicyRule(ctx: Ctx, input: AddPolicyRule): Promise<PolicyChanged> {
  authorise(ctx, "catalogue:manage");
  const rule = AddPolicyRule.parse(input);
  return transact(ctx, async (tx) => {
    await lockCatalogue(tx, ctx);
    const now = await standing(tx, ctx);
    if (rule.procedureId) procedureIn(now, rule.procedureId);
    const reviewedBy = await surgeonName(tx, ctx, rule.reviewerId);
    const latest =
      now.places
        .map(({ on }) => on)
        .sort()
        .at(-1) ?? rule.reviewedOn;
    if (rule.reviewedOn > latest) throw invalid("reviewedOn", "reviewedAhead");
    const policyRuleId = newId();
    await tx.sql`
      insert into policy_rule (practice_id, policy_rule_id, procedure_id, policy_group, jurisdiction, status, effective_from,
                               effective_to, cooling_off_days, cooling_off_start, wait_blocks, waivable, minimum_age,
                               minimum_consultations, consent_taker, source, source_url, reviewed_by, reviewed_on)
      values (${ctx.practiceId}, ${policyRuleId}, ${rule.procedureId}, ${rule.policyGroup}, ${rule.jurisdiction}, ${rule.status},
              ${rule.effectiveFrom}::date, ${rule.effectiveTo}::date, ${rule.coolingOffDays}, ${rule.coolingOffStart},
              ${rule.waitBlocks}::text[], ${rule.waivable}, ${rule.minimumAge}, ${rule.minimumConsultations},
              ${rule.consentTaker}, ${rule.source}, ${rule.sourceUrl}, ${reviewedBy}, ${rule.reviewedOn}::date)`;
    await audit(tx, ctx, { action: "policy.added", subjectKind: "policy_rule", subjectId: policyRuleId });
    return { policyRuleId, lost: await lossOf(tx, ctx, now, await shelfOf(tx, ctx)) };
  });
}

async function surgeonName(tx: Tx, ctx: Ctx, staffId: string): Promise<string> {
  const [row] = await tx.sql<{ name: string }[]>`
    select s.name from staff s
      join staff_role r using (practice_id, staff_id)
      join staff_account a using (practice_id, staff_id)
     where s.practice_id = ${ctx.practiceId} and s.staff_id = ${staffId} and r.role = 'surgeon' and a.active`;
  if (!row) throw invalid("reviewerId", "reviewerUnknown");
  return row.name;
}
