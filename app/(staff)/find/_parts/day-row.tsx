"use client";

import { useTranslations } from "next-intl";
import { type CSSProperties, useState } from "react";
import { clock, daysBetween, longDate, shortDate } from "#app/_format/index.ts";
import { useCall } from "./call-context.ts";
import { ChoiceLink } from "./choice-link.tsx";
import { type FreeDay, freeStretches, type Slot, type Stretch } from "./days.ts";
import { someOf } from "./some-of.ts";

const FEW = 6;

type Props = { day: FreeDay; scale: Stretch; picked: () => void };

/** One day: its free stretches on the ruled hours, and its times, a handful at first. */
export function DayRow({ day: { date, slots }, scale, picked }: Props) {
  const words = useTranslations("Find.times");
  const { address, picked: chosen, site, search } = useCall();
  const [open, setOpen] = useState(false);
  const away = site ? daysBetween(site.today, date) : 0;
  const all = open || slots.length <= FEW || (address.date === date && address.at === null);
  const shown = all ? slots : someOf(slots, FEW - 1, chosen.slot);
  return (
    <div className="result">
      <div className="date">
        <b>{shortDate(date)}</b>
        <span className="small soft">{words("daysAway", { days: away })}</span>
      </div>
      <div>
        <Strip slots={slots} chosen={chosen.slot} scale={scale} />
        <fieldset className="slots" aria-label={words("freeOn", { date: longDate(date) })}>
          {shown.map((slot) => (
            <ChoiceLink
              key={slot.startsAt}
              className="slot"
              quiet
              change={{ date, at: slot.minute, from: search?.from ?? null }}
              then={picked}
              {...(slot === chosen.slot ? { "aria-current": "true" as const } : {})}
            >
              <b className="time">{clock(slot.minute)}</b>
              <span>{slot.held[0]?.name}</span>
            </ChoiceLink>
          ))}
          {!all && (
            <ChoiceLink
              className="btn plain"
              change={{ date, at: null, from: search?.from ?? null, resource: address.resource }}
              instead={() => setOpen(true)}
              aria-label={words("moreOn", { count: slots.length - shown.length, date: longDate(date) })}
            >
              {words("more", { count: slots.length - shown.length })}
            </ChoiceLink>
          )}
        </fieldset>
      </div>
    </div>
  );
}

function Strip({ slots, chosen, scale }: { slots: readonly Slot[]; chosen: Slot | null; scale: Stretch }) {
  const own = chosen && slots.includes(chosen) ? chosen : null;
  const ruled = { "--open": scale.from, "--shut": scale.to } as CSSProperties;
  return (
    <div className="strip" aria-hidden="true" style={ruled}>
      {freeStretches(slots).map(({ from, to }) => (
        <i key={from} style={{ "--from": from, "--to": to } as CSSProperties} />
      ))}
      {own && (
        <i
          className="pick"
          style={{ "--from": own.minute, "--to": own.minute + own.minutes } as CSSProperties}
        />
      )}
    </div>
  );
}
