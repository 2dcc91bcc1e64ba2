import type { Ctx } from "#server/kernel/index.ts";
import type { Item } from "./push-scene.ts";
import { type PushAsk, pushAll } from "./rules/push.ts";
import { MINUTE } from "./rules/wall-clock.ts";
import { situationOf } from "./situation.ts";

const STEP = 5;
const AHEAD = 120;
const MOST = 240;

/** The fewest minutes beyond those asked for by which all of a refused list can go, within two hours of them; null: by none, or by no push at all. */
export function nextPush(
  ctx: Ctx,
  items: readonly Item[],
  { minutes, ...ask }: PushAsk & { minutes: number },
): number | null {
  if (items.some(({ refusal }) => refusal !== null)) return null;
  for (let more = minutes + STEP; more <= Math.min(minutes + AHEAD, MOST); more += STEP)
    if (
      pushAll(
        items.map((item) => laterBy(ctx, item, more)),
        ask,
      ).ok
    )
      return more;
  return null;
}

function laterBy(ctx: Ctx, { scene, pushed }: Item, minutes: number): Item["pushed"] {
  const startsAt = pushed.was + minutes * MINUTE;
  return { ...pushed, startsAt, situation: situationOf(scene, ctx.now, { startsAt, endsAt: startsAt }) };
}
