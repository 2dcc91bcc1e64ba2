"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { shortDate } from "#app/_format/index.ts";
import { DomainFault, errorView } from "#app/_forms/error.ts";
import { Labelled, SelectField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { OffersView } from "#server/pathway/schemas.ts";
import { isDate, type Prospect, prospectOf } from "./prospect.ts";

/** What, as which profile, not before when. Beside the button stands word for word what the desk will see, or why it would be refused. */
export function RequestForm({ view }: { view: OffersView }) {
  const words = useTranslations("Case");
  const client = useTRPCClient();
  const router = useRouter();
  const [procedureId, setProcedure] = useState("");
  const [variantId, setVariant] = useState("");
  const [waitFrom, setWaitFrom] = useState("");
  const offer = view.offers.find((one) => one.procedureId === procedureId);
  const [wished, setWished] = useState<string | null>(null);
  const prospect = offer ? prospectOf(offer, view, { waitFrom, wished }) : null;
  const { earliest = null, notBefore = "" } = prospect ?? {};
  const wait = offer?.fromWord[0];
  const variant = offer?.variants.find((one) => one.variantId === variantId) ?? offer?.variants[0];

  async function send(values: FormData) {
    const text = (name: string) => textOf(values, name);
    if (!offer || !variant) throw new DomainFault("chooseOperation", "procedureId");
    const refusal = prospect?.refusal;
    if (refusal?.reason === "waitNotStarted")
      throw new DomainFault(refusal.reason, "waitFrom", refusal.params);
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
      {wait && (
        <TextField
          name="waitFrom"
          type="date"
          label={words(`waitFrom.${wait.start}`)}
          hint={words("waitRule", {
            days: wait.days,
            start: words(`starts.${wait.start}`),
            source: wait.source,
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
          min={earliest ?? offer.floor}
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
          <Foreseen prospect={prospect}>
            {variant &&
              words("deskSees", {
                patient: view.patientName,
                profile: variant.profileLabel,
                variant: variant.variantLabel,
                surgeon: view.surgeonName,
                site: view.siteName,
                date: isDate(notBefore) ? shortDate(notBefore) : "…",
              })}
          </Foreseen>
        </>
      )}
    </Form>
  );
}

/** What the desk will see; where it would be refused, or the date is too early, that instead. */
function Foreseen({ prospect, children }: { prospect: Prospect | null; children: ReactNode }) {
  const words = useTranslations("Case");
  const say = useErrorWords();
  const { refusal = null, earliest = null, notBefore = "" } = prospect ?? {};
  const isEarly = earliest !== null && isDate(notBefore) && notBefore < earliest;
  const why = refusal
    ? say({ ...refusal, requestId: "", issues: [] })
    : isEarly && words("earliestOn", { date: shortDate(earliest) });
  return (
    <div className={why ? "ask-desk not-yet" : "ask-desk"} aria-live="polite">
      {why ? (
        <p className="small">
          <span className="mark is-locked">{words("locked")}</span>
        </p>
      ) : (
        <p className="small soft">{words("deskWillSee")}</p>
      )}
      <p>{why || children}</p>
    </div>
  );
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
