import { type Ctx, type Last, type Lock, type Tx, transact } from "#server/kernel/index.ts";
import { type Nearby, nearestTimes } from "./nearest-times.ts";
import { keyUsed, NOT_HELD, NOT_MADE, outrun, Refused, refusalError, SlotTaken } from "./refusals.ts";
import { whenChecked } from "./when-checked.ts";

const ATTEMPTS = 6;

/**
 * Runs what chooses resources and takes them, told at the how manieth attempt it is. Whoever chose something that another took meanwhile looks and chooses again: another of the pool may be free, and if
 * not, the reason is known by then. A refusal is told with the nearest times. Nothing of a failed attempt is left behind.
 */
export async function placeOrRefuse<T>(
  ctx: Ctx,
  nearby: () => Nearby,
  place: (tx: Tx, attempt: number) => Promise<T | Last<T>> | Last<T>,
  lock: Lock = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await whenChecked(ctx, () => transact(ctx, async (tx) => place(tx, attempt), lock));
    } catch (error) {
      const how = outrun(error);
      if (how && attempt < ATTEMPTS) continue;
      if (how === NOT_HELD) throw new SlotTaken(await nearestTimes(ctx, nearby()));
      // No look finds out whose key it is: a booking's that the caller must not know.
      if (how === NOT_MADE) throw keyUsed();
      if (!(error instanceof Refused)) throw error;
      throw refusalError(error.refusal, await nearestTimes(ctx, nearby()));
    }
  }
}
