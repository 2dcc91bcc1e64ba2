import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { type Standing, standing } from "./change.ts";
import { existing, type RuleRow } from "./queries.ts";
import { concerns } from "./rules/policy.ts";
import type { PolicyRuleView } from "./schemas.ts";

/** The rules of law and policy that the practice keeps. Those about nothing but what is blocked at every site are missing, as it is itself. */
export async function policyRules(ctx: Ctx): Promise<PolicyRuleView[]> {
  authorise(ctx, "catalogue:read");
  return transact(ctx, async (tx) => {
    const now = await standing(tx, ctx);
    const names = new Map(now.shelf.procedures.map(({ procedureId, name }) => [procedureId, name]));
    return visibleRules(now).map(({ reviewed: _, ...rule }) => ({
      ...rule,
      waitBlocks: [...rule.waitBlocks],
      procedureName: rule.procedureId && (names.get(rule.procedureId) ?? null),
    }));
  });
}

/** A rule is hidden when it concerns a hidden procedure and no visible one. */
export function visibleRules({ shelf, places }: Standing): RuleRow[] {
  const seen = existing(shelf, places);
  const hidden = shelf.procedures.filter((one) => !seen.includes(one));
  return shelf.rules.filter(
    (rule) => seen.some((one) => concerns(rule, one)) || !hidden.some((one) => concerns(rule, one)),
  );
}
