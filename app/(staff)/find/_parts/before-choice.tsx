"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import { ReadyMark } from "../../_parts/ready-mark.tsx";
import { useCall } from "./call-context.ts";
import { ForDesk } from "./for-desk.tsx";
import { RequestLink } from "./request-link.tsx";
import { isBetweenCalls } from "./search.ts";
import { ToCall } from "./to-call.tsx";

/** Before anything is chosen: what waits for a date, for the patient on the phone what she has already, and between calls whom to call and what the desk has to do. */
export function BeforeChoice() {
  const { address } = useCall();
  return (
    <>
      <Coming />
      {isBetweenCalls(address) && <ToCall />}
      <ToSchedule />
      {isBetweenCalls(address) && <ForDesk />}
    </>
  );
}

/** Her bookings to come: whoever calls back most often wants to move one. */
function Coming() {
  const words = useTranslations("Find.coming");
  const { coming, address, opened } = useCall();
  if (!address.patient || coming.length === 0) return null;
  return (
    <section className="part" aria-labelledby="coming">
      <h2 id="coming">{words("title")}</h2>
      <ul className="waiting">
        {coming.map((one) => (
          <li key={one.bookingId}>
            <Link href={`/find?move=${one.bookingId}`} prefetch={false}>
              <span className="when">
                <b>{shortDate(dateAt(one.startsAt, one.zone))}</b> {hour(one.startsAt, one.zone)}
              </span>
              <span className="who">{one.label}</span>
              <span className="soft">
                {one.surgeonName}
                {opened.sites.length > 1 && `, ${one.siteName}`}
              </span>
              <ReadyMark readiness={one.readiness} />
              <span className="do">{words("move")}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What surgeons have asked for and may be booked now: whom, how long, with whom, not before when. */
function ToSchedule() {
  const words = useTranslations("Find.toSchedule");
  const { waiting, opened, address, patientName } = useCall();
  return (
    <section className="part" aria-labelledby="to-schedule">
      <h2 id="to-schedule">
        {address.patient && patientName ? words("titleFor", { name: patientName }) : words("title")}
      </h2>
      {waiting.length === 0 ? (
        <p className="soft empty">{address.patient ? words("noneFor") : words("none")}</p>
      ) : (
        <ul className="waiting">
          {waiting.map((one) => (
            <li key={one.requestId}>
              <RequestLink request={one}>
                <span className="when">
                  <span className="small soft">{words("notBefore")}</span> <b>{shortDate(one.notBefore)}</b>
                </span>
                <span className="who">{one.patientName}</span>
                <span className="soft">
                  {one.profileLabel}, {one.variantLabel}
                </span>
                <span className="soft">
                  {one.surgeonName}
                  {opened.sites.length > 1 && `, ${one.siteName}`}
                </span>
                <ReadyMark readiness={one.readiness} />
                <span className="icon i-forward faint" aria-hidden="true" />
              </RequestLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
