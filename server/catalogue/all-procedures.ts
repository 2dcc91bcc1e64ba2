import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { summaryOf } from "./procedures-for.ts";
import { existing, placesOf, shelfOf, variantNames } from "./queries.ts";
import { permittedAt } from "./rules/shelf.ts";
import { AllProcedures, type ProcedureView } from "./schemas.ts";

/** The practice's procedures by name, each with the sites where it is permitted today. What is blocked at every site is missing. */
export async function allProcedures(ctx: Ctx, input: AllProcedures): Promise<ProcedureView[]> {
  authorise(ctx, "catalogue:read");
  const { inactive } = AllProcedures.parse(input);
  return transact(ctx, async (tx) => {
    const [shelf, places, names] = [
      await shelfOf(tx, ctx),
      await placesOf(tx, ctx),
      await variantNames(tx, ctx),
    ];
    const offers = places.map((place) => ({ place, there: permittedAt(shelf, place) }));
    return existing(shelf, places)
      .filter(({ active }) => active || inactive)
      .map(({ milestones, deskItems: _, variantIds: __, tickedIds, ...procedure }) => ({
        ...procedure,
        hasApprovedTemplate: milestones !== null,
        variants: tickedIds.flatMap((id) => names.get(id) ?? []),
        sites: offers.flatMap(({ place, there }) => {
          const found = there.find((one) => one.procedure.procedureId === procedure.procedureId);
          if (!found) return [];
          const variants = found.variants.map((one) => ({ ...one }));
          return [{ siteId: place.siteId, siteName: place.name, policy: summaryOf(found.policy), variants }];
        }),
      }));
  });
}
