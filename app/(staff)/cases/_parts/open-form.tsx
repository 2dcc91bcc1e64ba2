"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { farDate } from "#app/_format/index.ts";
import { calendarDate } from "#app/_format/read.ts";
import { DomainFault } from "#app/_forms/error.ts";
import { LongField, SelectField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { chosenOf, optional, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { type Offer, type OffersView, sides, suturePlans } from "#server/pathway/schemas.ts";
import { withDatesInWords } from "./dates-in-words.ts";
import {
  AnaesthesiaField,
  choicesOf,
  SideField,
  SuturePlanField,
  SuturesField,
  VariantField,
} from "./plan-fields.tsx";

/** What, on which side, with which anaesthesia, not before when. The desk has nothing of it yet. */
export function OpenForm({ view }: { view: OffersView }) {
  const words = useTranslations("Case");
  const client = useTRPCClient();
  const router = useRouter();
  const [procedureId, setProcedure] = useState("");
  const [anaesthesia, setAnaesthesia] = useState("");
  const [variantId, setVariant] = useState("");
  const [wished, setWished] = useState<string | null>(null);
  const offer = view.offers.find((one) => one.procedureId === procedureId);
  const { kinds, kind, variants, variant } = choicesOf(offer?.variants ?? [], { anaesthesia, variantId });
  const notBefore = wished ?? offer?.floor ?? "";

  async function send(values: FormData) {
    if (!offer || !variant) throw new DomainFault("chooseOperation", "procedureId");
    if (!calendarDate(textOf(values, "notBefore"))) throw new DomainFault("dateMissing", "notBefore");
    const [side, suturePlan] = [chosenOf(values, "side", sides), chosenOf(values, "suturePlan", suturePlans)];
    const [sutures, note] = [optional(values, "sutures"), optional(values, "note")];
    const { caseId } = await withDatesInWords(
      client.cases.open.mutate({
        patientId: view.patientId,
        siteId: view.siteId,
        procedureId: offer.procedureId,
        variantId: variant.variantId,
        notBefore: textOf(values, "notBefore"),
        ...(side && { side }),
        ...(suturePlan && { suturePlan }),
        ...(note && { note }),
        ...(sutures && { sutures }),
      }),
    );
    router.push(`/cases/${caseId}?opened=1`);
  }

  return (
    <Form
      action={words("open")}
      send={send}
      refresh={false}
      className="stack case-form"
      about={JSON.stringify([procedureId, variant?.variantId, notBefore])}
    >
      <SelectField
        name="procedureId"
        label={words("procedure")}
        value={procedureId}
        autoComplete="off"
        onChange={(event) => {
          setProcedure(event.currentTarget.value);
          setVariant("");
          setWished(null);
        }}
        options={[
          { value: "", label: words("choose") },
          ...view.offers.map((one) => ({ value: one.procedureId, label: one.name })),
        ]}
      />
      {offer?.sided && <SideField defaultValue="" />}
      {offer && (
        <>
          <AnaesthesiaField
            kinds={kinds}
            value={kind ?? ""}
            onChange={(event) => setAnaesthesia(event.currentTarget.value)}
          />
          <VariantField
            variants={variants}
            hint={words("variantHint")}
            value={variant?.variantId ?? ""}
            onChange={(event) => setVariant(event.currentTarget.value)}
          />
          <TextField
            name="notBefore"
            type="date"
            label={words("notBeforeField")}
            hint={words("earliestOn", { date: farDate(offer.floor) })}
            min={offer.floor}
            value={notBefore}
            onChange={(event) => setWished(event.currentTarget.value)}
          />
          <SuturePlanField defaultValue="" />
          <SuturesField />
          <LongField name="note" label={words("note")} hint={words("noteMeans")} maxLength={400} />
          <Ahead offer={offer} />
        </>
      )}
    </Form>
  );
}

/** What has to come before the desk has it. */
function Ahead({ offer: { waits } }: { offer: Offer }) {
  const words = useTranslations("Case");
  return (
    <div className="ask-desk">
      <p className="small soft">{words("deskWillSee")}</p>
      <p>{words("deskAfterDecision")}</p>
      {waits.map(({ days, start, source }) => (
        <p key={`${start} ${days}`}>
          {words("waitAhead", { days, start: words(`starts.${start}`), source })}
        </p>
      ))}
    </div>
  );
}
