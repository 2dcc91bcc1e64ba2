import { authorise, type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { auditOpened } from "./booking-views.ts";
import { decide } from "./decide.ts";
import { askOf, loadMove, movedSubject } from "./move.ts";
import { nearestTimes } from "./nearest-times.ts";
import { type MovePreview, PreviewMove } from "./schemas.ts";
import { refusalView, startView } from "./start-view.ts";
import { whenChecked } from "./when-checked.ts";

/**
 * What a move would change, or what stands in its way and the nearest times. Changes nothing, and is audited as showing the booking; errors as `move` for
 * what may not be moved at all.
 */
export async function previewMove(ctx: Ctx, input: PreviewMove): Promise<MovePreview> {
  authorise(ctx, "booking:write");
  const asked = PreviewMove.parse(input);
  const startsAt = Date.parse(asked.startsAt);
  const look = async (tx: Tx) => {
    const [{ before, scene }, wished] = await Promise.all([
      loadMove(tx, ctx, asked, startsAt),
      tx.sql<{ name: string }[]>`
        select name from resource where practice_id = ${ctx.practiceId} and resource_id = ${asked.wishId ?? null}::uuid`,
    ]);
    await auditOpened(tx, ctx, before);
    return { before, scene, wish: wished[0]?.name ?? null };
  };
  const { before, scene, wish } = await whenChecked(ctx, () => transact(ctx, look));
  const verdict = decide(scene, askOf(ctx, asked, startsAt, true));
  if (verdict.ok) {
    const needsOverride = verdict.outside.length > 0;
    return { from: before, to: startView(scene, verdict.start), needsOverride, refusal: null, nearest: [] };
  }
  const near = { subject: movedSubject(asked), patientId: null, startsAt };
  const nearest = await nearestTimes(ctx, near);
  return {
    from: before,
    to: null,
    needsOverride: false,
    refusal: refusalView(verdict.refusal, wish),
    nearest,
  };
}
