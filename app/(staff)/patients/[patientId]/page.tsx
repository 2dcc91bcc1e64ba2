import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ageOn, dateAt, fullDate, hour, nameOf, shortDate } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import type { PatientView } from "#server/identity/patient-schemas.ts";
import { siteOf } from "../../_parts/site.ts";
import NotHere from "../../not-found.tsx";
import { Bars } from "../_parts/bars.tsx";
import { BeforeYouCall } from "../_parts/before-you-call.tsx";
import { BookingList } from "../_parts/booking-list.tsx";
import { nextOf } from "../_parts/bookings.ts";
import { EditContact } from "../_parts/edit-contact.tsx";
import { EditIdentity } from "../_parts/edit-identity.tsx";
import { FirstAccessCard } from "../_parts/first-access.tsx";
import { HerCalls } from "../_parts/her-calls.tsx";
import { languageName } from "../_parts/language.ts";
import { Messages } from "../_parts/messages.tsx";
import { NextVisit } from "../_parts/next-visit.tsx";
import { RecordAside } from "../_parts/record-aside.tsx";
import { WaitingCases } from "../_parts/waiting-cases.tsx";
import { WhatHappened } from "../_parts/what-happened.tsx";

type Props = { params: Promise<{ patientId: string }> };

/** One patient, for the desk to work with and for the treating team to read. Nobody, a stranger and one kept from the reader look the same. */
export default async function PatientPage({ params }: Props) {
  const actor = await requireStaff("desk", "nurse", "surgeon", "anaesthetist");
  const { patientId } = await params;
  const caller = await api();
  const patient = await orMissing(caller.patients.get({ patientId }));
  if (!patient) return <NotHere />;
  const desk = actor.role === "desk";
  const now = actor.now.toString();
  const [site, bookings, lines, messages, confirmed, requests, colleagues, { calls }] = await Promise.all([
    siteOf(null),
    caller.scheduling.ofPatient({ patientId }),
    caller.scheduling.history({ patientId }),
    caller.messages.ofPatient({ patientId }),
    caller.messages.confirmed({ patientId }),
    desk ? caller.cases.toSchedule({ patientId }) : [],
    desk ? caller.staff.colleagues() : [],
    desk ? caller.messages.calls({ patientId }) : { calls: [] },
  ]);
  const zone = site?.zone ?? "UTC";
  const next = nextOf(bookings, now);
  const visit = next && (await caller.scheduling.get({ bookingId: next.bookingId }));
  const words = await getTranslations("Patients");
  return (
    <main className="record patient-page" id="main">
      <Head
        patient={patient}
        desk={desk}
        surgeon={actor.role === "surgeon"}
        today={dateAt(now, zone)}
        zone={zone}
      />
      <BeforeYouCall
        patient={patient}
        change={
          desk ? <EditContact patient={patient} label={words("before.change")} className="btn" /> : null
        }
      />
      <div className="cols patient-cols">
        <div>
          <HerCalls calls={calls} />
          {visit && <NextVisit booking={visit} confirmed={confirmed} now={now} mayMove={desk} />}
          <WaitingCases requests={requests} />
          <BookingList bookings={bookings} now={now} mayMove={desk} />
          <WhatHappened lines={lines} />
        </div>
        <div>
          <RecordAside patient={patient} mayWrite={desk} />
          <Messages view={messages} now={actor.now} />
          {desk && (
            <>
              <HerPage patient={patient} zone={zone} />
              <Bars
                patient={patient}
                colleagues={colleagues.filter(({ staffId }) => staffId !== actor.actorId)}
                bookings={bookings}
                now={now}
                zone={zone}
              />
            </>
          )}
        </div>
      </div>
    </main>
  );
}

type HeadProps = { patient: PatientView; desk: boolean; surgeon: boolean; today: string; zone: string };

async function Head({ patient, desk, surgeon, today, zone }: HeadProps) {
  const words = await getTranslations("Patients.head");
  const { patientId, birthDate } = patient;
  return (
    <div className="record-head">
      <div>
        <h1 className="who">{nameOf(patient)}</h1>
        <p className="meta">
          <span>
            {birthDate
              ? words("born", { date: fullDate(birthDate), age: ageOn(birthDate, today) })
              : words("bornUnknown")}
          </span>
          {patient.phone && <span className="time">{patient.phone}</span>}
          {patient.language && <span>{languageName(patient.language)}</span>}
          <span>{words("since", { date: fullDate(dateAt(patient.registeredAt, zone)) })}</span>
          <span title={words("referenceHint")}>{words("reference", { reference: patient.reference })}</span>
        </p>
      </div>
      <div className="btns push">
        <Link className="btn" href={`/patients/${patientId}/call`} prefetch={false}>
          <span className="icon i-phone" aria-hidden="true" /> {words("callCard")}
        </Link>
        {desk && <EditIdentity patient={patient} label={words("edit")} />}
        {desk && <FirstAccessCard patientId={patientId} access={patient.access} zone={zone} />}
        {desk && (
          <Link className="btn main" data-key="find" href={`/find?patient=${patientId}`} prefetch={false}>
            {words("findTime")}{" "}
            <span className="key" aria-hidden="true">
              <kbd>F</kbd>
            </span>
          </Link>
        )}
        {surgeon && (
          <Link className="btn main" href={`/cases/new?patient=${patientId}`} prefetch={false}>
            {words("request")}
          </Link>
        )}
      </div>
    </div>
  );
}

/** Whether she can sign in to her own page. */
async function HerPage({ patient, zone }: { patient: PatientView; zone: string }) {
  const words = await getTranslations("Patients.access");
  const until = patient.codeExpiresAt
    ? `${shortDate(dateAt(patient.codeExpiresAt, zone))}, ${hour(patient.codeExpiresAt, zone)}`
    : "";
  return (
    <section className="part">
      <h2>{words("title")}</h2>
      <p className="empty-part">{words(patient.access, { until })}</p>
    </section>
  );
}
