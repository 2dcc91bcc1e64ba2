"use client";

import { useTranslations } from "next-intl";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import { useCall } from "./call-context.ts";
import { Choices } from "./choices.tsx";
import { Parts } from "./parts.tsx";
import { FieldForm } from "./plain-form.tsx";
import { Step } from "./step.tsx";

const anew = {
  variant: null,
  request: null,
  move: null,
  date: null,
  at: null,
  from: null,
  surgeon: null,
} as const;

/** A consultation for whoever calls, a day case that a surgeon has asked for, or a booking that is to be moved. */
export function StepWhat() {
  const words = useTranslations("Find");
  const { subject, booking } = useCall();
  const change = booking
    ? { label: words("leave"), told: words("leaveMove"), to: { ...anew, patient: booking.patientId } }
    : { label: words("change"), told: words("changeWhat"), to: anew };
  return (
    <Step n={1} title={words("steps.what")} current={subject === null} {...(subject ? { change } : {})}>
      {subject ? <Chosen /> : <Choices />}
    </Step>
  );
}

function Chosen() {
  const words = useTranslations("Find.what");
  const { booking, request, offer } = useCall();
  const label =
    booking?.label ?? offer?.label ?? (request ? `${request.profileLabel}, ${request.variantLabel}` : "");
  return (
    <div className="stack tight">
      <div className="picked">
        <strong>{label}</strong>
        {offer && (
          <>
            <br />
            <span className="small soft">
              <Parts offer={offer} />
            </span>
          </>
        )}
      </div>
      {request && (
        <p className="small">
          {request.surgeonName},{" "}
          {words.rich("notBeforeDay", {
            date: shortDate(request.notBefore),
            soft: (told) => <span className="soft">{told}</span>,
          })}
          <At />
        </p>
      )}
      {booking && (
        <p className="small">
          {words("was", {
            date: shortDate(dateAt(booking.startsAt, booking.zone)),
            time: hour(booking.startsAt, booking.zone),
          })}
          {booking.surgeonName && <span className="soft">, {booking.surgeonName}</span>}
          <At />
        </p>
      )}
      {!booking && !request && <WithSurgeon />}
    </div>
  );
}

/** The site, where there are several. */
function At() {
  const { opened, site } = useCall();
  return opened.sites.length > 1 && site ? <span className="soft">, {site.name}</span> : null;
}

function WithSurgeon() {
  const words = useTranslations("Find.what");
  const { opened, address, site, go } = useCall();
  const surgeons = opened.resources.filter(
    ({ kind, active, siteIds }) => kind === "surgeon" && active && siteIds.includes(site?.siteId ?? ""),
  );
  if (surgeons.length < 2) return null;
  return (
    <FieldForm name="surgeon">
      <label className="small" htmlFor="surgeon">
        {words("withSurgeon")}
      </label>
      <select
        className="input"
        id="surgeon"
        name="surgeon"
        value={address.surgeon ?? ""}
        onChange={(event) =>
          go({ surgeon: event.target.value || null, date: null, at: null, resource: null }, true)
        }
      >
        <option value="">{words("anySurgeon")}</option>
        {surgeons.map(({ resourceId, name }) => (
          <option key={resourceId} value={resourceId}>
            {name}
          </option>
        ))}
      </select>
    </FieldForm>
  );
}
