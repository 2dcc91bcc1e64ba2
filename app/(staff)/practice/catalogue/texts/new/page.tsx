import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import type { ChecklistContent } from "#server/catalogue/checklist-schemas.ts";
import { TemplateKind, type TemplateView } from "#server/catalogue/template-schemas.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import NotHere from "../../../../not-found.tsx";
import { approvedChecklist } from "../../_parts/approved-checklist.ts";
import { ChecklistForm } from "../../_parts/checklist-form.tsx";
import { ConsentForm } from "../../_parts/consent-form.tsx";
import { Frame, readers } from "../../_parts/frame.tsx";
import { TextForm } from "../../_parts/text-form.tsx";
import { WhatChanges } from "../../_parts/what-changes.tsx";
import { mayDraft } from "../../_parts/who-may.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Catalogue"))("title") };
}

type Props = { searchParams: Promise<{ kind?: string | string[]; of?: string | string[] }> };

/** A new draft of a text of one kind, beginning with the words of its newest version. */
export default async function NewTextPage({ searchParams }: Props) {
  const { role } = await requireStaff(...readers);
  const asked = await searchParams;
  const kind = TemplateKind.safeParse(asked.kind);
  const of = Id.safeParse(asked.of);
  const isAsked = kind.success && (of.success || kind.data === "anaesthesia");
  if (!isAsked || !mayDraft(role, kind.data)) return <NotHere />;
  const words = await getTranslations("Catalogue");
  const caller = await api();
  const filter = { kind: kind.data, ...(of.success && { procedureId: of.data }) };
  const [newest] = await caller.catalogue.templates(filter);
  if (!newest) return <NotHere />;
  const text = await caller.catalogue.template({ templateVersionId: newest.templateVersionId });
  const approved = kind.data === "checklist" && of.success ? await approvedChecklist(caller, of.data) : null;
  return (
    <Frame here="texts" role={role} title={newest.procedureName ?? words("forAll")}>
      <section className="part">
        <h2>{words("draftOf", { kind: words(`textKinds.${text.kind}`) })}</h2>
        <FormFor text={text} approved={approved} />
      </section>
      {text.kind !== "checklist" && <WhatChanges kind={text.kind} checklists={null} />}
    </Frame>
  );
}

function FormFor({ text, approved }: { text: TemplateView; approved: ChecklistContent | null }) {
  const { kind, procedureId } = text;
  if (kind === "anaesthesia") return <ConsentForm of={{ kind, procedureId: null }} content={text.content} />;
  if (!procedureId) return null;
  if (kind === "consent") return <ConsentForm of={{ kind, procedureId }} content={text.content} />;
  if (kind === "checklist")
    return <ChecklistForm procedureId={procedureId} content={text.content} approved={approved} />;
  return <TextForm procedureId={procedureId} content={text.content} />;
}
