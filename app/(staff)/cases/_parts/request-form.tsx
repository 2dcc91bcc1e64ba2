"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { addDays, shortDate } from "#app/_format/index.ts";
import { calendarDate } from "#app/_format/read.ts";
import { DomainFault, errorView } from "#app/_forms/error.ts";
import { Labelled, SelectField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { OffersView } from "#server/pathway/schemas.ts";

/** What, as which profile, not before when. Beside the button stands word for word what the desk will see. */
export function RequestForm({ view }: { view: OffersView }) {
  const words = useTranslations("Case");
  const client = useTRPCClient();
  const router = useRouter();
  const [procedureId, setProcedure] = useState("");
  const [variantId, setVariant] = useState("");
  const [waitFrom, setWaitFrom] = useState("");
  const offer = view.offers.find((one) => one.procedureId === procedureId);
  const earliest = offer ? (offer.first ?? endOfWait(offer.wait, waitFrom, view.today)) : null;
  const [wished, setWished] = useState<string | null>(null);
  const notBefore = wished ?? earliest ?? view.today;
  const variant = offer?.variants.find((one) => one.variantId === variantId) ?? offer?.variants[0];

  async function send(values: FormData) {
    const text = (name: string) => textOf(values, name);
    if (!offer || !variant) throw new DomainFault("chooseOperation", "procedureId");
    if (!isDate(text("notBefore"))) throw new DomainFault("dateMissing", "notBefore");
    const { caseId } = await asDatesInWords(
      client.cases.request.mutate({
        patientId: view.patientId,
        siteId: view.siteId,
        procedureId: offer.procedureId,
        variantId: variant.variantId,
        notBefore: text("notBefore"),
        ...(offer.asksWaitFrom && isDate(text("waitFrom")) ? { waitFrom: text("waitFrom") } : {}),
        ...(text("note") ? { note: text("note") } : {}),
        ...(text("sutures") ? { sutures: text("sutures") } : {}),
      }),
    );
    router.push(`/cases/${caseId}?asked=1`);
  }

  return (
    <Form
      action={words("ask")}
      send={send}
      refresh={false}
      className="stack ask"
      about={JSON.stringify([procedureId, variant?.variantId, waitFrom, notBefore])}
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
      {offer && (
        <SelectField
          name="variantId"
          label={words("variant")}
          hint={words("variantHint")}
          value={variant?.variantId ?? ""}
          onChange={(event) => setVariant(event.currentTarget.value)}
          options={offer.variants.map((one) => ({
            value: one.variantId,
            label: words("profile", { profile: one.profileLabel, variant: one.variantLabel }),
          }))}
        />
      )}
      {offer?.wait && offer.asksWaitFrom && (
        <TextField
          name="waitFrom"
          type="date"
          label={words(`waitFrom.${offer.wait.start}`)}
          hint={words("waitRule", {
            days: offer.wait.days,
            start: words(`starts.${offer.wait.start}`),
            source: offer.wait.source,
          })}
          min={view.firstSeenOn}
          max={view.today}
          value={waitFrom}
          onChange={(event) => {
            setWaitFrom(event.currentTarget.value);
            setWished(null);
          }}
        />
      )}
      {offer && (
        <TextField
          name="notBefore"
          type="date"
          label={words("notBeforeField")}
          {...(earliest ? { hint: words("earliestOn", { date: shortDate(earliest) }) } : {})}
          min={earliest ?? view.today}
          value={notBefore}
          onChange={(event) => setWished(event.currentTarget.value)}
        />
      )}
      {offer && (
        <>
          <TextField
            name="sutures"
            label={words("sutures")}
            hint={words("suturesHint")}
            maxLength={120}
            autoComplete="off"
          />
          <Labelled name="note" label={words("note")} hint={words("noteMeans")}>
            {(control) => (
              <textarea className="input" maxLength={400} rows={3} autoComplete="off" {...control} />
            )}
          </Labelled>
          <div className="ask-desk" aria-live="polite">
            <p className="small soft">{words("deskWillSee")}</p>
            <p>
              {variant &&
                words("deskSees", {
                  patient: view.patientName,
                  profile: variant.profileLabel,
                  variant: variant.variantLabel,
                  surgeon: view.surgeonName,
                  site: view.siteName,
                  date: isDate(notBefore) ? shortDate(notBefore) : "…",
                })}
            </p>
          </div>
        </>
      )}
    </Form>
  );
}

const isDate = (text: string): boolean => calendarDate(text) !== null;

/** The first day on which a wait from `from` is over, never before today. */
function endOfWait(wait: OffersView["offers"][number]["wait"], from: string, today: string): string | null {
  if (!wait || !isDate(from)) return null;
  const end = addDays(from, wait.days);
  return end > today ? end : today;
}

/** A refusal's first date, as people write dates. */
async function asDatesInWords<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const view = errorView(error);
    const { earliest } = view.params;
    if (typeof earliest !== "string" || !isDate(earliest)) throw error;
    throw new DomainFault(view.reason, view.field, { ...view.params, earliest: shortDate(earliest) });
  }
}
