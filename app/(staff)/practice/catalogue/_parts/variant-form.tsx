"use client";

import { useTranslations } from "next-intl";
import { Fragment, useState } from "react";
import { SelectField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { chosenOf, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import { anaesthesias, type ProfileView, type VariantView } from "#server/catalogue/schemas.ts";
import { NeutralFields, neutralOf } from "./neutral-fields.tsx";
import { PhaseFields, phasesOf } from "./phase-fields.tsx";
import type { Choice } from "./resource-choices.ts";

type Kind = ProfileView["kind"];
/** `kind`: of the profile, where there is one already. */
type Props = { choices: readonly Choice[]; kind?: Kind; profileId?: string; variant?: VariantView };

const kinds = ["day_case", "consultation", "review"] as const;

/** Phases and what they need: for a new profile, for one more variant of a profile, or in the place of a variant. */
export function VariantForm({ choices, kind: given = "day_case", profileId, variant }: Props) {
  const words = useTranslations("Catalogue");
  const { catalogue } = useTRPCClient();
  const isNew = !profileId && !variant;
  const [kind, setKind] = useState<Kind>(given);
  const [added, setAdded] = useState(0);

  async function send(values: FormData) {
    await keep(values);
    if (variant) return;
    // Emptied: what still stood there, pressed again, would be added a second time.
    toast(words("added", { label: textOf(values, "label") }));
    setKind(given);
    setAdded((count) => count + 1);
  }

  function keep(values: FormData) {
    const phases = phasesOf(values, choices);
    const label = textOf(values, isNew ? "variantLabel" : "label");
    if (variant) return catalogue.replaceVariant.mutate({ variantId: variant.variantId, label, phases });
    if (profileId) return catalogue.addVariant.mutate({ profileId, label, phases });
    return catalogue.addProfile.mutate({
      ...neutralOf(values),
      kind: chosenOf(values, "kind", kinds) ?? "day_case",
      anaesthesia: chosenOf(values, "anaesthesia", anaesthesias) ?? "none",
      variantLabel: label,
      phases,
    });
  }

  return (
    <Form
      plain={!isNew}
      send={send}
      action={words(variant ? "replace" : isNew ? "addProfile" : "addVariant")}
    >
      <Fragment key={added}>
        {isNew && (
          <>
            <TextField name="label" label={words("label")} required />
            <div className="pair">
              <SelectField
                name="kind"
                label={words("kind")}
                defaultValue={kind}
                onChange={({ target }) => setKind(kinds.find((one) => one === target.value) ?? given)}
                options={kinds.map((value) => ({ value, label: words(`kinds.${value}`) }))}
              />
              <SelectField
                name="anaesthesia"
                label={words("anaesthesia")}
                options={anaesthesias.map((value) => ({ value, label: words(`anaesthesias.${value}`) }))}
              />
            </div>
            <NeutralFields />
          </>
        )}
        <TextField
          name={isNew ? "variantLabel" : "label"}
          label={words("variantLabel")}
          defaultValue={variant?.label}
          required
        />
        <PhaseFields kind={kind} choices={choices} {...(variant ? { phases: variant.phases } : {})} />
      </Fragment>
    </Form>
  );
}
