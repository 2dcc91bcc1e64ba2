import { approvedTemplate, listProcedures } from "#server/catalogue/index.ts";
import type { OfferedProcedure } from "#server/catalogue/schemas.ts";
import { type StaffCtx, transact } from "#server/kernel/index.ts";
import { PAST_DAYS } from "./days.ts";
import type { Laid } from "./laid.ts";
import { profilePlans } from "./profiles.ts";
import type { Choice } from "./theatre-lists.ts";
import type { Wait } from "./visits.ts";

export type Offered = {
  choices: Choice[];
  waitOf: (procedure: string) => Wait | null;
  /** By the procedure's key. */
  offers: Map<string, { procedure: OfferedProcedure; templateVersionId: string }>;
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
    const text = await transact(surgeon, (tx) =>
      approvedTemplate(tx, surgeon, procedure.procedureId, "recovery"),
    );
    const key = procedures.get(procedure.procedureId);
    if (text && key) offers.set(key, { procedure, templateVersionId: text.templateVersionId });
  }
  return { choices, offers, waitOf: (key) => waitOf(offers.get(key)?.procedure) };
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
