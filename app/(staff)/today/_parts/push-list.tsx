"use client";

import { useTranslations } from "next-intl";
import { hour } from "#app/_format/index.ts";
import type { PushLine } from "#server/scheduling/schemas.ts";
import { usePushWhy } from "./use-push-why.ts";

/** The list as it would be: for each the old hour and the new one, when she comes, whether she is here; and what is in the way of whom. */
export function PushList({ lines, zone }: { lines: readonly PushLine[]; zone: string }) {
  const words = useTranslations("Push");
  const why = usePushWhy(zone);
  const refused = lines.filter(({ refusal }) => refusal !== null).length;
  return (
    <>
      {refused > 0 && <p className="notice is-attention">{words("refused", { count: refused })}</p>}
      <ol className="push-list">
        {lines.map(({ bookingId, patientName, label, startsAt, to, here, needsOverride, refusal }) => (
          <li key={bookingId} className={refusal ? "is-refused" : undefined}>
            <span className="time">
              <s>
                <span className="hidden">{words("was")} </span>
                {hour(startsAt, zone)}
              </s>{" "}
              <strong>
                <span className="hidden">{words("then")} </span>
                {hour(to.startsAt, zone)}
              </strong>
            </span>
            <span>
              <span className="who">{patientName}</span>
              <span className="small soft">{label}</span>
            </span>
            <span className="small">
              {here ? (
                <span className="mark is-ready">{words("here")}</span>
              ) : (
                <span className="mark is-waiting">
                  {words("arrives", { time: hour(to.arrivesAt, zone) })}
                </span>
              )}
            </span>
            {needsOverride && <span className="small why">{words("outsideLine")}</span>}
            {refusal && <span className="mark is-attention small why">{why(refusal)}</span>}
          </li>
        ))}
      </ol>
    </>
  );
}
