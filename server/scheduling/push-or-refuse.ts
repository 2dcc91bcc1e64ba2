import { type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { changedMeanwhile } from "./must-allow.ts";
import { outrun } from "./refusals.ts";
import { whenChecked } from "./when-checked.ts";

const ATTEMPTS = 6;

/** Runs what pushes a list; where somebody took meanwhile what was chosen, it looks and chooses again. Nothing of a failed attempt is left behind. */
export async function pushOrRefuse<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await whenChecked(ctx, () => transact(ctx, work));
    } catch (error) {
      if (!outrun(error)) throw error;
      if (attempt >= ATTEMPTS) throw changedMeanwhile();
    }
  }
}
