import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { TemplateKind, type TemplateView } from "#server/catalogue/template-schemas.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import NotHere from "../../../../not-found.tsx";
import { ChecklistForm } from "../../_parts/checklist-form.tsx";
import { ConsentForm } from "../../_parts/consent-form.tsx";
import { Frame, readers } from "../../_parts/frame.tsx";
import { TextForm } from "../../_parts/text-form.tsx";
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
  return (
    <Frame here="texts" role={role} title={newest.procedureName ?? words("forAll")}>
      <section className="part">
        <h2>{words("draftOf", { kind: words(`textKinds.${text.kind}`) })}</h2>
        <FormFor text={text} />
      </section>
    </Frame>
  );
}

function FormFor({ text }: { text: TemplateView }) {
  const { kind, procedureId } = text;
  if (kind === "anaesthesia") return <ConsentForm of={{ kind, procedureId: null }} content={text.content} />;
  if (!procedureId) return null;
  if (kind === "consent") return <ConsentForm of={{ kind, procedureId }} content={text.content} />;
  if (kind === "checklist") return <ChecklistForm procedureId={procedureId} content={text.content} />;
  return <TextForm procedureId={procedureId} content={text.content} />;
}
