import { authorise, notFound, type StaffCtx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { loadBars } from "./bar-queries.ts";
import { LiftBar } from "./staff-schemas.ts";

/** Lifts a bar for a patient who asked for it. NOT_FOUND for one that is gone, and for one that this manager must not know of. */
export async function liftBar(ctx: StaffCtx, input: LiftBar): Promise<LiftBar> {
  authorise(ctx, "staff:manage");
  const { barId } = LiftBar.parse(input);
  return transact(ctx, async (tx) => {
    const bar = (await loadBars(tx, ctx)).find((one) => one.barId === barId);
    if (!bar) throw notFound("bar");
    const [row] = await tx.sql<{ lifted: boolean }[]>`
      select lift_bar_as_manager(${bar.patientId}, ${bar.staffId}) as lifted`;
    if (!row?.lifted) throw notFound("bar");
    const subject = { subjectKind: "patient", subjectId: bar.patientId, shown: [bar.staffId] };
    await audit(tx, ctx, { action: "patient.bar_lifted", ...subject });
    return { barId };
  });
}
