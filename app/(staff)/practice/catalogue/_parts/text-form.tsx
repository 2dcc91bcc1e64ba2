"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { RecoveryContent } from "#server/catalogue/template-schemas.ts";
import { CheckInFields, checkInsIn } from "./check-in-fields.tsx";
import { HealingFields, healingIn } from "./healing-fields.tsx";
import { LinesField } from "./lines-field.tsx";
import {
  fieldToLines,
  fieldToMilestones,
  fieldToStrings,
  linesToField,
  milestonesToField,
} from "./text-lines.ts";

const parts = ["do", "dont", "normal"] as const;

/** The whole text in fields of lines. What is saved is a new draft; the version that it began with stays as it is. */
export function TextForm({ procedureId, content }: { procedureId: string; content: RecoveryContent }) {
  const words = useTranslations("Catalogue");
  const client = useTRPCClient();
  const router = useRouter();
  const [made, setMade] = useState<string | null>(null);

  async function send(values: FormData) {
    const text = (name: string) => textOf(values, name);
    const stretches = content.days.map((_, i) => ({
      from: Number(text(`content.days.${i}.from`)),
      to: Number(text(`content.days.${i}.to`)),
      headline: text(`content.days.${i}.headline`),
      do: fieldToLines(text(`content.days.${i}.do`)),
      dont: fieldToLines(text(`content.days.${i}.dont`)),
      normal: fieldToLines(text(`content.days.${i}.normal`)),
    }));
    const { templateVersionId } = await client.catalogue.draftTemplate.mutate({
      kind: "recovery",
      procedureId,
      content: {
        format: 1,
        about: fieldToLines(text("content.about")),
        bring: fieldToStrings(text("content.bring")),
        days: stretches,
        callUs: fieldToStrings(text("content.callUs")),
        emergency: fieldToStrings(text("content.emergency")),
        milestones: fieldToMilestones(text("content.milestones")),
        healing: healingIn(values),
        sutures: text("content.sutures") || null,
        checkIns: checkInsIn(values),
      },
    });
    setMade(templateVersionId);
    router.push(`/practice/catalogue/texts/${templateVersionId}`);
  }

  return (
    <Form send={send} refresh={false} action={words("saveDraft")} ready={made === null}>
      <LinesField
        name="content.about"
        label={words("parts.about")}
        hint={words("linesHint")}
        defaultValue={linesToField(content.about)}
      />
      <LinesField
        name="content.bring"
        label={words("parts.bring")}
        hint={words("bringHint")}
        defaultValue={content.bring.join("\n")}
      />
      {content.days.map((stretch, i) => (
        <fieldset className="text-days" key={stretch.from}>
          <legend>{words("dayRange", { from: stretch.from, to: stretch.to })}</legend>
          <div className="pair">
            <TextField
              name={`content.days.${i}.from`}
              type="number"
              label={words("fromDay")}
              defaultValue={stretch.from}
            />
            <TextField
              name={`content.days.${i}.to`}
              type="number"
              label={words("toDay")}
              defaultValue={stretch.to}
            />
          </div>
          <TextField
            name={`content.days.${i}.headline`}
            label={words("headline")}
            defaultValue={stretch.headline}
          />
          {parts.map((part) => (
            <LinesField
              key={part}
              name={`content.days.${i}.${part}`}
              label={words(`parts.${part}`)}
              hint={words("linesHint")}
              defaultValue={linesToField(stretch[part])}
            />
          ))}
        </fieldset>
      ))}
      <LinesField
        name="content.callUs"
        label={words("parts.callUs")}
        hint={words("plainLinesHint")}
        defaultValue={content.callUs.join("\n")}
      />
      <LinesField
        name="content.emergency"
        label={words("parts.emergency")}
        hint={words("plainLinesHint")}
        defaultValue={content.emergency.join("\n")}
      />
      <LinesField
        name="content.milestones"
        label={words("parts.milestones")}
        hint={words("milestonesHint")}
        defaultValue={milestonesToField(content.milestones)}
      />
      <HealingFields healing={content.healing} />
      <CheckInFields checkIns={content.checkIns} />
      <TextField name="content.sutures" label={words("parts.sutures")} defaultValue={content.sutures ?? ""} />
    </Form>
  );
}
