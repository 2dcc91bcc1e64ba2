"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { SelectField, TextField } from "#app/_forms/fields.tsx";
import { type Offer, sides, suturePlans } from "#server/pathway/schemas.ts";

type Variant = Offer["variants"][number];
type Select = Omit<ComponentProps<"select">, "name">;

/** What can be had: the anaesthesias, and the variants of the one that is chosen; what cannot be had any more gives way to the first. */
export function choicesOf(all: readonly Variant[], chosen: { anaesthesia: string; variantId: string }) {
  const kinds = [...new Set(all.map(({ anaesthesia }) => anaesthesia))];
  const kind = kinds.find((one) => one === chosen.anaesthesia) ?? kinds[0];
  const variants = all.filter(({ anaesthesia }) => anaesthesia === kind);
  const variant = variants.find(({ variantId }) => variantId === chosen.variantId) ?? variants[0];
  return { kinds, kind, variants, variant };
}

export function SideField(select: Select) {
  const words = useTranslations("Case");
  const options = sides.map((side) => ({ value: side, label: words(`sides.${side}`) }));
  return (
    <SelectField
      name="side"
      label={words("side")}
      options={[{ value: "", label: words("choose") }, ...options]}
      {...select}
    />
  );
}

export function AnaesthesiaField({
  kinds,
  ...select
}: Select & { kinds: readonly Variant["anaesthesia"][] }) {
  const words = useTranslations("Case");
  const options = kinds.map((kind) => ({ value: kind, label: words(`anaesthesias.${kind}`) }));
  return <SelectField name="anaesthesia" label={words("anaesthesia")} options={options} {...select} />;
}

export function VariantField({
  variants,
  hint,
  ...select
}: Select & { variants: readonly Variant[]; hint: string }) {
  const words = useTranslations("Case");
  const options = variants.map(({ variantId, profileLabel, variantLabel }) => ({
    value: variantId,
    label: words("profile", { profile: profileLabel, variant: variantLabel }),
  }));
  return <SelectField name="variantId" label={words("variant")} hint={hint} options={options} {...select} />;
}

export function SuturePlanField(select: Select) {
  const words = useTranslations("Case");
  const options = suturePlans.map((plan) => ({ value: plan, label: words(`suturePlans.${plan}`) }));
  return (
    <SelectField
      name="suturePlan"
      label={words("suturePlan")}
      options={[{ value: "", label: words("notSettled") }, ...options]}
      {...select}
    />
  );
}

export function SuturesField(input: Omit<ComponentProps<"input">, "name">) {
  const words = useTranslations("Case");
  return (
    <TextField
      name="sutures"
      label={words("sutures")}
      hint={words("suturesHint")}
      maxLength={120}
      autoComplete="off"
      {...input}
    />
  );
}
