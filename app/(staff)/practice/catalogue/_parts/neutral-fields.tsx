"use client";

import { useTranslations } from "next-intl";
import { TextField } from "#app/_forms/fields.tsx";
import { textOf } from "#app/_forms/values.ts";
import type { ProfileView } from "#server/catalogue/schemas.ts";

/** What the desk and the patient see of a profile beside its label. */
export function NeutralFields({ profile }: { profile?: ProfileView }) {
  const words = useTranslations("Catalogue");
  return (
    <>
      <div className="pair">
        <TextField
          name="arrivalLeadMinutes"
          type="number"
          min={0}
          label={words("lead")}
          defaultValue={profile?.arrivalLeadMinutes ?? 15}
        />
        <TextField name="priceBand" label={words("priceBand")} defaultValue={profile?.priceBand} />
      </div>
      <TextField name="followUpPattern" label={words("followUp")} defaultValue={profile?.followUpPattern} />
    </>
  );
}

export const neutralOf = (values: FormData) => ({
  label: textOf(values, "label"),
  arrivalLeadMinutes: Number(textOf(values, "arrivalLeadMinutes")),
  priceBand: textOf(values, "priceBand"),
  followUpPattern: textOf(values, "followUpPattern"),
});
