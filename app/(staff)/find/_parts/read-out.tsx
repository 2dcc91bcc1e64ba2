"use client";

import { useTranslations } from "next-intl";
import { useCall } from "./call-context.ts";
import { useHerClock, useReadOut } from "./use-read-out.ts";

/** The sentence to say on the phone. For an hour outside the list it stands once that is booked. */
export function ReadOut({ startsAt }: { startsAt: string | null }) {
  const { picked, zone, offer, patient, site } = useCall();
  if (startsAt === null || !picked.slot) return null;
  return (
    <Say
      arrivesAt={picked.slot.arrivesAt}
      zone={zone}
      herZone={patient?.zone ?? null}
      withCompanion={offer?.withCompanion ?? false}
      place={site ? { name: site.name, address: site.address } : null}
    />
  );
}

type Props = {
  arrivesAt: string;
  zone: string;
  herZone: string | null;
  withCompanion: boolean;
  place: { name: string; address: string } | null;
};

export function Say({ arrivesAt, zone, herZone, withCompanion, place }: Props) {
  const words = useTranslations("Find.say");
  const sentence = useReadOut()(arrivesAt, zone, withCompanion);
  const hers = useHerClock()(arrivesAt, zone, herZone);
  return (
    <section className="say" aria-label={words("label")}>
      <p className="label">{words("label")}</p>
      <q>{sentence}</q>
      {hers && <p className="small soft">{hers}</p>}
      {withCompanion && <p className="small soft">{words("noCompanion")}</p>}
      {place && <p className="small soft">{place.address}</p>}
    </section>
  );
}
