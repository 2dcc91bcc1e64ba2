import { getTranslations } from "next-intl/server";
import { dateAt, hour, longDate } from "#app/_format/index.ts";
import type { CaseView } from "#server/pathway/schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";

/** That her operation was called off on its day, and why, for as long as it has no other date. */
export async function CalledOff({ view: { calledOff, zone } }: { view: CaseView }) {
  const words = await getTranslations("Day.callOff");
  if (calledOff.length === 0) return null;
  return (
    <section className="notice is-attention" aria-labelledby="called-off">
      <h2 id="called-off">
        <span className="icon i-attention" aria-hidden="true" />
        {words("onCase")}
      </h2>
      {calledOff.map(({ at, byName, reason, words: said }) => (
        <div key={at}>
          <p>
            {words("onCaseSaid", {
              reason: words(`reasons.${reason}`),
              date: longDate(dateAt(at, zone)),
              time: hour(at, zone),
              name: byName,
            })}
          </p>
          {said && <Sealed>{said}</Sealed>}
        </div>
      ))}
    </section>
  );
}
