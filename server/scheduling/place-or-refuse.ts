import { type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { type Nearby, nearestTimes } from "./nearest-times.ts";
import { Outrun, Refused, refusalError } from "./refusals.ts";

const ATTEMPTS = 6;

/**
 * Runs what chooses resources and takes them. Whoever chose something that another took meanwhile chooses again, since another of the pool may be free; a refusal
 * is told with the nearest times. Nothing of a failed attempt is left behind.
 */
export async function placeOrRefuse<T>(ctx: Ctx, nearby: Nearby, place: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transact(ctx, place);
    } catch (error) {
      if (error instanceof Outrun && attempt < ATTEMPTS) continue;
      if (!(error instanceof Refused)) throw error;
      throw refusalError(error.refusal, error.nearest ?? (await nearestTimes(ctx, nearby)));
    }
  }
}
