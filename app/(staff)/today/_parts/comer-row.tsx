"use client";

import { useTranslations } from "next-intl";
import { dateAt, hour, shortDate, telephone } from "#app/_format/index.ts";
import type { Comer } from "#server/pathway/come-schemas.ts";

type Props = { one: Comer; zone: string; move: () => void };

/** Whom to call, by what name, until when and on what number; when she comes now and when she could; and what to say of eating. */
export function ComerRow({ one, zone, move }: Props) {
  const words = useTranslations("Come");
  const { patientId, patientName, nameToCall, label, startsAt, to, here, phone, callUntil, fasting } = one;
  const starts = hour(to.startsAt, zone);
  const at = (instant: string) => hour(instant, zone);
  return (
    <li>
      <span className="time">
        <strong>{starts}</strong>
        <span className="small soft">
          {words("not", { date: shortDate(dateAt(startsAt, zone)), time: at(startsAt) })}
        </span>
      </span>
      <span>
        <span className="who">{patientName}</span>
        <span className="small soft">{label}</span>
        {here ? (
          <span className="mark is-ready small">{words("here")}</span>
        ) : (
          <span className="small">
            {nameToCall && <>{words("askFor", { name: nameToCall })} </>}
            {phone && (
              <a className="time who" href={telephone(phone)}>
                {phone}
              </a>
            )}{" "}
            {callUntil ? words("callUntil", { time: at(callUntil) }) : words("callAnyHour")}{" "}
            <a href={`/patients/${patientId}/call`} target="_blank" rel="noreferrer">
              {words("howToCall")}
              <span className="hidden"> {patientName}</span>
            </a>
          </span>
        )}
        <span className="small">
          {words(`fasting.${fasting.word}`, { light: at(fasting.lightUntil), clear: at(fasting.clearUntil) })}{" "}
          {words("arrives", { time: at(to.arrivesAt) })}
        </span>
      </span>
      <button type="button" className="btn" onClick={move}>
        {words("move", { time: starts })}
        <span className="hidden"> {patientName}</span>
      </button>
    </li>
  );
}
