import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { closuresOf } from "./queries.ts";
import { type ClosureView, ListClosures } from "./schemas.ts";

/** Closures and openings that are not over, first to start first. */
export async function listClosures(ctx: Ctx, input: ListClosures): Promise<ClosureView[]> {
  authorise(ctx, "practice:read");
  const { siteId, from = ctx.now.toString() } = ListClosures.parse(input);
  return transact(ctx, (tx) => closuresOf(tx, ctx, { siteId, from }));
}
