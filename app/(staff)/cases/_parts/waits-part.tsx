import { getTranslations } from "next-intl/server";
import { dateAt, dayMonth } from "#app/_format/index.ts";
import type { CaseView } from "#server/pathway/schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";
import { RunAgainButton, WaiveWaitForm } from "./waive-wait.tsx";

/** The waits that her surgeon let pass, by whom and why; and for her surgeon those that may be. */
export async function WaitsPart({ view, today }: { view: CaseView; today: string }) {
  const words = await getTranslations("Case");
  const { caseId, waitWaivers, waivable, zone, isMine, mayDecide } = view;
  const askedFor = view.state === "waiting" ? { notBefore: view.notBefore, today } : null;
  if (waitWaivers.length + waivable.length === 0) return null;
  const about = (wait: { days: number; start: "none" | "quote_handed_over" | "consultation" | "consent" }) =>
    words("waits.about", { days: wait.days, start: words(`starts.${wait.start}`) });
  return (
    <section className="part">
      <h2>{words(waitWaivers.length > 0 ? "waits.heading" : "waits.mayPass")}</h2>
      {waitWaivers.map(({ days, start, source, at, byName: name, reason }) => (
        <div className="case-say stack" key={`${start} ${days} ${source}`}>
          <p>
            {about({ days, start })} <Sealed>{source}</Sealed>
          </p>
          <p className="small">
            <Sealed>{words("waits.by", { name, date: dayMonth(dateAt(at, zone)), reason })}</Sealed>
          </p>
          {isMine && mayDecide && (
            <p>
              <RunAgainButton wait={{ caseId, days, start, source }} about={about({ days, start })} />
            </p>
          )}
        </div>
      ))}
      {waivable.map(({ days, start, source }) => (
        <div className="case-say stack" key={`${start} ${days} ${source}`}>
          <p>
            {about({ days, start })} <Sealed>{source}</Sealed>
          </p>
          <p>
            <WaiveWaitForm
              wait={{ caseId, days, start, source }}
              about={about({ days, start })}
              askedFor={askedFor}
            />
          </p>
        </div>
      ))}
    </section>
  );
}
