"use client";

import { useTranslations } from "next-intl";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import { useWhy } from "#app/(staff)/find/_parts/use-why.ts";
import type { MovePreview, StartView } from "#server/scheduling/schemas.ts";

type Props = {
  preview: MovePreview;
  zone: string;
  wanted: string;
  bookingId: string;
  take: (start: StartView) => void;
};

/** Why the wanted hour cannot be, or what it takes; and the nearest that can. */
export function MoveRefusal({ preview, zone, wanted, bookingId, take }: Props) {
  const words = useTranslations("Move");
  const why = useWhy(zone, preview.refusal?.until ?? null);
  const { to, refusal, needsOverride, nearest } = preview;
  if (to && !needsOverride) return null;
  const date = dateAt(wanted, zone);
  const at = { date: shortDate(date), time: hour(wanted, zone) };
  return (
    <div className="notice is-attention">
      <p>
        {needsOverride ? words("outside", at) : words("refused", at)} {refusal && why(refusal, date)}
      </p>
      <p className="small soft">{nearest.length > 0 ? words("nearest") : words("noNearest")}</p>
      <div className="nearest">
        {nearest.map((start) => (
          <button key={start.startsAt} type="button" className="btn" onClick={() => take(start)}>
            {start.date === date
              ? hour(start.startsAt, zone)
              : words("nearestOn", { date: shortDate(start.date), time: hour(start.startsAt, zone) })}
          </button>
        ))}
        <a className="btn plain" href={`/find?move=${bookingId}`}>
          {words("findOther")}
        </a>
      </div>
    </div>
  );
}
