import { authorise, type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { auditOpened } from "./booking-views.ts";
import { decide } from "./decide.ts";
import { askOf, loadMove, movedSubject } from "./move.ts";
import { nearestTimes } from "./nearest-times.ts";
import { openTasks } from "./open-tasks.ts";
import { asksAgain, movedTasks } from "./rules/moved-tasks.ts";
import { dateAt } from "./rules/wall-clock.ts";
import { type BookingView, type MovePreview, PreviewMove } from "./schemas.ts";
import { refusalView, startView } from "./start-view.ts";
import { whenChecked } from "./when-checked.ts";

/**
 * What a move would change, with the dates of the desk's own tasks, or what stands in its way and the nearest times. Changes nothing, and is audited as showing the booking; errors as
 * `move` for what may not be moved at all.
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
    const [tasks] = await Promise.all([openTasks(tx, ctx, before.requestId), auditOpened(tx, ctx, before)]);
    return { before, scene, tasks, wish: wished[0]?.name ?? null };
  };
  const { before, scene, tasks, wish } = await whenChecked(ctx, () => transact(ctx, look));
  const verdict = decide(scene, askOf(ctx, asked, startsAt, true));
  if (verdict.ok) {
    const needsOverride = verdict.outside.length > 0;
    const to = startView(scene, verdict.start);
    const ahead = lookAhead(ctx, before, startsAt, tasks);
    return { from: before, to, needsOverride, refusal: null, nearest: [], ...ahead };
  }
  const near = { subject: movedSubject(asked), patientId: null, startsAt };
  const nearest = await nearestTimes(ctx, near);
  return {
    from: before,
    to: null,
    needsOverride: false,
    refusal: refusalView(verdict.refusal, wish),
    nearest,
    ...{ tasks: [], asksAgain: false },
  };
}

/** What else follows from the hours: the desk's own dates, and whether she may be asked again. Nothing of it rests on what is operated. */
function lookAhead(
  ctx: Ctx,
  { startsAt, zone, requestId }: BookingView,
  to: number,
  tasks: Awaited<ReturnType<typeof openTasks>>,
): Pick<MovePreview, "tasks" | "asksAgain"> {
  const from = Date.parse(startsAt);
  const days = {
    was: dateAt(from, zone),
    willBe: dateAt(to, zone),
    today: dateAt(ctx.now.epochMilliseconds, zone),
  };
  return { tasks: movedTasks(tasks, days), asksAgain: requestId !== null && asksAgain(from, to, days) };
}
