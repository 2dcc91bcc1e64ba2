"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { DomainFault } from "#app/_forms/error.ts";
import { SelectField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { TickField } from "#app/_forms/tick-field.tsx";
import { chosenOf, optional, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { currencies, handings, type Quote } from "#server/pathway/schemas.ts";

type Props = { caseId: string; quote: Quote | null; today: string };

/** Amount, when and how it was handed over, and the one line that the invoice and her card will show. */
export function QuoteForm({ caseId, quote, today }: Props) {
  const words = useTranslations("Case.quote");
  const client = useTRPCClient();
  const router = useRouter();

  async function send(values: FormData) {
    const amount = minorUnits(textOf(values, "amount"));
    if (amount === null) throw new DomainFault("amount", "amount");
    await client.cases.quote.mutate({
      caseId,
      amount,
      currency: chosenOf(values, "currency", currencies) ?? "EUR",
      handedOverOn: optional(values, "handedOverOn"),
      handedOver: chosenOf(values, "handedOver", handings) ?? null,
      invoiceLine: textOf(values, "invoiceLine"),
      selfPay: values.get("selfPay") === "on",
    });
    router.push(`/cases/${caseId}`);
  }

  return (
    <Form action={words("save")} send={send} className="stack case-form">
      <div className="pair">
        <TextField
          name="amount"
          label={words("amount")}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={quote ? (quote.amount / 100).toFixed(2) : ""}
        />
        <SelectField
          name="currency"
          label={words("currency")}
          defaultValue={quote?.currency ?? "EUR"}
          options={currencies.map((one) => ({ value: one, label: one }))}
        />
      </div>
      <TextField
        name="handedOverOn"
        type="date"
        label={words("handedOverOn")}
        hint={words("handedOverMeans")}
        max={today}
        defaultValue={quote?.handedOverOn ?? ""}
      />
      <SelectField
        name="handedOver"
        label={words("how")}
        defaultValue={quote?.handedOver ?? ""}
        options={[
          { value: "", label: words("notYet") },
          ...handings.map((one) => ({ value: one, label: words(`hows.${one}`) })),
        ]}
      />
      <TextField
        name="invoiceLine"
        label={words("invoiceLine")}
        hint={words("invoiceLineMeans")}
        maxLength={60}
        autoComplete="off"
        defaultValue={quote?.invoiceLine ?? words("neutralLine")}
      />
      <TickField
        name="selfPay"
        label={words("selfPay")}
        hint={words("selfPayMeans")}
        ticked={quote?.selfPay ?? true}
      />
    </Form>
  );
}

/** `1200`, `1200.50` or `1 200,50` as cents; null for what is no amount. */
export function minorUnits(typed: string): number | null {
  const plain = typed.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  return /^\d{1,7}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}
