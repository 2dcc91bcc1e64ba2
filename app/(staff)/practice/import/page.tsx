import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { PracticeNav } from "../_parts/practice-nav.tsx";
import { ImportDesk } from "./import-desk.tsx";
import { Runs } from "./runs.tsx";

/** Brings an operating list from elsewhere: choose a file, say what its columns mean, try it, import it. */
export default async function ImportPage() {
  await requireStaff("manager");
  const words = await getTranslations("Import");
  const caller = await api();
  const [sites, runs] = await Promise.all([caller.practice.sites(), caller.imports.list()]);
  return (
    <main className="record" id="main">
      <div className="record-head">
        <h1>{words("title")}</h1>
      </div>
      <PracticeNav here="import" />
      <section className="part">
        <h2>{words("new")}</h2>
        <p className="soft">{words("about")}</p>
        <ImportDesk sites={sites} />
      </section>
      <section className="part">
        <h2>{words("runs")}</h2>
        <Runs runs={runs} sites={sites} />
      </section>
    </main>
  );
}
