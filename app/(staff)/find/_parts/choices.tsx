"use client";

import { useTranslations } from "next-intl";
import { clock, shortDate } from "#app/_format/index.ts";
import { useCall } from "./call-context.ts";
import { ChoiceLink } from "./choice-link.tsx";
import type { Offer } from "./offers.ts";
import { Parts } from "./parts.tsx";
import { FieldForm } from "./plain-form.tsx";
import { RequestLink } from "./request-link.tsx";
import { useFitting } from "./use-fitting.ts";

/** What can be wanted: her waiting cases, what a new caller may have, and what somebody who is known may have. */
export function Choices() {
  const words = useTranslations("Find.what");
  const { opened, address, dayCaseWanted, waiting, patientKnown } = useCall();
  const callers = opened.offers.filter(({ forNewCallers }) => forNewCallers);
  const others = opened.offers.filter(({ forKnown }) => forKnown);
  return (
    <div className="stack">
      <Sites />
      {address.date !== null && address.at !== null && (
        <p className="small">{words("forGap", { date: shortDate(address.date), time: clock(address.at) })}</p>
      )}
      {address.patient && waiting.length > 0 && (
        <section className="stack tight">
          <h3 className="label">{words("waits", { count: waiting.length })}</h3>
          {waiting.map((one) => (
            <RequestLink key={one.requestId} className="option" request={one}>
              <b>
                {one.profileLabel}, {one.variantLabel}
              </b>
              <span className="small soft">
                {one.surgeonName}, {words("notBefore", { date: shortDate(one.notBefore) })}
              </span>
            </RequestLink>
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
    <FieldForm name="variant">
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
    </FieldForm>
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
