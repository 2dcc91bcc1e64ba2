import { getTranslations } from "next-intl/server";
import { cityOf, dateAt, hour, longDate, shortDate } from "#app/_format/index.ts";
import { OwnClock } from "../../../_parts/own-clock.tsx";
import { type Fast, FastingRule } from "./fasting-rule.tsx";
import { Left } from "./left.tsx";

type Props = { fasting: Fast; arrivesAt: string | null; zone: string; herZone: string | null; now: string };

/** Until when she may eat and drink, in the order in which it ends: hours on the wall clock of the site, which are true whenever she reads them. */
export async function Fasting({ fasting, arrivesAt, zone, herZone, now }: Props) {
  const words = await getTranslations("My.prepare.fasting");
  const { fattyUntil, lightUntil, clearUntil } = fasting;
  const day = dateAt(clearUntil, zone);
  const lines = [
    { kind: "fatty", until: fattyUntil, icon: "i-meal" },
    { kind: "light", until: lightUntil, icon: "i-meal" },
    { kind: "clear", until: clearUntil, icon: "i-drink" },
  ] as const;
  return (
    <section className="my-part tint" aria-labelledby="fasting">
      <h2 id="fasting">{words("title")}</h2>
      <p className="soft">{words("on", { date: longDate(day), city: cityOf(zone) })}</p>
      <FastingRule fasting={fasting} arrivesAt={arrivesAt} zone={zone} now={now} />
      <ul className="lines">
        {lines.map(({ kind, until, icon }) => {
          const ended = Temporal.Instant.compare(until, now) <= 0;
          const time = hour(until, zone);
          return (
            <li key={kind} className={ended ? "gone" : ""}>
              <span className={`icon ${icon}`} aria-hidden="true" />
              <span>
                {words(kind)}
                {dateAt(until, zone) !== day && (
                  <span className="under">{shortDate(dateAt(until, zone))}</span>
                )}
                <OwnClock at={until} zone={zone} herZone={herZone} />
              </span>
              <span className="time">
                {words(ended ? "ended" : "until", { time })}
                {!ended && (
                  <Left
                    until={until}
                    now={now}
                    words={{ left: words("left", { time: "{time}" }), over: words("over") }}
                  />
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <p>{words("nothing")}</p>
      <p className="soft">{words("else")}</p>
    </section>
  );
}
