import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { cityOf } from "#app/_format/index.ts";
import type { PatientView } from "#server/identity/patient-schemas.ts";
import { EditContact } from "./edit-contact.tsx";
import { EditFlags } from "./edit-flags.tsx";
import { EditPeople } from "./edit-people.tsx";
import { languageName } from "./language.ts";
import { SafeHours } from "./safe-hours.tsx";

type Props = { patient: PatientView; mayWrite: boolean };

/** How to reach her, what she needs, and who may be told what. */
export async function RecordAside({ patient, mayWrite }: Props) {
  return (
    <>
      <Reaching patient={patient} mayWrite={mayWrite} />
      <Needs patient={patient} mayWrite={mayWrite} />
      <People patient={patient} mayWrite={mayWrite} />
    </>
  );
}

type Fact =
  | "nameToUse"
  | "phone"
  | "email"
  | "language"
  | "zone"
  | "messages"
  | "hours"
  | "phoneWord"
  | "cover"
  | "voicemail"
  | "letters";

async function Reaching({ patient, mayWrite }: Props) {
  const words = await getTranslations("Patients.reach");
  const covers = await getTranslations("Patients.coverNames");
  const { contact } = patient;
  const safe = (may: boolean) => (may ? words("may") : words("never"));
  const lines: [Fact, ReactNode][] = [
    ["nameToUse", contact.nameToUse ? words("nameToUseIs", { name: contact.nameToUse }) : words("none")],
    [
      "phone",
      patient.phone ? (
        <span key="phone" className="time">
          {patient.phone}
        </span>
      ) : (
        words("none")
      ),
    ],
    ["email", patient.email ?? words("none")],
    ["language", patient.language ? languageName(patient.language) : words("none")],
    ["zone", patient.zone ? cityOf(patient.zone) : words("sameClock")],
    ["messages", words(`channels.${contact.channel}`)],
    ["hours", <SafeHours key="hours" contact={contact} zone={null} />],
    ["phoneWord", contact.phoneWord ? `“${contact.phoneWord}”` : words("none")],
    ["cover", covers(contact.coverLine)],
    ["voicemail", safe(contact.voicemail)],
    ["letters", safe(contact.letters)],
  ];
  return (
    <section className="part">
      <div className="part-head">
        <h2>{words("title")}</h2>
        {mayWrite && <EditContact patient={patient} label={words("change")} className="btn plain" />}
      </div>
      <dl className="rows facts">
        {lines.map(([key, told]) => (
          <div key={key}>
            <dt>{words(key)}</dt>
            <dd>{told}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

async function Needs({ patient, mayWrite }: Props) {
  const words = await getTranslations("Patients.flags");
  return (
    <section className="part">
      <div className="part-head">
        <h2>{words("title")}</h2>
        {mayWrite && <EditFlags patient={patient} label={words("change")} />}
      </div>
      {patient.flags.length === 0 && <p className="empty-part soft">{words("none")}</p>}
      <ul className="rows facts">
        {patient.flags.map((flag) => (
          <li key={flag}>
            <span className="mark is-attention">{words(`names.${flag}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function People({ patient, mayWrite }: Props) {
  const words = await getTranslations("Patients.people");
  return (
    <section className="part">
      <div className="part-head">
        <h2>{words("title")}</h2>
        {mayWrite && <EditPeople patient={patient} label={words("change")} />}
      </div>
      {patient.people.length === 0 && <p className="empty-part soft">{words("none")}</p>}
      <dl className="rows facts">
        {patient.people.map((person) => (
          <div key={person.kind}>
            <dt>{words(`kinds.${person.kind}`)}</dt>
            <dd>
              {person.name}
              {person.phone && <span className="time under">{person.phone}</span>}
              <span className="under">{words(`says.${person.maySay}`)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
