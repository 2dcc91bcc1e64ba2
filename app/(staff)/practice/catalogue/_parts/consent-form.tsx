"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form } from "#app/_forms/form.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { ConsentContent } from "#server/catalogue/consent-schemas.ts";
import { LinesField } from "./lines-field.tsx";
import { fieldToRisks, fieldToStrings } from "./text-lines.ts";

type Of = { kind: "consent"; procedureId: string } | { kind: "anaesthesia"; procedureId: null };

/** A consent in fields of lines. What is saved is a new draft; the version that it began with stays as it is. */
export function ConsentForm({ of, content }: { of: Of; content: ConsentContent }) {
  const words = useTranslations("Catalogue");
  const client = useTRPCClient();
  const router = useRouter();
  const [made, setMade] = useState(false);

  async function send(values: FormData) {
    const lines = (part: string) => fieldToStrings(textOf(values, `content.${part}`));
    const { templateVersionId } = await client.catalogue.draftTemplate.mutate({
      ...of,
      content: {
        format: 1,
        purpose: lines("purpose"),
        done: lines("done"),
        alternatives: lines("alternatives"),
        risks: fieldToRisks(textOf(values, "content.risks"), content.risks, () => crypto.randomUUID()),
        noGuarantee: lines("noGuarantee").join(" "),
        recovery: lines("recovery"),
      },
    });
    setMade(true);
    router.push(`/practice/catalogue/texts/${templateVersionId}`);
  }

  const field = (part: Exclude<keyof ConsentContent, "format">, value: readonly string[], hint: string) => (
    <LinesField
      name={`content.${part}`}
      label={words(`consentParts.${part}`)}
      hint={hint}
      defaultValue={value.join("\n")}
    />
  );
  const [oneALine, risks] = [words("plainLinesHint"), content.risks.map(({ text }) => text)];
  return (
    <Form send={send} refresh={false} action={words("saveDraft")} ready={!made}>
      {field("purpose", content.purpose, oneALine)}
      {field("done", content.done, oneALine)}
      {field("alternatives", content.alternatives, words("alternativesHint"))}
      {field("risks", risks, words("risksHint"))}
      {field("noGuarantee", [content.noGuarantee], words("noGuaranteeHint"))}
      {field("recovery", content.recovery, oneALine)}
    </Form>
  );
}
