import { authorise, type Ctx, DomainError, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { type ItemId, WaiveItem } from "./answer-schemas.ts";
import { itemIn } from "./item-in.ts";
import { gatesOf, isOfTheDay, isShut } from "./rules/gates.ts";
import type { CaseId } from "./schemas.ts";
import { byWhom, caseInHand, writeTeam } from "./team-write.ts";

/**
 * Lets a gate pass that is open, by a role that its checklist names and with a reason, which stands on the case. What belongs to the day of the operation is let pass for the date that is booked, and for no other. FORBIDDEN `mayNotWaive`
 * for another role (`params.roles`: who may); CONFLICT `notOpen` where there is nothing to waive; PRECONDITION_FAILED `notTheDay` for what belongs to the day while none is booked; NOT_FOUND;
 * CONFLICT `caseOver`.
 */
export async function waiveItem(ctx: Ctx, input: WaiveItem): Promise<CaseId> {
  authorise(ctx, "case:prepare");
  const { caseId, itemId, reason } = WaiveItem.parse(input);
  return transact(ctx, async (tx) => {
    const found = await caseInHand(tx, ctx, caseId);
    const item = itemIn(found.standing, itemId);
    const { waivableBy } = item;
    if (!(waivableBy as readonly string[]).includes(ctx.role))
      throw new DomainError("FORBIDDEN", "mayNotWaive", { params: { roles: waivableBy.join(", ") } });
    const gate = gatesOf(found.standing).find(({ gateId }) => gateId === itemId);
    if (!gate || !isShut(gate)) throw new DomainError("CONFLICT", "notOpen");
    const { startsAt } = found.standing;
    if (isOfTheDay(item) && !startsAt) throw new DomainError("PRECONDITION_FAILED", "notTheDay");
    const forStart = startsAt?.toString() ?? null;
    const waiver = { ...(await byWhom(tx, ctx)), itemId, role: ctx.role, reason, forStart };
    await writeTeam(tx, ctx, found, { waivers: [...found.standing.team.waivers, waiver] });
    await audit(tx, ctx, { action: "case.waived", subjectKind: "surgical_case", subjectId: caseId });
    return { caseId };
  });
}

/** Takes a waiver back; CONFLICT `notWaived` where there is none. */
export async function unwaiveItem(ctx: Ctx, { caseId, itemId }: ItemId): Promise<CaseId> {
  authorise(ctx, "case:prepare");
  return transact(ctx, async (tx) => {
    const found = await caseInHand(tx, ctx, caseId);
    const { waivers } = found.standing.team;
    const others = waivers.filter((one) => one.itemId !== itemId);
    if (others.length === waivers.length) throw new DomainError("CONFLICT", "notWaived");
    await writeTeam(tx, ctx, found, { waivers: others });
    await audit(tx, ctx, {
      action: "case.waiver-taken-back",
      subjectKind: "surgical_case",
      subjectId: caseId,
    });
    return { caseId };
  });
}
