import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import NotHere from "../../../../not-found.tsx";
import { Frame } from "../../_parts/frame.tsx";
import { TextForm } from "../../_parts/text-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Catalogue"))("title") };
}

type Props = { searchParams: Promise<{ of?: string | string[] }> };

/** A new draft of a procedure's text, beginning with the words of its newest version. */
export default async function NewTextPage({ searchParams }: Props) {
  const { role } = await requireStaff("manager", "surgeon");
  const of = Id.safeParse((await searchParams).of);
  if (!of.success) return <NotHere />;
  const words = await getTranslations("Catalogue");
  const caller = await api();
  const [newest] = await caller.catalogue.templates({ procedureId: of.data, kind: "recovery" });
  if (!newest) return <NotHere />;
  const text = await caller.catalogue.template({ templateVersionId: newest.templateVersionId });
  if (text.kind !== "recovery") return <NotHere />;
  return (
    <Frame here="texts" role={role} title={newest.procedureName}>
      <section className="part">
        <h2>{words("draftForm")}</h2>
        <TextForm procedureId={of.data} content={text.content} />
      </section>
    </Frame>
  );
}
