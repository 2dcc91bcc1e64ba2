import { authorise, type Ctx, notFound, transact } from "#server/kernel/index.ts";
import type { PracticeView } from "./schemas.ts";

/** The practice that the viewer works for. */
export async function getPractice(ctx: Ctx): Promise<PracticeView> {
  authorise(ctx, "practice:read");
  return transact(ctx, async (tx) => {
    const [row] = await tx.sql<PracticeView[]>`
      select practice_id as "practiceId", slug, name, is_demo as "isDemo"
        from practice where practice_id = ${ctx.practiceId}`;
    if (!row) throw notFound("practice");
    return row;
  });
}
