import { dateAt } from "#server/kernel/dates.ts";
import { authorise, type Ctx, DomainError, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { askedPeriods } from "./asked-periods.ts";
import { type Standing, standing } from "./change.ts";
import { holdCatalogue, lockCatalogue } from "./lock.ts";
import { keepPeriods, periodsOf } from "./own-periods.ts";
import { privilegesOf } from "./privilege-queries.ts";
import { existing, type ProcedureRow } from "./queries.ts";
import { isOrWillBeQualified } from "./rules/privilege.ts";
import { missingOf, type PeriodsView, SetPeriods } from "./schemas.ts";

/** The periods of the acting surgeon's own, by procedure. Other surgeons and managers have no part in them. */
export async function ownPeriods(ctx: Ctx): Promise<PeriodsView> {
  authorise(ctx, "case:request");
  return transact(ctx, async (tx) => {
    await holdCatalogue(tx, ctx);
    return periodsView(tx, ctx);
  });
}

/**
 * The acting surgeon sets them; cases that have begun keep what they began with. CONFLICT `periodNeeded` for emptying one that an approved text cannot do without: who
 * approves one at the same moment waits, or is told what is missing.
 */
export async function setPeriods(ctx: Ctx, input: SetPeriods): Promise<PeriodsView> {
  authorise(ctx, "case:request");
  const { periods } = SetPeriods.parse(input);
  return transact(ctx, async (tx) => {
    await lockCatalogue(tx, ctx);
    const asked = await askedPeriods(tx, ctx);
    const procedures = await operatedBy(tx, ctx, await standing(tx, ctx));
    const before = await periodsOf(tx, ctx, [ctx.actorId ?? ""]);
    for (const { procedureId, name } of procedures) {
      const given = periods.find((one) => one.procedureId === procedureId) ?? null;
      const emptied = missingOf(asked(procedureId), given).filter(
        (kind) => before(ctx.actorId ?? "", procedureId)?.[kind],
      );
      if (emptied.length > 0) throw new DomainError("CONFLICT", "periodNeeded", { params: { name } });
    }
    await keepPeriods(tx, ctx, { periods });
    // The word of an opt-out: which of them it was tells nobody anything.
    await audit(tx, ctx, {
      action: "staff.preferences",
      subjectKind: "staff",
      subjectId: ctx.actorId ?? "",
    });
    return periodsView(tx, ctx);
  });
}

async function periodsView(tx: Tx, ctx: Ctx): Promise<PeriodsView> {
  const asked = await askedPeriods(tx, ctx);
  const own = await periodsOf(tx, ctx, [ctx.actorId ?? ""]);
  const procedures = await operatedBy(tx, ctx, await standing(tx, ctx));
  return {
    procedures: procedures.map(({ procedureId, name }) => ({
      ...{ procedureId, name, asked: asked(procedureId) },
      ...(own(ctx.actorId ?? "", procedureId) ?? { exercise: null, abstinence: null }),
    })),
  };
}

/** What the acting surgeon may operate, now or later. */
async function operatedBy(tx: Tx, ctx: Ctx, { shelf, places }: Standing): Promise<ProcedureRow[]> {
  const privileges = await privilegesOf(tx, ctx, ctx.actorId ?? "");
  const today = places.map(({ on }) => on).sort()[0] ?? dateAt(ctx.now, "UTC");
  return existing(shelf, places).filter((one) => isOrWillBeQualified(privileges, one, today));
}
