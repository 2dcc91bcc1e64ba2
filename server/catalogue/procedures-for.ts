import type { Ctx, Tx } from "#server/kernel/index.ts";
import { holdCatalogue } from "./lock.ts";
import { placeOf, shelfOf, variantNames } from "./queries.ts";
import type { Policy } from "./rules/policy.ts";
import { alikeAt, permittedAt } from "./rules/shelf.ts";
import type { OfferedProcedure, PolicySummary } from "./schemas.ts";
import { checklistText } from "./template-version.ts";

/** `age`: hers today, full years; null where it is not known. */
type Asked = { on: string; age: number | null };

/**
 * What policy permits at a site on a date there, with the variants that are ticked, in use and, for somebody of her age, safe by the rule of three.
 * What is blocked there is missing. For a clinician; NOT_FOUND for a site that is not there.
 */
export async function proceduresFor(
  tx: Tx,
  ctx: Ctx,
  siteId: string,
  { on, age }: Asked,
): Promise<OfferedProcedure[]> {
  await holdCatalogue(tx, ctx);
  const [place, shelf, names] = [
    await placeOf(tx, ctx, siteId, on),
    await shelfOf(tx, ctx),
    await variantNames(tx, ctx),
  ];
  return permittedAt(shelf, place, age).map(({ procedure, policy, variants }) => ({
    procedureId: procedure.procedureId,
    name: procedure.name,
    code: procedure.code,
    specialty: procedure.specialty,
    sided: procedure.sided,
    variants: variants.filter(({ safe }) => safe).flatMap(({ variantId }) => names.get(variantId) ?? []),
    policy: summaryOf(policy),
    hasApprovedTemplate: procedure.milestones !== null,
  }));
}

/** A policy as people read it; `wait` is the longest of the waits. */
export function summaryOf(policy: Policy): PolicySummary {
  const { status, minimumAge, minimumConsultations, consentTaker, source } = policy;
  const waits = policy.waits.map((wait) => ({ ...wait, blocks: [...wait.blocks] }));
  return { status, minimumAge, minimumConsultations, consentTaker, wait: waits[0] ?? null, waits, source };
}

type Wish = Asked & { siteId: string; procedureId: string; variantId: string };

/** Whether a procedure may be booked for her as a variant at a site on a date without the variant telling which it is (the rule of three). */
export async function variantIsSafe(
  tx: Tx,
  ctx: Ctx,
  { siteId, procedureId, variantId, on, age }: Wish,
): Promise<boolean> {
  const there = permittedAt(await shelfOf(tx, ctx), await placeOf(tx, ctx, siteId, on), age);
  const found = there.find(({ procedure }) => procedure.procedureId === procedureId);
  return found?.variants.some((one) => one.variantId === variantId && one.safe) ?? false;
}

type Change = Asked & { siteId: string; from: string; to: string; checklistId: string | null };

/**
 * Whether a case can change its procedure at a site on a date with its variant kept, and the desk see nothing of it: where one of the two is sensitive, tasks, waits and visits have to be the same. The
 * desk has the tasks of the version that the case started with, whatever has been approved since.
 */
export async function changeIsSafe(
  tx: Tx,
  ctx: Ctx,
  { siteId, from, to, checklistId, on, age }: Change,
): Promise<boolean> {
  const [shelf, place] = [await shelfOf(tx, ctx), await placeOf(tx, ctx, siteId, on)];
  const started = checklistId && (await checklistText(tx, ctx, checklistId));
  const deskItems = started ? started.content.items.filter(({ owner }) => owner === "desk") : [];
  const procedures = shelf.procedures.map((one) => (one.procedureId === from ? { ...one, deskItems } : one));
  return alikeAt({ ...shelf, procedures }, place, age, [from, to]);
}
