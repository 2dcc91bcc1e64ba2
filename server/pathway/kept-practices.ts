import { type Ctx, transact } from "#server/kernel/index.ts";

/** The practices with something that is kept from their desks, which time alone may have opened. For the worker, in no practice. */
export async function keptPractices(ctx: Ctx): Promise<string[]> {
  const rows = await transact(
    ctx,
    (tx) => tx.sql<{ practiceId: string }[]>`select practices_that_keep() as "practiceId"`,
  );
  return rows.map(({ practiceId }) => practiceId);
}
