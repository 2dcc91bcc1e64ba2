"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import type { PatientHit, PatientView } from "#server/identity/patient-schemas.ts";
import { RegisterDialog } from "../../_parts/register-dialog.tsx";
import { HitLine, SearchBox } from "../../_parts/search-box.tsx";
import { useCall } from "./call-context.ts";
import { Step } from "./step.tsx";

type Props = { searchRef: RefObject<HTMLInputElement | null>; found: () => void };

/** Who it is for: found by searching, or registered here. A case or a booking brings its patient along. */
export function StepWho({ searchRef, found }: Props) {
  const words = useTranslations("Find");
  const { subject, patientId, request, booking, pickPatient } = useCall();
  const [typed, setTyped] = useState<string | null>(null);
  const fixed = request !== null || booking !== null;
  const change = { label: words("change"), told: words("changeWho"), to: { patient: null } };
  const pick = (hit: PatientHit) => {
    setTyped(null);
    pickPatient(hit);
    found();
  };
  return (
    <Step
      n={2}
      title={words("steps.who")}
      current={subject !== null && patientId === null}
      {...(patientId && !fixed ? { change } : {})}
    >
      {patientId ? (
        <Picked />
      ) : (
        <div className="stack tight">
          <SearchBox
            label={words("who.search")}
            placeholder={words("who.placeholder")}
            pick={pick}
            register={setTyped}
            inputRef={searchRef}
          />
          <div>
            <button type="button" className="btn plain" onClick={() => setTyped("")}>
              <span className="icon i-plus" aria-hidden="true" />
              {words("who.register")}
            </button>
          </div>
        </div>
      )}
      {typed !== null && <RegisterDialog typed={typed} close={() => setTyped(null)} done={pick} />}
    </Step>
  );
}

function Picked() {
  const { patient, patientName } = useCall();
  const phoneEnding = patient?.phone?.replace(/\D/g, "").slice(-4) ?? null;
  return (
    <div className="stack tight">
      <div className="picked">
        <strong>{patientName}</strong>
        <br />
        <HitLine hit={patient && { birthDate: patient.birthDate, phoneEnding }} />
      </div>
      {patient && <Marks patient={patient} />}
    </div>
  );
}

/** What must not be forgotten while one is on the phone with her. */
function Marks({ patient }: { patient: PatientView }) {
  const words = useTranslations("Find.who.marks");
  const { nameToUse, voicemail } = patient.contact;
  return (
    <ul className="marks small">
      {!voicemail && <li className="mark is-attention">{words("voicemail")}</li>}
      {nameToUse && <li className="mark is-waiting">{words("say", { name: nameToUse })}</li>}
      {patient.flags.map((flag) => (
        <li key={flag} className="mark is-waiting">
          {words(flag)}
        </li>
      ))}
    </ul>
  );
}
