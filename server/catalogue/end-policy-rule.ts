import { authorise, type Ctx, DomainError, invalid, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { lossOf, standing } from "./change.ts";
import { lockCatalogue } from "./lock.ts";
import { visibleRules } from "./policy-rules.ts";
import { shelfOf } from "./queries.ts";
import { EndPolicyRule, type PolicyChanged } from "./schemas.ts";

/** Ends a rule with a date. BAD_REQUEST `endPast` before yesterday, CONFLICT `ruleEnded` when it has ended by then. */
export async function endPolicyRule(ctx: Ctx, input: EndPolicyRule): Promise<PolicyChanged> {
  authorise(ctx, "catalogue:manage");
  const { policyRuleId, lastDate } = EndPolicyRule.parse(input);
  return transact(ctx, async (tx) => {
    await lockCatalogue(tx, ctx);
    const now = await standing(tx, ctx);
    if (!visibleRules(now).some((rule) => rule.policyRuleId === policyRuleId)) throw notFound("policyRule");
    const [earliest] = now.places
      .map(({ on }) => Temporal.PlainDate.from(on).subtract({ days: 1 }).toString())
      .sort();
    if (earliest && lastDate < earliest) throw invalid("lastDate", "endPast");
    const { count } = await tx.sql`
      update policy_rule set effective_to = ${lastDate}::date
       where practice_id = ${ctx.practiceId} and policy_rule_id = ${policyRuleId}
         and (effective_to is null or effective_to > ${lastDate}::date)`;
    if (count === 0) throw new DomainError("CONFLICT", "ruleEnded");
    await audit(tx, ctx, {
      action: "policy.ended",
      subjectKind: "policy_rule",
      subjectId: policyRuleId,
      fields: ["effectiveTo"],
    });
    return { policyRuleId, lost: await lossOf(tx, ctx, now, await shelfOf(tx, ctx)) };
  });
}
