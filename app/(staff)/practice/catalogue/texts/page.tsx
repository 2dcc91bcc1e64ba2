import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { Frame, readers } from "../_parts/frame.tsx";
import { KindRows } from "../_parts/kind-rows.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Catalogue"))("title") };
}

/** Every text by procedure and kind: those with drafts that wait for approval first. */
export default async function TextsPage() {
  const { role } = await requireStaff(...readers);
  const words = await getTranslations("Catalogue");
  const caller = await api();
  const [texts, procedures, sites] = await Promise.all([
    caller.catalogue.templates({}),
    caller.catalogue.allProcedures({ inactive: true }),
    caller.practice.sites(),
  ]);
  const zone = sites[0]?.zone ?? "UTC";
  const parts = [
    { procedureId: null, name: words("forAll") },
    ...procedures.map(({ procedureId, name }) => ({ procedureId, name })),
  ].map((part) => ({ ...part, texts: texts.filter((one) => one.procedureId === part.procedureId) }));
  const waits = ({ texts: own }: (typeof parts)[number]) => own.some(({ state }) => state === "draft");
  return (
    <Frame here="texts" role={role}>
      <p className="soft catalogue-about">{words("textAbout")}</p>
      {parts
        .toSorted((a, b) => Number(waits(b)) - Number(waits(a)))
        .map((part) => (
          <section className="part" key={part.procedureId}>
            <h2>{part.name}</h2>
            <KindRows procedureId={part.procedureId} texts={part.texts} role={role} zone={zone} />
          </section>
        ))}
    </Frame>
  );
}
