"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DomainFault } from "#app/_forms/error.ts";
import { SelectField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import {
  type ChangeCase,
  type ChangePreview,
  type ChangeView,
  sides,
  suturePlans,
} from "#server/pathway/schemas.ts";
import { withDatesInWords } from "./dates-in-words.ts";
import {
  AnaesthesiaField,
  choicesOf,
  SideField,
  SuturePlanField,
  SuturesField,
  VariantField,
} from "./plan-fields.tsx";
import { PlanPreview } from "./plan-preview.tsx";

type Plan = Record<"procedureId" | "anaesthesia" | "variantId" | "side" | "suturePlan" | "sutures", string>;

/** The plan as it is, to be changed: first what that would ask again, then the change itself. Whatever is chosen anew is looked at anew. */
export function PlanForm({ view }: { view: ChangeView }) {
  const words = useTranslations("Case");
  const client = useTRPCClient();
  const router = useRouter();
  const [plan, setPlan] = useState<Plan>(planOf(view));
  const [told, setTold] = useState<ChangePreview | null>(null);
  const offer = view.offers.find(({ procedureId }) => procedureId === plan.procedureId);
  // What holds a date keeps its length: then only what can be had as that is offered.
  const offers = view.booked
    ? view.offers.filter(({ variants }) => variants.some(({ variantId }) => variantId === view.variantId))
    : view.offers;
  const all = (offer?.variants ?? []).filter(({ variantId }) => !view.booked || variantId === view.variantId);
  const { kinds, kind, variants, variant } = choicesOf(all, plan);

  const set = (name: keyof Plan) => (event: { currentTarget: { value: string } }) => {
    setPlan({ ...plan, [name]: event.currentTarget.value });
    setTold(null);
  };
  async function send() {
    if (!offer || !variant) throw new DomainFault("chooseOperation", "procedureId");
    const wish = wishOf(view, plan, variant.variantId, offer.sided);
    if (!told?.changes) return setTold(await withDatesInWords(client.cases.previewChange.query(wish)));
    await withDatesInWords(client.cases.change.mutate(wish));
    toast(words("plan.changed"));
    router.push(`/cases/${view.caseId}`);
    router.refresh();
  }

  return (
    <Form
      action={words(told?.changes ? "plan.change" : "plan.look")}
      send={send}
      refresh={false}
      className="stack case-form no-paper"
      about={JSON.stringify(plan)}
    >
      <SelectField
        name="procedureId"
        label={words("procedure")}
        value={plan.procedureId}
        autoComplete="off"
        onChange={set("procedureId")}
        options={offers.map(({ procedureId, name }) => ({ value: procedureId, label: name }))}
      />
      {offer?.sided && <SideField value={plan.side} onChange={set("side")} />}
      <AnaesthesiaField kinds={kinds} value={kind ?? ""} onChange={set("anaesthesia")} />
      <VariantField
        variants={variants}
        hint={words(view.booked ? "plan.booked" : "variantHint")}
        value={variant?.variantId ?? ""}
        onChange={set("variantId")}
      />
      <SuturePlanField value={plan.suturePlan} onChange={set("suturePlan")} />
      <SuturesField value={plan.sutures} onChange={set("sutures")} />
      {told && <PlanPreview told={told} />}
    </Form>
  );
}

const planOf = ({ procedureId, variantId, offers, side, suturePlan, sutures }: ChangeView): Plan => ({
  procedureId,
  variantId,
  anaesthesia:
    offers.flatMap(({ variants }) => variants).find((one) => one.variantId === variantId)?.anaesthesia ?? "",
  side: side ?? "",
  suturePlan: suturePlan ?? "",
  sutures: sutures ?? "",
});

function wishOf({ caseId }: ChangeView, plan: Plan, variantId: string, sided: boolean): ChangeCase {
  const side = sides.find((one) => sided && one === plan.side);
  const suturePlan = suturePlans.find((one) => one === plan.suturePlan);
  const sutures = plan.sutures.trim();
  return {
    ...{ caseId, procedureId: plan.procedureId, variantId },
    ...(side && { side }),
    ...(suturePlan && { suturePlan }),
    ...(sutures && { sutures }),
  };
}
