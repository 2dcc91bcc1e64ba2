import { getTranslations } from "next-intl/server";
import type { HistoryLine } from "#server/scheduling/schemas.ts";
import { HistoryItem } from "../../today/_parts/booking-history.tsx";

/** Each change of a booking as a sentence, newest first. */
export async function WhatHappened({ lines }: { lines: readonly HistoryLine[] }) {
  const words = await getTranslations("Patients.happened");
  return (
    <section className="part">
      <h2>{words("title")}</h2>
      {lines.length === 0 && <p className="empty-part soft">{words("none")}</p>}
      <ol className="history">
        {lines.map((line) => (
          <HistoryItem key={line.eventId} line={line} />
        ))}
      </ol>
    </section>
  );
}
