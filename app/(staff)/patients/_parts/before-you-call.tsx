import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { PatientView } from "#server/identity/patient-schemas.ts";
import { SafeHours } from "./safe-hours.tsx";

/** The one dark bar of the page, above everything: what to do before what not to. */
export async function BeforeYouCall({ patient, change }: { patient: PatientView; change: ReactNode }) {
  const words = await getTranslations("Patients.before");
  const covers = await getTranslations("Patients.covers");
  const { contact } = patient;
  const b = (chunks: ReactNode) => <strong>{chunks}</strong>;
  return (
    <section className="banner" aria-label={words("title")}>
      <h2>
        <span className="icon i-phone" aria-hidden="true" /> {words("title")}
      </h2>
      <ul>
        <li>
          {contact.nameToUse ? (
            words.rich("ask", { name: contact.nameToUse, b })
          ) : (
            <span className="who">
              {words.rich("askHer", { name: patient.givenName || patient.familyName, b })}
            </span>
          )}
        </li>
        <li>
          <SafeHours contact={contact} zone={patient.zone} />
        </li>
        {contact.phoneWord && <li>{words.rich("word", { word: contact.phoneWord, b })}</li>}
        <Fact yes={contact.voicemail}>{words(`voicemail.${contact.voicemail ? "yes" : "no"}`)}</Fact>
        <Fact yes={contact.letters}>{words(`letters.${contact.letters ? "yes" : "no"}`)}</Fact>
        <Fact yes={contact.channel !== "none"}>{words(`channel.${contact.channel}`)}</Fact>
        <li>
          {words("cover")}: <strong>{covers(contact.coverLine)}</strong>
        </li>
      </ul>
      {change}
    </section>
  );
}

function Fact({ yes, children }: { yes: boolean; children: ReactNode }) {
  return (
    <li>
      <span className={`icon ${yes ? "i-yes" : "i-no"}`} aria-hidden="true" />
      {children}
    </li>
  );
}
