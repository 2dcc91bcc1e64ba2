import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { telephone } from "#app/_format/index.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import { languageName } from "../../patients/_parts/language.ts";
import { SafeHours } from "../../patients/_parts/safe-hours.tsx";

/** Her number, and what has to be known before it is called. */
export async function Reach({ patientId }: { patientId: string }) {
  const patient = await orMissing((await api()).patients.get({ patientId }));
  if (!patient) return null;
  const words = await getTranslations("Recovery.reach");
  const before = await getTranslations("Patients.before");
  const covers = await getTranslations("Patients.covers");
  const { contact, phone, language } = patient;
  const b = (chunks: ReactNode) => <strong>{chunks}</strong>;
  return (
    <>
      {phone ? (
        <a className="btn large" href={telephone(phone)}>
          <span className="icon i-phone" aria-hidden="true" /> <span className="time ltr">{phone}</span>
        </a>
      ) : (
        <p className="mark is-attention">{words("noNumber")}</p>
      )}
      <ul className="reach small" aria-label={before("title")}>
        <li>
          {contact.nameToUse ? (
            before.rich("ask", { name: contact.nameToUse, b })
          ) : (
            <span className="who">
              {before.rich("askHer", { name: patient.givenName || patient.familyName, b })}
            </span>
          )}
        </li>
        <li>
          <SafeHours contact={contact} zone={patient.zone} />
        </li>
        <li>
          <strong>{before(`voicemail.${contact.voicemail ? "yes" : "no"}`)}</strong>
        </li>
        {contact.phoneWord && <li>{before.rich("word", { word: contact.phoneWord, b })}</li>}
        {language && language !== "en" && (
          <li>
            {words("speaks", { language: languageName(language) })}
            {patient.flags.includes("interpreter") && `, ${words("interpreter")}`}
          </li>
        )}
        <li>
          {before("cover")}: {covers(contact.coverLine)}
        </li>
        <li>
          <Link href={`/patients/${patientId}/call`} prefetch={false}>
            {words("callCard")}
          </Link>
        </li>
      </ul>
    </>
  );
}
