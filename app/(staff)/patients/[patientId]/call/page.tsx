import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { telephone } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import { PrintButton } from "../../../_parts/print-button.tsx";
import NotHere from "../../../not-found.tsx";
import { languageName } from "../../_parts/language.ts";
import { SafeHours } from "../../_parts/safe-hours.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Patients"))("call") };
}

type Props = { params: Promise<{ patientId: string }> };

/** What must be in sight while the phone rings, large. Only words from lists, her own choices, and no name but the one to use. */
export default async function CallCard({ params }: Props) {
  await requireStaff("desk", "nurse", "surgeon", "anaesthetist");
  const { patientId } = await params;
  const patient = await orMissing((await api()).patients.get({ patientId }));
  if (!patient) return <NotHere />;
  const words = await getTranslations("Patients.card");
  const covers = await getTranslations("Patients.covers");
  const people = await getTranslations("Patients.people");
  const { contact } = patient;
  const told = patient.people.filter(({ maySay }) => maySay !== "nothing");
  return (
    <main className="record call-page" id="main">
      <div className="record-head">
        <h1>{words("title")}</h1>
        <div className="btns push">
          <PrintButton label={words("print")} />
          <Link className="btn" href={`/patients/${patientId}`} prefetch={false}>
            {words("back")}
          </Link>
        </div>
      </div>
      <dl className="call-card">
        <Line label={words("ask")} big>
          <span className={contact.nameToUse ? undefined : "who"}>
            {contact.nameToUse ? `“${contact.nameToUse}”` : patient.givenName || patient.familyName}
          </span>
        </Line>
        <Line label={words("number")} big={patient.phone !== null}>
          {patient.phone ? (
            <a className="time" href={telephone(patient.phone)}>
              {patient.phone}
            </a>
          ) : (
            words("noNumber")
          )}
        </Line>
        <Line label={words("safe")}>
          <SafeHours contact={contact} zone={patient.zone} />
        </Line>
        {contact.phoneWord && (
          <Line label={words("word")}>
            <strong>“{contact.phoneWord}”</strong>
            <span className="under">{words("wordMeans")}</span>
          </Line>
        )}
        {patient.language && (
          <Line label={words("language")}>
            {languageName(patient.language)}
            {patient.flags.includes("interpreter") && <span className="under">{words("interpreter")}</span>}
          </Line>
        )}
        <Line label={words("voicemail")}>
          <strong>{words(contact.voicemail ? "voicemailYes" : "voicemailNo")}</strong>
        </Line>
        <Line label={words("other")}>
          <strong>{covers(contact.coverLine)}</strong>
          <span className="under">{words("neither")}</span>
        </Line>
        <Line label={words("told")}>
          {told.length === 0 && words("nobody")}
          {told.map((person) => (
            <span key={person.kind} className="told">
              {person.name}: {people(`says.${person.maySay}`)}
              <span className="under">{people(`kinds.${person.kind}`)}</span>
            </span>
          ))}
        </Line>
      </dl>
    </main>
  );
}

function Line({ label, big = false, children }: { label: string; big?: boolean; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={big ? "call-big" : undefined}>{children}</dd>
    </div>
  );
}
