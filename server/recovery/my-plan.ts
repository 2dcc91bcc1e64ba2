import { templateVersion, type VersionRead } from "#server/catalogue/index.ts";
import { RecoveryContent } from "#server/catalogue/template-schemas.ts";
import type { Ctx, Tx } from "#server/kernel/index.ts";
import { herSite, type MyOperation, myOperations, PLANNED_DAYS } from "#server/pathway/index.ts";
import { whichOperation } from "./rules/which-operation.ts";
import type { Call } from "./schemas.ts";

export type Operated = MyOperation & { operation: NonNullable<MyOperation["operation"]> };
export type Plan = VersionRead<RecoveryContent>;
export type MyPlan = {
  hasCase: boolean;
  /** Null: nothing is asked for, or no date stands. */
  chosen: Operated | null;
  /** Of the operation, or the one that she is known to. Null only in a practice without any. */
  site: (Call & { zone: string }) | null;
};

/** Which operation of hers her days count from, and whom she calls. */
export async function myPlan(tx: Tx, ctx: Ctx): Promise<MyPlan> {
  const operations = await myOperations(tx, ctx);
  const chosen = whichOperation(operations, ctx.now, PLANNED_DAYS) ?? null;
  const siteId = chosen?.operation.siteId ?? (await herSite(tx, ctx))?.siteId;
  const site = (siteId && (await siteOf(tx, ctx, siteId))) || null;
  return { hasCase: operations.length > 0, chosen, site };
}

/** The instructions that a case started with; null where it has none. */
export async function planOf(
  tx: Tx,
  ctx: Ctx,
  { templateVersionId }: { templateVersionId: string | null },
): Promise<Plan | null> {
  const version = templateVersionId && (await templateVersion(tx, ctx, templateVersionId));
  return version ? { ...version, content: RecoveryContent.parse(version.content) } : null;
}

async function siteOf(tx: Tx, ctx: Ctx, siteId: string): Promise<MyPlan["site"] | undefined> {
  const [site] = await tx.sql<NonNullable<MyPlan["site"]>[]>`
    select name as "siteName", phone, zone, emergency_number as "emergencyNumber", abuse_line as "abuseLine",
           after_hours_phone as "afterHoursPhone" from site
     where practice_id = ${ctx.practiceId} and site_id = ${siteId}`;
  return site;
}

export const callOf = (site: MyPlan["site"]): Call | null => {
  if (!site) return null;
  const { zone: _, ...call } = site;
  return call;
};
