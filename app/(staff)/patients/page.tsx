import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { PatientSearch } from "./_parts/patient-search.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Patients"))("title") };
}

const examples = ["byName", "byDate", "byPhone", "together"] as const;

/** The way to a patient is to know whom one looks for: a search box and how it is used, and no list. */
export default async function PatientsPage() {
  const { role } = await requireStaff("desk", "nurse", "surgeon", "anaesthetist");
  const words = await getTranslations("Patients");
  return (
    <main className="record search-page" id="main">
      <div className="record-head">
        <h1>{words("title")}</h1>
      </div>
      <PatientSearch mayRegister={role === "desk"} />
      <p className="soft">{words(role === "desk" ? "search.about" : "search.aboutTeam")}</p>
      <section className="part">
        <h2>{words("search.examples")}</h2>
        <ul className="rows">
          {examples.map((example) => (
            <li key={example}>{words.rich(`search.${example}`, { b: (chunks) => <b>{chunks}</b> })}</li>
          ))}
        </ul>
      </section>
      <p className="small soft">{words("search.audited")}</p>
    </main>
  );
}
