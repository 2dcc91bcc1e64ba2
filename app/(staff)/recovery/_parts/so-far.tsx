import { getTranslations } from "next-intl/server";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { CheckInView } from "#server/recovery/check-in-schemas.ts";

/** What was done about it, the latest first, each a sentence with its name. */
export async function SoFar({ view: { done, zone } }: { view: Pick<CheckInView, "done" | "zone"> }) {
  const words = await getTranslations("Recovery.soFar");
  return (
    <section className="part" aria-labelledby="so-far">
      <h2 className="part-head" id="so-far">
        {words("title")}
      </h2>
      {done.length === 0 && <p className="soft empty-part">{words("nothing")}</p>}
      <ol className="history">
        {done.toReversed().map((one) => (
          <li key={`${one.at} ${one.kind}`}>
            <span className="when time">
              {shortDate(dateAt(one.at, zone))} {hour(one.at, zone)}
            </span>{" "}
            <span>
              {words(`kinds.${one.kind}`)} <span className="own-words">{one.words}</span>{" "}
              <span className="by">{one.byName}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
