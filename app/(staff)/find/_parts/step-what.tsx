"use client";

import { useTranslations } from "next-intl";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import { hourText } from "./address.ts";
import { useCall } from "./call-context.ts";
import { ChoiceLink } from "./choice-link.tsx";
import type { Offer } from "./offers.ts";
import { Hidden } from "./plain-form.tsx";
import { Step } from "./step.tsx";

/** What a gap of the board leaves of a choice that needs no such room: its day. */
export function useFitting() {
  const { opened, address } = useCall();
  const kind = opened.resources.find(({ resourceId }) => resourceId === address.resource)?.kind;
  return (variantId: string) => {
    const offer = opened.offers.find((one) => one.variantId === variantId);
    return kind && offer && !offer.needs.includes(kind) ? { resource: null, at: null } : {};
  };
}

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

/** The minutes of each place, in the order of the day. */
function Parts({ offer }: { offer: Offer }) {
  const words = useTranslations("Find");
  return offer.parts
    .map(({ kind, minutes, before, after }) => {
      const part = { kind: words(`kinds.${kind}`), minutes, before, after };
      return before > 0 ? words("what.partAround", part) : words("what.part", part);
    })
    .map((part, place) => (place === 0 ? part : part.charAt(0).toLowerCase() + part.slice(1)))
    .join(", ");
}

function WithSurgeon() {
  const words = useTranslations("Find.what");
  const { opened, address, site, go } = useCall();
  const surgeons = opened.resources.filter(
    ({ kind, active, siteIds }) => kind === "surgeon" && active && siteIds.includes(site?.siteId ?? ""),
  );
  if (surgeons.length < 2) return null;
  return (
    <form action="/find" className="field-row">
      <Hidden but={["surgeon"]} />
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
      <noscript>
        <button className="btn" type="submit">
          {words("show")}
        </button>
      </noscript>
    </form>
  );
}

function Choices() {
  const words = useTranslations("Find.what");
  const { opened, address, dayCaseWanted, waiting, patientKnown } = useCall();
  const fitting = useFitting();
  const callers = opened.offers.filter(({ forNewCallers }) => forNewCallers);
  const others = opened.offers.filter(({ forKnown }) => forKnown);
  return (
    <div className="stack">
      <Sites />
      {address.date !== null && address.at !== null && (
        <p className="small">
          {words("forGap", { date: shortDate(address.date), time: clockOf(address.at) })}
        </p>
      )}
      {address.patient && waiting.length > 0 && (
        <section className="stack tight">
          <h3 className="label">{words("waits", { count: waiting.length })}</h3>
          {waiting.map((one) => (
            <ChoiceLink
              key={one.requestId}
              className="option"
              change={{
                request: one.requestId,
                site: one.siteId,
                variant: null,
                patient: null,
                ...fitting(one.variantId),
              }}
            >
              <b>
                {one.profileLabel}, {one.variantLabel}
              </b>
              <span className="small soft">
                {one.surgeonName}, {words("notBefore", { date: shortDate(one.notBefore) })}
              </span>
            </ChoiceLink>
          ))}
        </section>
      )}
      <section className="stack tight">
        <h3 className="label">{address.patient && patientKnown ? words("anybody") : words("newCaller")}</h3>
        {callers.length === 0 && <p className="small soft">{words("nothingForCallers")}</p>}
        <Offers offers={callers} />
      </section>
      {address.patient && patientKnown && others.length > 0 && (
        <section className="stack tight">
          <h3 className="label">{words("known")}</h3>
          <Offers offers={others} />
        </section>
      )}
      <p className={dayCaseWanted ? "notice is-attention small" : "small soft"}>{words("newCallerOnly")}</p>
    </div>
  );
}

const FEW = 8;

/** Some links, or for an imported list of services one field to choose from. */
function Offers({ offers }: { offers: readonly Offer[] }) {
  const words = useTranslations("Find.what");
  const { go } = useCall();
  const fitting = useFitting();
  if (offers.length <= FEW) {
    return offers.map((offer) => (
      <ChoiceLink
        key={offer.variantId}
        className="option"
        change={{ variant: offer.variantId, ...fitting(offer.variantId) }}
      >
        <b>{offer.label}</b>
        <span className="small soft">
          <Parts offer={offer} />
        </span>
      </ChoiceLink>
    ));
  }
  return (
    <form action="/find" className="field-row">
      <Hidden but={["variant"]} />
      <select
        className="input"
        name="variant"
        aria-label={words("known")}
        value=""
        onChange={(event) =>
          event.target.value && go({ variant: event.target.value, ...fitting(event.target.value) })
        }
      >
        <option value="">{words("choose")}</option>
        {offers.map(({ variantId, label }) => (
          <option key={variantId} value={variantId}>
            {label}
          </option>
        ))}
      </select>
      <noscript>
        <button className="btn" type="submit">
          {words("show")}
        </button>
      </noscript>
    </form>
  );
}

function Sites() {
  const words = useTranslations("Find");
  const { opened, site } = useCall();
  if (opened.sites.length < 2) return null;
  return (
    <nav className="choice" aria-label={words("site")}>
      {opened.sites.map(({ siteId, name }) => (
        <ChoiceLink
          key={siteId}
          change={{ site: siteId, resource: null, surgeon: null, date: null, at: null }}
          quiet
          {...(siteId === site?.siteId ? { "aria-current": "true" as const } : {})}
        >
          {name}
        </ChoiceLink>
      ))}
    </nav>
  );
}

const clockOf = (minute: number) => hourText(minute).replace(/^0/, "");
