import { optedOut, privilegesOf, proceduresFor, qualifiedFor } from "#server/catalogue/index.ts";
import type { OfferedProcedure } from "#server/catalogue/schemas.ts";
import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { keptWait } from "./offer.ts";
import { waitingProcedures } from "./queries.ts";
import { ageToday, asksWaitFrom, firstDate, waitsFromWord } from "./rules/wait.ts";
import type { Offer, OffersFor, OffersView, Refusal } from "./schemas.ts";
import { standingOf } from "./standing.ts";

/**
 * What a surgeon may ask for a patient at a site today, each with the first lawful date or what stands in the way. Errors as in `requestCase`. Opening
 * her identity is audited.
 */
export async function offersFor(ctx: Ctx, { patientId, siteId }: OffersFor): Promise<OffersView> {
  authorise(ctx, "case:request");
  return transact(ctx, async (tx) => {
    const her = await standingOf(tx, ctx, patientId, siteId);
    const [excluded, privileges] = await Promise.all([
      optedOut(tx, ctx),
      privilegesOf(tx, ctx, ctx.actorId ?? ""),
    ]);
    const offered = await proceduresFor(tx, ctx, siteId, { on: her.today, age: ageToday(her) });
    const waiting = await waitingProcedures(tx, ctx, patientId);
    await audit(tx, ctx, { action: "case.prepared", subjectKind: "patient", subjectId: patientId });
    const { today, birthDate, consultedOn, firstSeenOn, patientName, siteName, surgeonName } = her;
    const offers = offered
      .filter(({ procedureId }) => !excluded.has(procedureId))
      .map((one): Offer => {
        const lawful = firstDate(one.policy, her);
        const isQualified = qualifiedFor(privileges, one).on(her.today);
        const reason = hindrance(one, { isQualified, waiting: waiting.has(one.procedureId) });
        const refusal = reason ? { reason, field: null, params: {} } : lawful.refusal;
        return {
          procedureId: one.procedureId,
          name: one.name,
          variants: one.variants,
          wait: keptWait(one.policy.wait),
          asksWaitFrom: asksWaitFrom(one.policy),
          fromWord: waitsFromWord(one.policy),
          floor: lawful.floor,
          first: refusal ? null : lawful.first,
          refusal,
        };
      });
    return {
      patientId,
      patientName,
      birthDate,
      siteId,
      siteName,
      surgeonName,
      today,
      consultedOn: [...consultedOn],
      firstSeenOn,
      offers,
    };
  });
}

function hindrance(
  { variants, hasApprovedTemplate }: OfferedProcedure,
  { isQualified, waiting }: { isQualified: boolean; waiting: boolean },
): Refusal["reason"] | null {
  if (!isQualified) return "notQualified";
  if (waiting) return "alreadyRequested";
  if (!hasApprovedTemplate) return "noApprovedTemplate";
  return variants.length === 0 ? "variantTellsTooMuch" : null;
}
