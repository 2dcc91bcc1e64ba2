import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { DraftButton } from "../_parts/draft-button.tsx";
import { Frame, readers } from "../_parts/frame.tsx";
import { VersionRow } from "../_parts/version-row.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Catalogue"))("title") };
}

/** Every text that patients read, by procedure: drafts that wait for a surgeon first. */
export default async function TextsPage() {
  const { role } = await requireStaff(...readers);
  const words = await getTranslations("Catalogue");
  const caller = await api();
  const [texts, sites] = await Promise.all([caller.catalogue.templates({}), caller.practice.sites()]);
  const zone = sites[0]?.zone ?? "UTC";
  const byProcedure = [...Map.groupBy(texts, ({ procedureId }) => procedureId).values()];
  const waits = (versions: typeof texts) => versions.some(({ state }) => state === "draft");
  const sorted = byProcedure.toSorted((a, b) => Number(waits(b)) - Number(waits(a)));
  return (
    <Frame here="texts" role={role}>
      <p className="soft catalogue-about">{words("textAbout")}</p>
      {sorted.map((versions) => (
        <section className="part" key={versions[0]?.procedureId}>
          <h2>{versions[0]?.procedureName}</h2>
          <ul className="rows">
            {versions.map((version) => (
              <VersionRow key={version.templateVersionId} version={version} zone={zone} />
            ))}
          </ul>
          {(role === "manager" || role === "surgeon") && (
            <DraftButton procedureId={versions[0]?.procedureId ?? ""} />
          )}
        </section>
      ))}
    </Frame>
  );
}
