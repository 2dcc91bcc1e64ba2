import { authorise, type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { judgeList, linesOf } from "./judge-push.ts";
import { nextPush } from "./next-push.ts";
import { itemsOf } from "./push-scene.ts";
import { restOfList } from "./rest-of-list.ts";
import { PreviewPush, type PushPreview } from "./schemas.ts";
import { whenChecked } from "./when-checked.ts";

/** What a push would change, or which booking is in its way and why. Changes nothing, and is audited as showing whom it lists. Errors as `push`. */
export async function previewPush(ctx: Ctx, input: PreviewPush): Promise<PushPreview> {
  authorise(ctx, "booking:write");
  const { bookingId, minutes } = PreviewPush.parse(input);
  const look = async (tx: Tx) => {
    const { theatreName, zone, bookings, unseen } = await restOfList(tx, ctx, bookingId);
    const items = await itemsOf(tx, ctx, bookings, minutes);
    const now = ctx.now.epochMilliseconds;
    const ask = { now, outsideHours: true, mayBePast: false, unseen };
    const judged = judgeList(items, ask);
    const lines = await linesOf(tx, ctx, items, judged);
    const shown = [...new Set(lines.map(({ patientId }) => patientId))];
    await audit(tx, ctx, { action: "booking.opened", subjectKind: "booking", subjectId: bookingId, shown });
    const goesBy = judged.ok ? null : nextPush(ctx, items, { ...ask, minutes });
    return { theatreName, zone, needsOverride: lines.some((line) => line.needsOverride), lines, goesBy };
  };
  return whenChecked(ctx, () => transact(ctx, look));
}
