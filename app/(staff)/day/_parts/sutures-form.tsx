"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ButtonForm } from "#app/_forms/dialog-form.tsx";
import { DomainFault } from "#app/_forms/error.ts";
import { type Option, SelectField, TextField } from "#app/_forms/fields.tsx";
import { chosenOf, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import { type DayCase, materials, sutureKinds } from "#server/pathway/day-schemas.ts";

type Props = {
  caseId: string;
  patientName: string;
  made: DayCase["sutures"];
  /** Null for who may not ask for the review that removes them. */
  reviews: readonly Option[] | null;
  tomorrow: string;
};

/** Sutures as they were made; those that have to be taken out ask the desk for a review. */
export function SuturesForm({ caseId, patientName, made, reviews, tomorrow }: Props) {
  const words = useTranslations("Day.sutures");
  const client = useTRPCClient();

  async function send(values: FormData) {
    const kind = chosenOf(values, "kind", sutureKinds);
    if (!kind) throw new DomainFault("missing", "kind");
    const [variantId, notBefore] = [textOf(values, "review.variantId"), textOf(values, "review.notBefore")];
    if (kind === "removal" && !variantId) throw new DomainFault("missing", "review.variantId");
    await client.cases.sutures.mutate({
      caseId,
      kind,
      material: (kind === "absorbable" && chosenOf(values, "material", materials)) || null,
      words: textOf(values, "words"),
      review: kind === "removal" ? { variantId, notBefore } : null,
    });
    toast(words(kind === "removal" ? "keptAsked" : "kept"));
  }

  return (
    <ButtonForm
      label={words(made ? "change" : "record")}
      title={words("recordTitle", { name: patientName })}
      close={words("leave")}
      action={words("keep")}
      send={send}
    >
      <Fields made={made} reviews={reviews} tomorrow={tomorrow} />
    </ButtonForm>
  );
}

function Fields({ made, reviews, tomorrow }: Omit<Props, "caseId" | "patientName">) {
  const words = useTranslations("Day.sutures");
  const kinds = sutureKinds.filter((one) => one !== "removal" || reviews !== null);
  const [kind, setKind] = useState<string>(kinds.find((one) => one === made?.kind) ?? "");
  return (
    <>
      <SelectField
        name="kind"
        label={words("kind")}
        hint={reviews === null ? words("surgeonOnly") : undefined}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value)}
        options={[
          { value: "", label: words("choose") },
          ...kinds.map((value) => ({ value, label: words(`kinds.${value}`) })),
        ]}
      />
      {kind === "absorbable" && (
        <SelectField
          name="material"
          label={words("material")}
          hint={words("materialHint")}
          defaultValue={made?.material ?? ""}
          options={[
            { value: "", label: words("otherMaterial") },
            ...materials.map((value) => ({ value, label: words(`materials.${value}`) })),
          ]}
        />
      )}
      {kind !== "" && kind !== "none" && (
        <TextField
          name="words"
          label={words("words")}
          hint={words("wordsHint")}
          maxLength={120}
          autoComplete="off"
          defaultValue={made?.words ?? ""}
        />
      )}
      {kind === "removal" && (
        <>
          <p className="soft">{words("removalMeans")}</p>
          <div className="pair">
            <SelectField
              name="review.variantId"
              label={words("review")}
              options={[{ value: "", label: words("choose") }, ...(reviews ?? [])]}
            />
            <TextField name="review.notBefore" type="date" label={words("notBefore")} min={tomorrow} />
          </div>
        </>
      )}
    </>
  );
}
