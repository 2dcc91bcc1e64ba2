import {
  askedPeriods,
  optedOut,
  periodsOf,
  privilegesOf,
  proceduresFor,
  qualifiedFor,
} from "#server/catalogue/index.ts";
import { missingOf, type OfferedProcedure } from "#server/catalogue/schemas.ts";
import { authorise, type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { canCome } from "./offer.ts";
import { waitingProcedures } from "./queries.ts";
import { ageToday, floorOf, refusalOf } from "./rules/wait.ts";
import type { Offer, OffersFor, OffersView, Refusal } from "./schemas.ts";
import { type Consulted, standingOf } from "./standing.ts";

/**
 * The procedures of which a surgeon may open a case for a patient at a site today, each with the earliest day or what stands in the way. Errors as in `openCase`. Opening
 * her identity is audited.
 */
export async function offersFor(ctx: Ctx, { patientId, siteId }: OffersFor): Promise<OffersView> {
  authorise(ctx, "case:request");
  return transact(ctx, async (tx) => {
    const her = await standingOf(tx, ctx, patientId, siteId);
    const offers = await offersOf(tx, ctx, her, { patientId, siteId });
    await audit(tx, ctx, { action: "case.prepared", subjectKind: "patient", subjectId: patientId });
    const { today, birthDate, consultedOn, patientName, siteName, surgeonName } = her;
    return {
      patientId,
      patientName,
      birthDate,
      siteId,
      siteName,
      surgeonName,
      today,
      consultedOn: [...consultedOn],
      offers,
    };
  });
}

type Asked = OffersFor & { exceptCase?: string };

/** The same for whoever knows her standing already. `exceptCase`: one of hers that does not count as asked for. */
export async function offersOf(
  tx: Tx,
  ctx: Ctx,
  her: Consulted,
  { patientId, siteId, exceptCase }: Asked,
): Promise<Offer[]> {
  const surgeon = ctx.actorId ?? "";
  const [excluded, privileges, asked, periods] = await Promise.all([
    optedOut(tx, ctx),
    privilegesOf(tx, ctx, surgeon),
    askedPeriods(tx, ctx),
    periodsOf(tx, ctx, [surgeon]),
  ]);
  const isUnset = (id: string) => missingOf(asked(id), periods(surgeon, id)).length > 0;
  const offered = await proceduresFor(tx, ctx, siteId, { on: her.today, age: ageToday(her) });
  const waiting = await waitingProcedures(tx, ctx, patientId, exceptCase);
  return offered
    .filter(({ procedureId }) => !excluded.has(procedureId))
    .map((one): Offer => {
      const { floor, waits } = floorOf(one.policy, her);
      const found = refusalOf(one.policy, her, { notBefore: floor });
      const isQualified = qualifiedFor(privileges, one).on(her.today);
      const { procedureId: id } = one;
      const reason = hindrance(one, { isQualified, waiting: waiting.has(id), isUnset: isUnset(id) });
      const refusal = reason ? { reason, field: null, params: {} } : found && !canCome(found) ? found : null;
      return {
        procedureId: one.procedureId,
        name: one.name,
        sided: one.sided,
        variants: one.variants,
        waits: waits.map(({ days, start, source }) => ({ days, start, source })),
        floor,
        refusal,
      };
    });
}

function hindrance(
  { variants, hasApprovedTemplate }: OfferedProcedure,
  { isQualified, waiting, isUnset }: Record<"isQualified" | "waiting" | "isUnset", boolean>,
): Refusal["reason"] | null {
  if (!isQualified) return "notQualified";
  if (waiting) return "alreadyRequested";
  if (!hasApprovedTemplate) return "noApprovedTemplate";
  if (isUnset) return "periodsMissing";
  return variants.length === 0 ? "variantTellsTooMuch" : null;
}
