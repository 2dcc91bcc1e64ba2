import { approvedTexts, checklistText, consentText, listProcedures } from "#server/catalogue/index.ts";
import type { OfferedProcedure } from "#server/catalogue/schemas.ts";
import { type StaffCtx, type Tx, transact } from "#server/kernel/index.ts";
import { PAST_DAYS } from "./days.ts";
import type { Laid } from "./laid.ts";
import type { DemoTexts } from "./prepared.ts";
import { profilePlans } from "./profiles.ts";
import type { Choice } from "./theatre-lists.ts";
import type { Wait } from "./visits.ts";

export type Offered = {
  choices: Choice[];
  waitOf: (procedure: string) => Wait | null;
  /** By the procedure's key. */
  offers: Map<string, { procedure: OfferedProcedure; templateVersionId: string; texts: DemoTexts }>;
};

const BEFORE = PAST_DAYS + 50; // the first consultations that led to an operation of the demo

/** What the product itself offers a surgeon at a site, today and when the demo's first patients came: nothing else is ever booked. */
export async function offeredAt(laid: Laid, siteId: string, surgeon: StaffCtx): Promise<Offered> {
  const then = { ...surgeon, now: surgeon.now.subtract({ hours: 24 * BEFORE }) };
  const [now, before] = [await listProcedures(surgeon, { siteId }), await listProcedures(then, { siteId })];
  const pairsThen = new Set(before.flatMap(pairs));
  const procedures = new Map([...laid.procedures].map(([key, id]) => [id, key]));
  const variants = new Map([...laid.variants].map(([key, id]) => [id, key]));
  const choices = now.flatMap((one) =>
    one.variants.flatMap(({ variantId }): Choice[] => {
      const [procedure, variant] = [procedures.get(one.procedureId), variants.get(variantId)];
      if (!procedure || !variant || !pairsThen.has(`${one.procedureId}/${variantId}`)) return [];
      return [{ procedure, variant, ...inTheatre(variant) }];
    }),
  );
  const offers: Offered["offers"] = new Map();
  for (const procedure of now) {
    const key = procedures.get(procedure.procedureId);
    const found = await transact(surgeon, (tx) => textsOf(tx, surgeon, procedure.procedureId));
    if (found && key) offers.set(key, { procedure, ...found });
  }
  return { choices, offers, waitOf: (key) => waitOf(offers.get(key)?.procedure) };
}

async function textsOf(tx: Tx, ctx: StaffCtx, procedureId: string) {
  const ids = await approvedTexts(tx, ctx, procedureId);
  const consent = ids.consent && (await consentText(tx, ctx, ids.consent));
  const checklist = ids.checklist && (await checklistText(tx, ctx, ids.checklist));
  const sleep = ids.anaesthesia && (await consentText(tx, ctx, ids.anaesthesia));
  if (!ids.recovery || !ids.consent || !consent || !ids.checklist || !checklist || !ids.anaesthesia || !sleep)
    return null;
  const texts: DemoTexts = {
    consentVersionId: ids.consent,
    consent,
    checklistVersionId: ids.checklist,
    checklist: checklist.content,
    anaesthesiaVersionId: ids.anaesthesia,
    anaesthesia: sleep,
  };
  return { templateVersionId: ids.recovery, texts };
}

const pairs = ({ procedureId, variants }: OfferedProcedure) =>
  variants.map(({ variantId }) => `${procedureId}/${variantId}`);

function inTheatre(key: string): Pick<Choice, "prepare" | "minutes" | "recovery" | "anaesthetist"> {
  const phases =
    profilePlans.flatMap(({ variants }) => variants).find((one) => one.key === key)?.phases ?? [];
  const minutes = (name: string) => phases.find((phase) => phase.name === name)?.minutes ?? 0;
  return {
    prepare: minutes("prepare"),
    minutes: minutes("operation"),
    recovery: minutes("recovery"),
    anaesthetist: phases.some(({ needs }) => needs.some(({ kind }) => kind === "anaesthetist")),
  };
}

function waitOf(procedure: OfferedProcedure | undefined): Wait | null {
  const [longest] = procedure?.policy.waits ?? [];
  if (!procedure || !longest) return null;
  const blocksBooking = procedure.policy.waits.some(({ blocks }) => blocks.includes("booking"));
  return { days: longest.days, blocksBooking, fromQuote: longest.start !== "consultation" };
}
